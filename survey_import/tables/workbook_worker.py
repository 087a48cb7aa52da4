"""Reads one workbook in a process of its own, with limits: `python -m survey_import.tables.workbook_worker FILE`.

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
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 200_000, 2_000, 10_000_000
MAX_STYLES = 100_000
SECONDS = 100  # of the processor; the importer itself waits a little longer
_REF = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']\s*([A-Za-z]+)(\d+)""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br\s*=\s*["']\s*(\d+)""")
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
            if len({m.filename for m in members}) < len(members):
                return "the workbook holds two parts of one name", again
            for member in members:
                if refusal := _check_part(_unpacked(archive, member)):
                    return refusal, again
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return "the file is no workbook that can be opened", "Export it again; a file with a password can't be read."
    return None


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, not more than its directory says."""
    with archive.open(member) as file:
        raw = file.read(member.file_size + 1)
    if len(raw) > member.file_size:
        raise ValueError("longer than the directory says")
    return raw


def _check_part(raw: bytes) -> str | None:
    """Any part may be taken for a sheet, whatever its name and ending."""
    if not raw.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \r\n\t").startswith(b"<"):
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:200]:
        return "a part of the workbook is not in UTF-8"
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", raw[:20_000], re.IGNORECASE):
        return "a part of the workbook declares entities"
    last_row = last_column = 0
    for letters, row in _REF.findall(raw):
        last_row = max(last_row, int(row[:9]))
        last_column = max(last_column, column_number(letters[:4].decode().upper()))
    if last_row > MAX_ROWS or last_column > MAX_COLUMNS:
        return f"a cell stands beyond row {MAX_ROWS} or column {MAX_COLUMNS}"
    last_row = max([last_row, *(int(number[:9]) for number in _ROW.findall(raw))])
    if last_row > MAX_ROWS:
        return f"there are more than {MAX_ROWS} rows"
    if last_row * last_column > MAX_CELLS:
        return f"the sheet spans more than {MAX_CELLS // 1_000_000} million cells"
    return "there are too many cell styles" if raw.count(b"<xf ") > MAX_STYLES else None


_SHOWN_ONLY = re.compile(r'"[^"]*"|\\.')  # text within a format: 0.0"%"
_LANGUAGE = re.compile(r"\[\$-[^\]]*\]")  # [$-409] names a language, no money


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
        signs = _SHOWN_ONLY.sub("", number_format)
        if "%" in signs:
            return f"{_plain(round(value * 100, 6))}%", "percent"
        if "%" in number_format:  # a typed sign multiplies nothing
            return f"{_plain(value)}%", "percent"
        number_format = _LANGUAGE.sub("", number_format)
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
    values = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    formulas = openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)
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
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(
            resource.RLIMIT_FSIZE, (0, 0)
        )  # it has nothing to write but its answer, which goes to a pipe
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
