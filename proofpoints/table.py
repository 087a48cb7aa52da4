"""A CSV file of a dataset to checked cells, or problems with line and column name.

Stricter than Frictionless on purpose: it accepts an unclosed quote (and swallows rows), NaN as a number, and any encoding.
"""

from __future__ import annotations

import csv
import io
import math
import re
import sys
from typing import Any

from proofpoints.columns import Column, Table
from proofpoints.period import FORMS, parse_period, period_hint
from proofpoints.problems import Problem
from proofpoints.suggest import did_you_mean, listed, nearest

MAX_BYTES = 5_000_000
MAX_ROWS = 20_000
MAX_CELL = 4_000
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?")
_INTEGER = re.compile(r"[0-9]{1,12}")
_ID = re.compile(r"[a-z][a-z0-9]{0,30}")
_SOURCE = re.compile(r"S[1-9][0-9]?")

Checked = list[tuple[int, dict[str, Any]]]


def read_table(file: str, raw: bytes, table: Table) -> tuple[Checked, list[Problem]]:
    """Rows as (line, cells by column), empty cells None; rows with a problem are left out of the result.

    Line ends and a byte order mark hide nothing: what is wrong with the rows is said in the same run.
    """
    text, problems = _decode(file, raw)
    if problems and not text:
        return [], problems
    records, broken = _records(text)
    if broken:
        line, said = broken
        hint = "A quote that is opened must be closed; write a quote inside a cell twice."
        return [], [
            *problems,
            Problem(file, line, None, "", "table-csv", f"the row that begins here is not valid CSV ({said})", hint),
        ]
    if not records:
        hint = f"First line: {','.join(table.header)}; each line below is {table.row}."
        return [], [Problem(file, 1, None, "", "table-empty", "the file must hold rows, it is empty", hint)]
    (line, header), rows = records[0], records[1:]
    wrong = _check_header(file, line, header, table)
    problems += wrong
    if wrong:
        return [], problems
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


