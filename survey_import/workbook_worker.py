"""Reads one workbook in a process of its own, with limits: `python -m survey_import.workbook_worker FILE`.

A crafted workbook of 5 kB can take a minute or kill the process, so the importer never opens one itself. Prints one
JSON object: {"rows": [...], "kinds": [[row, column, kind], ...], "notes": [...]} or {"refused": [message, hint]}.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
import warnings
import zipfile
from typing import Any

import openpyxl

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

MEMORY = 2_000_000_000
MAX_UNPACKED, MAX_RATIO, MAX_MEMBERS = 400_000_000, 200, 400
MAX_ROWS, MAX_COLUMNS = 200_000, 2_000
_REF = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]+)(\d+)"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
Refusal = tuple[str, str]


def check_zip(path: str) -> Refusal | None:
    """Refuse bombs, document types and cells at the end of the world before a library sees the file."""
    again = "Open it in a spreadsheet, copy the answers into a new workbook, and save that."
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED:
                return "the workbook unpacks to far more than a survey", again
            if any(m.file_size > 5_000_000 and m.file_size > MAX_RATIO * max(m.compress_size, 1) for m in members):
                return "a part of the workbook is packed like a bomb", again
            for member in members:
                if member.filename.endswith(".xml") and (refusal := _check_part(archive.read(member), member.filename)):
                    return refusal, again
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return "the file is no workbook that can be opened", "Export it again; a file with a password can't be read."
    return None


def _check_part(xml: bytes, name: str) -> str | None:
    if b"<!DOCTYPE" in xml[:2000] or b"<!ENTITY" in xml[:20000]:
        return "a part of the workbook declares entities"
    if "worksheets/" not in name:
        return None
    for letters, row in _REF.findall(xml):
        if int(row) > MAX_ROWS or column_number(letters.decode()) > MAX_COLUMNS:
            return f"a cell stands beyond row {MAX_ROWS} or column {MAX_COLUMNS}"
    rows = [int(number) for number in _ROW.findall(xml)]
    return f"there are more than {MAX_ROWS} rows" if rows and max(rows) > MAX_ROWS else None


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell_text(value: Any, number_format: str) -> tuple[str, str]:
    """The text a person sees in a cell, and its kind if that matters: date, percent, money, number."""
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), ""
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return str(value.isoformat(" ") if isinstance(value, datetime.datetime) else value.isoformat()), "date"
    if isinstance(value, datetime.timedelta):
        return str(value), "date"
    if isinstance(value, (int, float)):
        if "%" in number_format:
            return f"{_plain(round(value * 100, 6))}%", "percent"
        money = "$" in number_format or "€" in number_format
        return (f"${_plain(value)}", "money") if money else (_plain(value), "number")
    return str(value), ""


def _plain(value: float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(round(value, 10)) if isinstance(value, float) else str(value)


def read(path: str) -> dict[str, Any]:
    """The response sheet as text, counted against the sheet's own rows."""
    if refusal := check_zip(path):
        return {"refused": refusal}
    warnings.simplefilter("ignore")
    values = openpyxl.load_workbook(path, read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(path, read_only=True, data_only=False)
    name = _response_sheet(values)
    rows, kinds = _rows(values[name])
    missing = _uncalculated(formulas[name], rows)
    notes = [
        f"sheet {number + 1} of {len(values.sheetnames)} was read"
        for number, other in enumerate(values.sheetnames)
        if other == name and len(values.sheetnames) > 1
    ]
    kinds += [[row, column, "formula"] for row, column in missing]
    return {"rows": rows, "kinds": kinds, "notes": notes}


def _response_sheet(workbook: Any) -> str:
    """The sheet with most cells in its first rows; helpers and summaries come after the answers."""
    best, size = workbook.sheetnames[0], 0
    for name in workbook.sheetnames:
        sheet = workbook[name]
        if not hasattr(sheet, "reset_dimensions"):
            continue  # a sheet that holds only a chart
        sheet.reset_dimensions()  # the declared size may be wrong, and rows would be dropped in silence
        filled = sum(cell.value is not None for row in sheet.iter_rows(max_row=40) for cell in row)
        if filled > size:
            best, size = name, filled
    return str(best)


def _rows(sheet: Any) -> tuple[list[list[str]], list[list[Any]]]:
    rows: list[list[str]] = []
    kinds: list[list[Any]] = []
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows()):
        texts = []
        for column, cell in enumerate(row):
            text, kind = cell_text(cell.value, getattr(cell, "number_format", "") or "")
            texts.append(text)
            if kind:
                kinds.append([number, column, kind])
        rows.append(texts)
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows], kinds


def _uncalculated(sheet: Any, rows: list[list[str]]) -> list[tuple[int, int]]:
    """Cells with a formula and no stored value: an answer that would be lost in silence."""
    sheet.reset_dimensions()
    found = []
    for number, row in enumerate(sheet.iter_rows(max_row=len(rows) or 1)):
        for column, cell in enumerate(row):
            if isinstance(cell.value, str) and cell.value.startswith("=") and not rows[number][column]:
                found.append((number, column))
    return found


def main(path: str) -> int:
    """Print the sheet as JSON; never the text of an exception, which may hold a cell."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        answer = read(path)
    except Exception as error:
        answer = {
            "refused": (f"the workbook can't be read ({type(error).__name__})", "Save it again as XLSX, or as CSV.")
        }
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
