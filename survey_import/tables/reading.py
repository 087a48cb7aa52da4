"""A file to an Export: the table first, then the tool that wrote it."""

from __future__ import annotations

from pathlib import Path

from survey_import.formats import FORMATS
from survey_import.problem import Refused
from survey_import.response import Export, Sheet
from survey_import.tables.banner import without_banner
from survey_import.tables.delimited import read_delimited
from survey_import.tables.encoding import decode
from survey_import.tables.workbook import read_workbook

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_export(path: Path) -> Export:
    """Read by content: the name of the file decides nothing."""
    sheet = read_sheet(path)
    for name, form in FORMATS.items():
        if form.detect(sheet):
            export: Export = form.read(sheet)
            export.file, export.tool = path.name, name
            export.notes = sheet.notes + export.notes
            return export
    raise AssertionError("the generic format takes every table")


def read_sheet(path: Path) -> Sheet:
    """The table of a workbook or of a text file."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Refused(f"the file can't be opened ({type(error).__name__})", "Check its name and place.") from None
    if path.name.startswith("~$"):
        raise Refused("this is the lock file of a spreadsheet program", "Close the program, and give the file itself.")
    if raw.startswith(b"PK\x03\x04"):
        return without_banner(read_workbook(path))
    if raw.startswith(_OLD_EXCEL):
        raise Refused(
            "this is an old Excel file (.xls), or one with a password", "Save it as .xlsx without a password."
        )
    text, notes = decode(raw)
    sheet = read_delimited(text)
    sheet.notes = notes + sheet.notes
    return sheet