def _decode(file: str, raw: bytes) -> tuple[str, list[Problem]]:
    def refuse(line: int, message: str, hint: str, column: int = 1, text: str = "") -> tuple[str, list[Problem]]:
        return text, [Problem(file, line, column, "", "table-encoding", message, hint)]

    if len(raw) > MAX_BYTES:
        return refuse(
            1, f"the file must be at most {MAX_BYTES // 1_000_000} MB", "Keep only the rows that the case needs."
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        plain = raw.decode("utf-8-sig", "replace") if raw.startswith(b"\xef") else ""
        return refuse(
            1,
            "the file must be UTF-8 without a byte order mark",
            "In Excel choose 'CSV (comma delimited)'; in an editor 'UTF-8 without BOM'.",
            text=plain.replace("\r\n", "\n").replace("\x00", ""),
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return refuse(
            raw.count(b"\n", 0, error.start) + 1,
            "the file must be UTF-8, here is a byte that is not",
            "Save it as 'CSV UTF-8', then remove the byte order mark.",
            error.start - raw.rfind(b"\n", 0, error.start),
        )
    if "\x00" in text:
        return refuse(
            text.count("\n", 0, text.index("\x00")) + 1,
            "the file must be text, here is a NUL byte",
            "Export the table again as CSV.",
            text.index("\x00") - text.rfind("\n", 0, text.index("\x00")),
        )
    if "\r" in text:
        return refuse(
            text.count("\n", 0, text.index("\r")) + 1,
            "lines must end with LF, here is a carriage return",
            "Save with line ends 'LF' (Unix); Git does it by itself with our .gitattributes.",
            text.index("\r") - text.rfind("\n", 0, text.index("\r")),
            text.replace("\r\n", "\n").replace("\r", "\n"),
        )
    return text, []


def _records(text: str) -> tuple[list[tuple[int, list[str]]], tuple[int, str] | None]:
    """Records with the line they begin in; and where the one begins that can't be read, with what is wrong."""
    reader = csv.reader(io.StringIO(text), strict=True)
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


def _check_header(file: str, line: int, header: list[str], table: Table) -> list[Problem]:
    if header == table.header:
        return []
    problems = []
    header = header[: 2 * len(table.header)]  # a line of commas holds millions
    for name in header:
        if name not in table.header:
            hint = f"{did_you_mean(name, table.header)}Header: {','.join(table.header)}"
            problems.append(Problem(file, line, None, name, "table-header", f'"{name}" is not a column we know', hint))
    meant = {nearest(name, table.header) for name in header if name not in table.header}
    missing = [name for name in table.header if name not in header and name not in meant]
    if missing:
        problems.append(
            Problem(
                file,
                line,
                None,
                missing[0],
                "table-header",
                f"columns are missing: {', '.join(missing)}",
                f"Header: {','.join(table.header)}",
            )
        )
    if not problems:
        problems.append(
            Problem(
                file,
                line,
                None,
                header[0],
                "table-header",
                "columns must stand once each, in our order",
                f"Header: {','.join(table.header)}",
            )
        )
    return problems


def _check_rows(
    file: str, rows: list[tuple[int, list[str]]], table: Table, problems: list[Problem]
) -> tuple[Checked, list[Problem]]:
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
                cells[column.name], flaw = _cell(column, text)
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


def _count_problem(file: str, line: int, record: list[str], table: Table) -> Problem:
    hint = "A cell that holds a comma must stand in double quotes; an empty cell still needs its comma."
    return Problem(
        file, line, None, "", "table-cells", f"the row must have {len(table.columns)} cells, it has {len(record)}", hint
    )


Flaw = tuple[str, str, str]  # rule, message, hint


def _cell(column: Column, text: str) -> tuple[Any, Flaw | None]:
    if text == "":
        if column.required:
            return None, ("table-required", f"{column.name} is empty", _required_hint(column))
        return None, None
    if len(text) > MAX_CELL or "\n" in text:
        return None, (
            "table-cell",
            f"{column.name} must be one line of at most {MAX_CELL} characters",
            "Say it shorter; longer text belongs into the case file.",
        )
    if text != text.strip():
        return None, ("table-cell", f"{column.name} must not begin or end with a blank", f'Write "{text.strip()}".')
    if column.allowed is not None:
        return _allowed(column, text)
    if column.type == "string":
        return sys.intern(text), _string_flaw(column.name, text)
    return _number(column, text)


def _required_hint(column: Column) -> str:
    return f"{column.description} {listed(column.allowed)}" if column.allowed else column.description


def _allowed(column: Column, text: str) -> tuple[Any, Flaw | None]:
    allowed = column.allowed or {}
    if text in allowed:
        return sys.intern(text), None  # thousands of cases share these words
    hint = f"{did_you_mean(text, allowed)}{listed(allowed)}"
    return None, ("table-value", f'{column.name} must be one of our values, not "{text[:60]}"', hint)


def _string_flaw(name: str, text: str) -> Flaw | None:
    if text[0] in "=+-@＝＋－＠":  # a spreadsheet would run it as a formula
        return "table-formula", f"{name} must not begin with {text[0]}", "Begin the text with a word."
    if name == "period" and parse_period(text) is None:
        return "table-period", f'period must be a time we can order, not "{text}"', period_hint(text, FORMS)
    if name == "id" and not _ID.fullmatch(text):
        return "table-value", f'id must be small letters and digits, not "{text}"', "Write o1, o2 ... or e1, e2 ..."
    if name == "source" and not _SOURCE.fullmatch(text):
        return (
            "table-value",
            f'source must be a source id, not "{text}"',
            "Write one id of the case's sources, such as S1.",
        )
    return None


def _number(column: Column, text: str) -> tuple[Any, Flaw | None]:
    whole = column.type == "integer"
    if not (_INTEGER if whole else _NUMBER).fullmatch(text):
        kind = "a whole number" if whole else "a number"
        return None, (
            "table-type",
            f'{column.name} must be {kind}, not "{text[:60]}"',
            "Write digits only: 61.5, not 61.5% or 61,5 or about 61. Doubt goes into qualifier and note.",
        )
    value = int(text) if whole else float(text)
    if not math.isfinite(value):
        return None, ("table-type", f"{column.name} must be a finite number", "Check the figure in its source.")
    return value, None
