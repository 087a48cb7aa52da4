"""What nobody sees in a workbook is not published: hidden rows and columns are left out, a formula without a result is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from proofpoints.intake.answers import leave
from proofpoints.intake.figures import read_figures
from proofpoints.intake.made_rows import Figures
from proofpoints.intake.sheet import read_sheets

HEADINGS = ["Measure", "Year", "Percent proficient", "N"]


def _book(*rows: list[Any]) -> tuple[openpyxl.Workbook, Any]:
    book = openpyxl.Workbook()
    for row in (HEADINGS, *rows):
        book.worksheets[0].append(row)
    return book, book.worksheets[0]


def _read(book: openpyxl.Workbook, folder: Path) -> Figures:
    book.save(folder / "figures.xlsx")
    return read_figures(read_sheets(folder / "figures.xlsx"), {"covers": "district"}, leave)


def _values(figures: Figures) -> list[tuple[str, str]]:
    return [(row["period"], row["value"]) for row in figures.rows]


def test_a_hidden_row_is_not_read_and_is_named(tmp_path: Path) -> None:
    book, sheet = _book(
        ["Math proficiency", 2013, 61, 410], ["Math proficiency", 2014, 83, 5], ["Math proficiency", 2015, 64, 420]
    )
    sheet.row_dimensions[3].hidden = True
    figures = _read(book, tmp_path)
    assert _values(figures) == [("2013", "61"), ("2015", "64")]
    assert any(notice.startswith('Hidden row 3 of the sheet "Sheet" was not read.') for notice in figures.notices)


def test_hidden_columns_are_not_read_and_are_named(tmp_path: Path) -> None:
    book, sheet = _book(["Math proficiency", 2013, 61, 410, "for the board only"])
    sheet["E1"] = "Note"
    sheet.column_dimensions["E"].hidden = True
    figures = _read(book, tmp_path)
    assert figures.rows[0]["note"] == ""
    assert any(notice.startswith('Hidden column E of the sheet "Sheet" was not read.') for notice in figures.notices)


def test_a_hidden_number_of_students_is_not_shown_but_still_hides_a_small_group(tmp_path: Path) -> None:
    book, sheet = _book(["Math proficiency", 2013, 61, 410], ["Math proficiency", 2014, 83, 5])
    sheet.column_dimensions["D"].hidden = True
    figures = _read(book, tmp_path)
    assert [(row["value"], row["n"], row["qualifier"]) for row in figures.rows] == [
        ("61", "", "exact"),
        ("", "", "suppressed"),
    ]


def test_a_formula_without_a_stored_result_is_named(tmp_path: Path) -> None:
    book, _ = _book(["Math proficiency", 2013, 61, 410], ["Math proficiency", 2014, "=C2+3", 410])
    figures = _read(book, tmp_path)
    assert _values(figures) == [("2013", "61")]
    assert any(
        notice.startswith('Cell C3 of the sheet "Sheet" holds a formula without a stored result')
        for notice in figures.notices
    )


def test_a_sheet_that_shows_all_has_no_such_notice(tmp_path: Path) -> None:
    book, _ = _book(["Math proficiency", 2013, 61, 410])
    assert not [notice for notice in _read(book, tmp_path).notices if "idden" in notice or "formula" in notice]
