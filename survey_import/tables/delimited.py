"""Text to rows: comma, semicolon or tab, quoted as the standard says, cells kept as they are."""

from __future__ import annotations

import csv
import io
import re
import sys

from survey_import.problem import Refused
from survey_import.response import Sheet
from survey_import.tables.banner import FEWEST, without_banner

_HEADER = 1_000_000  # signs in which the header must end
_SAMPLE = 40  # records looked at to find the separator
MAX_CELL = 1_000_000

csv.field_size_limit(min(sys.maxsize, MAX_CELL))  # the library's own limit is 131,072


def read_delimited(text: str) -> Sheet:
    """Rows of text cells. A record with more cells than the header is an error unless they are empty."""
    text = _one_line_end(text)
    rows = _parse(text, _delimiter(text))
    while rows and not rows[-1]:
        rows.pop()  # line ends after the last record are no records
    if not rows:
        raise Refused("the file is empty", "Export the answers again.")
    sheet = without_banner(Sheet(rows))
    above, rows, notes = len(rows) - len(sheet.rows), sheet.rows, sheet.notes
    width = len(rows[0])
    for number, row in enumerate(rows):
        if len(row) > width:
            if any(cell.strip() for cell in row[width:]):
                raise Refused(
                    f"line {number + above + 1} of the table has {len(row)} cells, the header has {width}",
                    "A cell that holds the separator must stand in quotes. Export again, best as XLSX.",
                )
            del row[width:]
        elif len(row) < width:
            if row and number:
                notes.append(
                    f"line {number + above + 1} of the table has {len(row)} cells instead of {width}; the rest is taken as "
                    "blank"
                )
            row.extend([""] * (width - len(row)))
    return Sheet(rows, notes=notes[:20])


def _one_line_end(text: str) -> str:
    """Records end with LF. How they ended is seen at the end of the header; another sign in a cell is no end of a record."""
    header = re.match(r'(?:[^"\r\n]|"[^"]*")*', text[:_HEADER])
    end = re.match(r"\r*\n|\r", text[header.end() if header else 0 :][:50])
    if end is not None and end[0] == "\r" and text.count("\r") > text.count("\n"):
        return text.replace("\n", " ").replace("\r", "\n")
    return re.sub(r"\r*\n", "\n", text).replace("\r", " ")  # CR CR LF comes of a program that writes CRLF as text


def _parse(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        kind = "a quote is opened and never closed" if "end of data" in str(error) else "the quotes do not fit"
        raise Refused(
            f"the table can't be read: {kind}", "Open it in a spreadsheet, look at the last rows, and export it again."
        ) from None


def _delimiter(text: str) -> str:
    """The separator that splits the first records most evenly; one that splits the header goes before one that does not."""
    best, score = ",", (False, 0.0, 0)
    sample = text[:200_000]
    for delimiter in (",", ";", "\t"):
        widths: list[int] = []
        try:
            for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
                widths += [len(row)] if row else []
                if len(widths) >= _SAMPLE:
                    break
        except csv.Error:
            continue
        if widths:
            usual = widths[0] if widths[0] > 1 else max(set(widths), key=widths.count)
            splits = widths[0] > 1 or usual >= FEWEST  # a title may stand above the header
            score, best = max((score, best), ((splits, widths.count(usual) / len(widths), usual), delimiter))
    return best
