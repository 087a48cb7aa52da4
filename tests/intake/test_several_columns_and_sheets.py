"""Ordinary workbooks: numbers of students below each year, several sheets, percentages typed as shares."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from proofpoints.intake.answers import leave
from proofpoints.intake.figures import read_figures
from proofpoints.intake.made_rows import Figures
from proofpoints.intake.sheet import read_sheets

ROW = ("metric", "group", "arm", "period", "value", "n", "qualifier")
YEARS = [
    "graduation-rate all-students program 2012-13 81 1240 exact",
    "graduation-rate all-students program 2013-14 83 1255 exact",
    "graduation-rate native-american program 2012-13 - - suppressed",
    "graduation-rate native-american program 2013-14 86 12 exact",
]
BELOW = 'Graduation rate,All Students,81%,"1,240",83%,"1,255"\nGraduation rate,Native American,100%,7,86%,12\n'


def read(folder: Path, text: str) -> Figures:
    (folder / "figures.csv").write_text(text, "utf-8")
    return read_figures(read_sheets(folder / "figures.csv"), {"covers": "district"}, leave)


def rows_of(figures: Figures) -> list[str]:
    return [" ".join(row[name] or "-" for name in ROW) for row in figures.rows]


@pytest.mark.parametrize(
    "headings",
    [
        "Measure,Subgroup,2012-13,,2013-14,\n,,%,N,%,N\n",
        "Measure,Subgroup,2012-13,,2013-14,\n,,Graduation rate,# tested,Graduation rate,# tested\n",
        "Example Valley,,,,,\nMeasure,Subgroup,2012-13,,2013-14,\n,,Rate (%),Students,Rate (%),Students\n",
        "Measure,Subgroup,2012-13,N,2013-14,N\n",
        "Measure,Subgroup,2012-13,N 2012-13,2013-14,N 2013-14\n",
        "Measure,Subgroup,2012-13 %,2012-13 N,2013-14 %,2013-14 N\n",
    ],
)
def test_numbers_of_students_belong_to_the_figure_of_their_year(tmp_path: Path, headings: str) -> None:
    assert rows_of(read(tmp_path, headings + BELOW)) == YEARS


def test_years_below_the_heading_of_the_numbers_of_students(tmp_path: Path) -> None:
    text = "Subgroup,Math % proficient,,Number tested,\n,2013,2014,2013,2014\nAll,40%,42%,410,415\n"
    assert rows_of(read(tmp_path, text)) == [
        "proficiency-math all-students program 2013 40 410 exact",
        "proficiency-math all-students program 2014 42 415 exact",
    ]


def test_each_measure_has_its_own_number_of_students(tmp_path: Path) -> None:
    text = "Subgroup,Math,,ELA,\n,% proficient,N,% proficient,N\nNative American,40%,410,100%,7\n"
    assert rows_of(read(tmp_path, text)) == [
        "proficiency-math native-american program - 40 410 exact",
        "proficiency-reading native-american program - - - suppressed",
    ]


def test_arms_below_years(tmp_path: Path) -> None:
    text = "Measure,2013,,,2014,,\n,Program,Program n,State,Program,Program n,State\nGraduation rate,81%,410,79%,83%,7,80%\n"
    assert rows_of(read(tmp_path, text)) == [
        "graduation-rate all-students program 2013 81 410 exact",
        "graduation-rate all-students state 2013 79 - exact",
        "graduation-rate all-students program 2014 - - suppressed",
        "graduation-rate all-students state 2014 80 - exact",
    ]


def test_other_columns_below_a_year_are_no_figures(tmp_path: Path) -> None:
    figures = read(tmp_path, "Measure,2013,,2014,\n,Score,SD,Score,SD\nMath score,240,12,242,13\n")
    assert [(row["value"], row["sd"]) for row in figures.rows] == [("240", ""), ("242", "")]
    assert any('"2013 SD" was not understood' in notice for notice in figures.notices)


def test_a_row_that_ends_early_has_no_number_of_students(tmp_path: Path) -> None:
    figures = read(tmp_path, "Measure,Year,District,State,District n\nGraduation rate,2014,81%,80%\n")
    assert [row["n"] for row in figures.rows] == ["", ""]


def test_every_sheet_with_figures_that_was_not_read_is_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Math"
    for name in ("ELA", "Science", "Read me"):
        book.create_sheet(name)
    book.create_sheet("Empty", 0)
    for name in ("Math", "ELA", "Science", "Empty"):
        book[name].append(["Measure", "Year", "Percent"])
    for name in ("Math", "ELA", "Science"):
        book[name].append([f"{name} proficiency", "2013-14", "40%"])
    book["Read me"].append(["Made by the data office"])
    book.save(tmp_path / "figures.xlsx")
    figures = read_figures(read_sheets(tmp_path / "figures.xlsx"), {"covers": "district"}, leave)
    assert [row["metric"] for row in figures.rows] == ["proficiency-math"]
    said = [notice for notice in figures.notices if "was not read" in notice]
    assert [notice.split('"')[1] for notice in said] == ["ELA", "Science"]


@pytest.mark.parametrize("heading", ["Percent", "Value", "% Met"])
def test_a_share_of_one_is_asked_about(tmp_path: Path, heading: str) -> None:
    figures = read(tmp_path, f"Measure,Year,{heading}\nGraduation rate,2013,0.81\nGraduation rate,2014,0.5%\n")
    assert [row["unit"] for row in figures.rows] == ["percent", "percent"]
    said = [notice for notice in figures.notices if "share of 100" in notice]
    assert said == ["Row o1: 0.81 stands for a share of 100. If you mean 81 percent, change it in outcomes.csv."]
