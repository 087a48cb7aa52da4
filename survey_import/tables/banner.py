"""Lines above the header: a title, a date, a blank line. Agencies put them into spreadsheets that nobody meant to be read."""

from __future__ import annotations

from survey_import.response import Sheet

_LOOKED_AT = 12
FEWEST = 4  # columns of a table that may have a title above


def without_banner(sheet: Sheet) -> Sheet:
    """The sheet from its header on. Only lines of one or two cells above a full line of distinct words are passed over."""
    above = _lines_above(sheet.rows[:_LOOKED_AT])
    if not above:
        return sheet
    kinds = {(row - above, column): kind for (row, column), kind in sheet.kinds.items() if row >= above}
    lines = f"{above} lines" if above > 1 else "one line"
    return Sheet(sheet.rows[above:], kinds, [*sheet.notes, f"{lines} above the headings passed over"])


def _lines_above(rows: list[list[str]]) -> int:
    filled = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    widest = max((len(row) for row in filled), default=0)
    if widest < FEWEST:
        return 0
    for number, row in enumerate(filled):
        if len(row) > 2:
            return number if len(row) * 3 >= widest * 2 and _is_header(row) else 0
    return 0


def _is_header(cells: list[str]) -> bool:
    words = [cell for cell in cells if not any(sign.isdigit() for sign in cell)]
    return len({cell.casefold() for cell in cells}) == len(cells) and len(words) * 3 >= len(cells) * 2
