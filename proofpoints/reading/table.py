"""A CSV file of a dataset to checked cells, or problems with line and column name.

Stricter than Frictionless on purpose: it accepts an unclosed quote (and swallows rows), NaN as a number, and any encoding.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import pairwise
from typing import Any

from proofpoints.columns import Table
from proofpoints.problems import Problem
from proofpoints.reading.table_cells import read_cell
from proofpoints.reading.table_header import read_header, separator_of, separator_problem
from proofpoints.reading.table_text import decode, mend_command

MAX_ROWS = 20_000
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")

Checked = list[tuple[int, dict[str, Any]]]
Rows = list[tuple[int, list[str]]]  # line and cells


def read_table(file: str, raw: bytes, table: Table) -> tuple[Checked, list[Problem]]:
    """Rows as (line, cells by column), empty cells None; rows with a problem are left out of the result.

    Line ends, a byte order mark, another separator and capitals in the header hide nothing: what is wrong with the rows is
    said in the same run.
    """
    text, problems = decode(file, raw)
    if problems and not text:
        return [], problems
    separator = separator_of(text, table)
    problems += separator_problem(file, separator)
    records, broken = _records(text, separator)
    if broken:
        line, said = broken
        hint = "A quote that is opened must be closed; write a quote inside a cell twice."
        return [], [
            *problems,
            Problem(file, line, None, "", "table-csv", f"the row that begins here is not valid CSV ({said})", hint),
        ]
    empty = [line for line, record in records if not any(map(str.strip, record))]
    records = [(line, record) for line, record in records if any(map(str.strip, record))] if empty else records
    if not records:
        hint = f"First line: {','.join(table.header)}; each line below is {table.row}."
        return [], [Problem(file, 1, None, "", "table-empty", "the file must hold rows, it is empty", hint)]
    header = read_header(file, *records[0], table)
    problems += header.problems
    if not header.readable:
        return [], problems
    rows = records if header.is_row else records[1:]
    problems += _empty_problem(file, empty)
    if len(rows) > MAX_ROWS:
        return [], [
            Problem(
                file,
                rows[MAX_ROWS][0],
                None,
                "",
                "table-size",
                f"the file must hold at most {MAX_ROWS} rows, it holds more",
                "Keep only the rows that the case needs.",
            )
        ]
    return _check_rows(file, rows, table, problems)


def _records(text: str, separator: str) -> tuple[Rows, tuple[int, str] | None]:
    """Records with the line they begin in; and where the one begins that can't be read, with what is wrong."""
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    records = []
    line = 1
    try:
        for record in reader:
            records.append((line, record))
            if len(records) > MAX_ROWS + 1:  # more are refused anyway; a file of line ends holds millions
                break
            line = reader.line_num + 1
    except csv.Error as error:
        return records, (line, str(error))
    return records, None


def _check_rows(file: str, rows: Rows, table: Table, problems: list[Problem]) -> tuple[Checked, list[Problem]]:
    checked: Checked = []
    first_line: dict[str, int] = {}
    sound: list[dict[str, Any]] = [{} for _ in table.columns]  # most cells of a column say the same
    for line, record in rows:
        if len(record) != len(table.columns):
            problems.append(_count_problem(file, line, record, table))
            continue
        cells: dict[str, Any] = {}
        wrong = []
        for column, fine, text in zip(table.columns, sound, record, strict=True):
            if text not in fine:
                cells[column.name], flaw = read_cell(column, text)
                if flaw:
                    wrong.append(Problem(file, line, None, column.name, *flaw))
                    continue
                fine[text] = cells[column.name]
            cells[column.name] = fine[text]
        id_ = record[0]
        if id_ in first_line:
            wrong.append(
                Problem(
                    file,
                    line,
                    None,
                    "id",
                    "table-repeated-id",
                    f'id "{id_}" must stand once, it stands in lines {first_line[id_]} and {line}',
                    "Give the row an id of its own, or remove the repeated row.",
                )
            )
        first_line.setdefault(id_, line)
        problems += wrong
        if not wrong:
            checked.append((line, cells))
    return checked, problems


def _empty_problem(file: str, lines: list[int]) -> list[Problem]:
    """One for all lines without a word: Excel writes them by the hundred where a sheet was once used."""
    if not lines:
        return []
    others = f", as are {len(lines) - 1} more" if len(lines) > 1 else ""
    hint = f"Remove it, or run `{mend_command(file)}`."
    return [Problem(file, lines[0], None, "", "table-cells", f"the line is empty{others}", hint)]


def _count_problem(file: str, line: int, record: list[str], table: Table) -> Problem:
    hint = "A cell that holds a comma must stand in double quotes; an empty cell still needs its comma."
    thousands = next((pair for pair in pairwise(record) if _THOUSANDS.fullmatch(",".join(pair))), None)
    if thousands and len(record) > len(table.columns):
        hint = f"If it is {','.join(thousands)}, write {''.join(thousands)}, without the comma. {hint}"
    return Problem(
        file, line, None, "", "table-cells", f"the row must have {len(table.columns)} cells, it has {len(record)}", hint
    )
