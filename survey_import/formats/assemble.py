"""From groups of columns to an export: one logical column for each question, however many columns the tool used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from survey_import.response import COMPLETE, Column, Export, Record, Sheet
from survey_import.values.text import tidy_heading

_SEE_TEXT = "-oth-"  # a choice whose words stand in the column beside it
_UNTICKED = {"", "0", "false", "no", "n", "n/a", "unchecked", "not selected", _SEE_TEXT}
_TICKED = {"1", "true", "yes", "y", "x", "checked", "selected"}


@dataclass(frozen=True)
class Question:
    """A question and the columns it stands in. `options`: the choice of each column, if it is spread over several.

    `spelled`: a chosen cell holds its label and a free one the respondent's words, so that No is an answer there.
    """

    heading: str
    indexes: tuple[int, ...]
    options: tuple[str, ...] = ()
    role: str = "answer"
    spelled: bool = False


def assemble(
    sheet: Sheet,
    questions: Sequence[Question],
    header_rows: int,
    *,
    status: Callable[[list[str]], str] = lambda row: COMPLETE,
    key: Callable[[list[str]], str] = lambda row: "",
) -> Export:
    """Every row after the headers becomes a record, blank ones included."""
    columns = [Column(q.indexes[0] + 1, tidy_heading(q.heading), q.role) for q in questions]
    records = []
    by_row: dict[int, dict[int, str]] = {}
    for (row_number, column), kind in sheet.kinds.items():
        by_row.setdefault(row_number, {})[column] = kind
    for number, row in enumerate(sheet.rows[header_rows:], 1):
        kinds = by_row.get(number + header_rows - 1, {})
        cells = [_cell(question, row) for question in questions]
        found = {
            i: kinds[q.indexes[0]] for i, q in enumerate(questions) if len(q.indexes) == 1 and q.indexes[0] in kinds
        }
        records.append(Record(number, cells, found, status(row), key(row)))
    return Export("", "", columns, records)


def _cell(question: Question, row: list[str]) -> str:
    if not question.options:
        filled = [row[index] for index in question.indexes if row[index].strip()]
        return filled[0] if filled else ""
    chosen = []
    for index, option in zip(question.indexes, question.options, strict=True):
        text = row[index].strip()
        if question.spelled and text and option.casefold() in ("", text.casefold()):
            chosen.append(text)
        elif text.lower() in _TICKED:
            chosen.append(option)
        elif text.lower() not in _UNTICKED:
            chosen.append(text)
    return "; ".join(dict.fromkeys(chosen))


def only_ticks(cells: Sequence[Sequence[str]], index: int, choice: str) -> bool:
    """True if every cell of a column says that its choice was taken or not."""
    signs = _TICKED | _UNTICKED | {choice.lower()}
    return all(row[index].strip().lower() in signs for row in cells)


def cell_reader(header: Sequence[str], *names: str) -> Callable[[list[str]], str]:
    """Reads the cell of a row below the first of these headings, whatever its case; an empty text if there is none."""
    wanted = {name.casefold() for name in names}
    index = next((index for index, name in enumerate(header) if name.strip().casefold() in wanted), None)
    return (lambda row: "") if index is None else (lambda row: row[index].strip())
