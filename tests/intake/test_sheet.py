"""Spreadsheets as people and attackers send them."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest

from proofpoints.intake.cells import value_of
from proofpoints.intake.sheet import MAX_UNPACKED, SheetError, cell_text, read_sheets
from proofpoints.period import period_text


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (MAX_UNPACKED + 1))
    with pytest.raises(SheetError, match="unpacks to too much"):
        read_sheets(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"\xd0\xcf\x11\xe0 old or with a password"])
def test_what_is_no_workbook_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "figures.xlsx"
    path.write_bytes(content)
    with pytest.raises(SheetError, match="not a workbook"):
        read_sheets(path)


def test_a_workbook_without_its_parts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(SheetError, match="can't be read"):
        read_sheets(path)


def test_entities_of_xml_are_not_unfolded(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "plain.xlsx")
    entity = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;">]><a>&z;</a>'
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as old, zipfile.ZipFile(tmp_path / "bad.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, entity if name == "xl/workbook.xml" else old.read(name))
    with pytest.raises(SheetError):
        read_sheets(tmp_path / "bad.xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_in_any_form_excel_writes(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(f"measure{delimiter}note\r\nrate{delimiter}Café\r\n".encode(encoding))
    assert read_sheets(path) == {"figures": [["measure", "note"], ["rate", "Café"]]}


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.615, "0.0%", "61.5%"),
        (0.1 + 0.2, "General", "0.3"),
        (1210, "#,##0", "1210"),
        (datetime.datetime(2014, 6, 1), "yyyy-mm-dd", "2014-06-01"),
        (True, "General", "True"),
        (None, "", ""),
        ("two\nlines", "@", "two lines"),
    ],
)
def test_cells_are_read_as_they_are_shown(value: object, form: str, text: str) -> None:
    assert cell_text(value, form) == text


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("61.5%", "61.5", ""),
        ("1,234", "1234", ""),
        ("<5%", "5", "at-most"),
        ("> 95 %", "95", "at-least"),
        ("about 75", "75", "approximate"),
        ("*", "", "suppressed"),
        ("n<10", "", "suppressed"),
        ("<10", "<10", ""),
        ("61,5", "61,5", ""),
        ("many", "many", ""),
    ],
)
def test_a_value_keeps_its_doubt_and_what_is_unclear_stays(text: str, value: str, qualifier: str) -> None:
    assert (value_of(text).text, value_of(text).qualifier) == (value, qualifier)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("SY 2013/14", "2013-14"),
        ("2013–2014", "2013-14"),
        ("Autumn 2013", "fall 2013"),
        ("2014", "2014"),
        ("last", "last"),
    ],
)
def test_periods(text: str, period: str) -> None:
    assert period_text(text) == period


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.8, '0.0"%"', "0.8%"),  # the sign is typed: nothing is multiplied
        (81.5, "0.0\\%", "81.5%"),
        (0.815, "0.0%", "81.5%"),
        (0.815, '0%;[Red]-0%;"none"', "81.5%"),
        (0.815, ";;;", "*"),
        (0.5, '"*"', "*"),
        (0.03, '[<0.05]"<5%";0%', "<5%"),
        (0.05, '[<=0.05]"<5%";0%', "<5%"),
        (0.06, '[<0.05]"<5%";0%', "6%"),
        (1240, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "1240"),
        (1240.5, "General", "1240.5"),
        (datetime.datetime(2014, 1, 1), "yyyy", "2014"),
        (datetime.datetime(2014, 6, 30), "mm-dd-yy", "2014-06-30"),
    ],
)
def test_a_cell_is_what_its_format_shows(value: float | datetime.datetime, form: str, shown: str) -> None:
    assert cell_text(value, form) == shown


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Measure"])
    book.create_sheet("Raw", 0).sheet_state = "hidden"
    book["Raw"].append(["Secret"])
    book.active = book.worksheets[1]
    book.save(tmp_path / "figures.xlsx")
    sheets = read_sheets(tmp_path / "figures.xlsx")
    assert {name: rows[0][0] for name, rows in sheets.items()} == {"Sheet": "Measure"}


@pytest.mark.parametrize("text", ["0,815", "0,815%"])
def test_a_comma_behind_nothing_parts_no_thousands(text: str) -> None:
    assert value_of(text).text == text
