"""A CSV or XLSX file to rows of text, as a person sees them; hostile files are refused before they are opened."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from proofpoints.intake.unseen import Unseen, unseen_in

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

MAX_BYTES = 5_000_000
MAX_UNPACKED = (
    60_000_000  # a bomb of 40 kB unpacks to gigabytes: the sizes in the directory of the zip are added up first
)
MAX_PARTS = 500
MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_SHEETS = 20
MEMORY, SECONDS = 1_500_000_000, 60  # bytes and seconds that the reading of one workbook may take
_PARENT = Path(__file__).resolve().parents[2]

_YEAR_ONLY = re.compile(r"(?:\[[^\]]*\])*y{2,4}(?:;@)?", re.IGNORECASE)
_SHOWN_INSTEAD = re.compile(r'\[(<=?)(\d+(?:\.\d+)?)\]\s*"([^"]*)"(?=;|$)')  # [<0.05]"<5%";0%
_TYPED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # text, fill and conditions of a format

Rows = list[list[str]]


class Sheets(dict[str, Rows]):
    """Rows by the name of their sheet, and what a person should know about their reading."""

    notices: tuple[str, ...] = ()
    delimiter: str = ""  # what parts the cells of a CSV


class SheetError(Exception):
    """The file can't be used; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def read_sheets(path: Path) -> Sheets:
    """Every sheet by name as rows of text, empty rows left out; a CSV is one sheet. Raises SheetError."""
    if not path.is_file():
        raise SheetError(f"{path} is no file", "Name a .csv or .xlsx file with one figure in each row.")
    if path.stat().st_size > MAX_BYTES:
        raise SheetError(
            f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB", "Keep only the figures of this case."
        )
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv", ".txt"):
        text = _csv_text(path)
        delimiter = max(",;\t", key=next((line for line in text.splitlines() if line.strip()), "").count)
        sheets = Sheets({path.stem: _bounded(path.name, _csv_rows(path.name, text, delimiter))})
        sheets.delimiter = delimiter
        return sheets
    if suffix in (".xlsx", ".xlsm"):
        return _workbook(path)
    raise SheetError(
        f"{path.name} is neither .csv nor .xlsx", "In your spreadsheet choose Save as, .xlsx or CSV UTF-8."
    )


def _csv_text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")  # what Excel's plain "CSV" writes


def _csv_rows(name: str, text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=delimiter)
    except csv.Error as error:
        raise SheetError(f"{name} is not valid CSV ({error})", "Save it again as CSV UTF-8 or .xlsx.") from None


def _workbook(path: Path) -> Sheets:
    """The sheets, read by a process of its own with limits: what a crafted file can do, it does there."""
    command = [sys.executable, "-m", "proofpoints.intake.sheet", str(path.resolve())]
    try:
        done = subprocess.run(command, cwd=_PARENT, capture_output=True, timeout=SECONDS, check=False)
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise SheetError(
            f"{path.name} needs too much time or memory", "Save the figures of this case as CSV."
        ) from None
    if "refused" in answer:
        raise SheetError(*answer["refused"])
    sheets = Sheets(answer["sheets"])
    sheets.notices = tuple(answer["notices"])
    return sheets


def main(path: str) -> int:
    """The other process: prints {"sheets": {name: rows}, "notices": [...]} or {"refused": [message, hint]}."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        sheets = read_workbook(Path(path))
        answer: dict[str, Any] = {"sheets": sheets, "notices": sheets.notices}
    except SheetError as error:
        answer = {"refused": [str(error), error.hint]}
    json.dump(answer, sys.stdout)
    return 0


def read_workbook(path: Path) -> Sheets:
    """The sheets, read in this process. Raises SheetError."""
    _refuse_bombs(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        names = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"][:MAX_SHEETS]
        unseen = {name: _unseen(path, book[name]) for name in names}
        sheets = Sheets({name: _bounded(path.name, unseen[name].visible(_cells(book[name]))) for name in names})
        sheets.notices = tuple(said for name in names if sheets[name] for said in unseen[name].notices(name))
        return sheets
    except SheetError:
        raise
    except Exception as error:  # openpyxl raises whatever the broken part runs into; the file is at fault, not we
        message = f"{path.name} can't be read as a workbook ({type(error).__name__})"
        raise SheetError(
            message, "Open it in your spreadsheet program and save it again as .xlsx, or as CSV UTF-8."
        ) from None


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) <= MAX_PARTS and sum(part.file_size for part in parts) <= MAX_UNPACKED:
                if any(
                    b"<!DOCTYPE" in archive.read(part) for part in parts if part.filename.endswith((".xml", ".rels"))
                ):
                    raise SheetError(
                        f"{path.name} holds a document type", "No spreadsheet program writes one; save it again."
                    )
                return
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        raise SheetError(
            f"{path.name} is not a workbook, or it has a password", "Save it again as .xlsx without a password."
        ) from None
    raise SheetError(f"{path.name} unpacks to too much", "Copy the figures of this case into a new workbook.")


def _unseen(path: Path, sheet: Any) -> Unseen:
    with (
        zipfile.ZipFile(path) as archive,
        archive.open(sheet._worksheet_path) as text,
    ):  # openpyxl names the part nowhere else
        return unseen_in(text, MAX_COLUMNS)


def _cells(sheet: Any) -> Iterator[list[str]]:
    for row in sheet.iter_rows(max_col=MAX_COLUMNS, max_row=MAX_ROWS + 50):
        yield [cell_text(cell.value, getattr(cell, "number_format", None) or "") for cell in row]


def cell_text(value: Any, number_format: str) -> str:
    """A cell as the spreadsheet shows it: 0.615 formatted as a percentage is 61.5%; a number that its format hides is *."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return str(value.year) if _YEAR_ONLY.fullmatch(number_format) else value.isoformat()[:10]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return " ".join(str(value).split())
    for under, bound, shown in _SHOWN_INSTEAD.findall(number_format):
        if value < float(bound) or (under == "<=" and value == float(bound)):
            return str(shown).strip()
    signs = _TYPED.sub("", number_format)  # what is left counts; a sign in quotes is only shown
    if number_format and not re.search(r"[0#?@]|general", signs, re.IGNORECASE):
        return "*"
    if "%" in signs:
        return f"{value * 100:.10g}%"
    percent = "%" if "%" in number_format else ""
    return (f"{value:.12g}" if isinstance(value, float) else str(value)) + percent


def _bounded(name: str, rows: Iterator[list[str]]) -> Rows:
    kept: Rows = []
    for row in rows:
        cells = [cell.strip() for cell in row[:MAX_COLUMNS]]
        if any(cells):
            kept.append(cells)
        if len(kept) > MAX_ROWS:
            raise SheetError(f"{name} has more than {MAX_ROWS} rows", "Keep only the figures of this case.")
    return kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
