"""Spreadsheets as the data offices of districts make them: titles, merged cells, percent signs, words of their own."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from proofpoints.intake.answers import leave
from proofpoints.intake.figures import read_figures
from proofpoints.intake.made_rows import Figures
from proofpoints.intake.sheet import read_sheets

ROW = ("metric", "group", "arm", "period", "value", "n", "instrument")


def read(path: Path, said: dict[str, str] | None = None) -> Figures:
    return read_figures(read_sheets(path), {"covers": "district"}, leave, said)


def rows_of(figures: Figures) -> list[str]:
    return [" ".join(row[name] or "-" for name in ROW) for row in figures.rows]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A title, headings in two lines with merged cells, years as columns, formatted percentages, a line of the state."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page["A1"] = "Example Valley USD: Blended Learning Results (prepared by the Data Office, 10/12/2015)"
    page.merge_cells("A1:H1")
    top = ["Subgroup", "Measure", "School Year", None, None, "# Tested (2015)", "Assessment", "Comments"]
    for column, text in enumerate(top, 1):
        page.cell(3, column, text)
    for column, year in enumerate(("2012-2013", "2013-2014", "2014-2015"), 3):
        page.cell(4, column, year)
    page.merge_cells("C3:E3")
    for row, cells in enumerate(
        [
            ("All Students", "% Proficient or Above - Math", 0.552, 0.581, 0.634, 1204, "State test", None),
            ("Econ. Disadv.", "% Proficient or Above - Math", 0.431, 0.447, 0.49, 702, "State test", None),
            ("English Learners", "% Proficient or Above - Math", 0.30, "*", 0.35, 88, "State test", "* is hidden"),
            ("State Average", "4-Yr Grad Rate", 0.8, 0.81, 0.815, None, "ACGR", None),
        ],
        5,
    ):
        for column, cell in enumerate(cells, 1):
            page.cell(row, column, cell).number_format = "0.0%" if isinstance(cell, float) else "General"
    page["A12"] = "Source: Example Valley Annual Report 2015"
    book.save(tmp_path / "results FINAL v2.xlsx")
    return tmp_path / "results FINAL v2.xlsx"


def test_a_workbook_of_a_data_office(workbook: Path) -> None:
    figures = read(workbook)
    assert rows_of(figures) == [
        "proficiency-math all-students program 2012-13 55.2 - State test",
        "proficiency-math all-students program 2013-14 58.1 - State test",
        "proficiency-math all-students program 2014-15 63.4 1204 State test",
        "proficiency-math low-income program 2012-13 43.1 - State test",
        "proficiency-math low-income program 2013-14 44.7 - State test",
        "proficiency-math low-income program 2014-15 49 702 State test",
        "proficiency-math english-learners program 2012-13 30 - State test",
        "proficiency-math english-learners program 2013-14 - - State test",
        "proficiency-math english-learners program 2014-15 35 88 State test",
        "graduation-rate all-students state 2012-13 80 - ACGR",
        "graduation-rate all-students state 2013-14 81 - ACGR",
        "graduation-rate all-students state 2014-15 81.5 - ACGR",
    ]
    assert figures.rows[7]["qualifier"] == "suppressed"
    assert {row["unit"] for row in figures.rows} == {"percent"}
    assert figures.rows[9]["covers"] == "state"


EXPORT = """\ufeffExample Valley USD results,,,,,,
,,,,,,
Student Subgroup,Assessment Name,Subject,Yr,% Met/Exceeded,N Tested,District or State
All Students,SBAC,Math,2014-2015,48.2%,"1,204",District
,,,2015-2016,53.9%,"1,198",District
All Students,SBAC,Math,2015-2016,40%,,State
EL,SBAC,Math,2015-2016,*,<10,District
"""


def test_an_export_with_a_title_and_cells_left_empty_below_each_other(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(EXPORT, "utf-8")
    figures = read(path, {"district": "program"})
    assert rows_of(figures) == [
        "proficiency-math all-students program 2014-15 48.2 1204 SBAC",
        "proficiency-math all-students program 2015-16 53.9 1198 SBAC",
        "proficiency-math all-students state 2015-16 40 - SBAC",
        "proficiency-math english-learners program 2015-16 - - SBAC",
    ]
    assert any("Empty cells of the column group were read as the cell above" in notice for notice in figures.notices)
    assert any("--means" in notice for notice in read(path).notices)


def test_measures_as_columns_and_years_below_measures(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Year,Graduation Rate,ELA % proficient,N\n2013,81%,40,300\n2014,83%,44,310\n", "utf-8")
    assert rows_of(read(path))[:2] == [
        "graduation-rate all-students program 2013 81 - unstated",
        "proficiency-reading all-students program 2013 40 - unstated",
    ]
    path.write_text(",Math % proficient,,Graduation Rate,\nGroup,2013,2014,2013,2014\nAll,40,44,81,83\n", "utf-8")
    assert rows_of(read(path)) == [
        "proficiency-math all-students program 2013 40 - unstated",
        "proficiency-math all-students program 2014 44 - unstated",
        "graduation-rate all-students program 2013 81 - unstated",
        "graduation-rate all-students program 2014 83 - unstated",
    ]


def test_one_number_of_students_beside_several_years_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "years.csv"
    path.write_text("Measure,2013,2014,N\nGraduation rate,81%,83%,300\n", "utf-8")
    figures = read(path)
    assert [row["n"] for row in figures.rows] == ["", ""]
    assert any("One number of students" in notice for notice in figures.notices)


@pytest.mark.parametrize(
    "text", ["% met growth target, Math", "5-year graduation rate", "Math and ELA % proficient", "grade 3 math"]
)
def test_a_measure_that_is_nearly_ours_is_asked_about(tmp_path: Path, text: str) -> None:
    path = tmp_path / "near.csv"
    path.write_text(f'Measure,Year,Value\n"{text}",2014,40%\n', "utf-8")
    figures = read(path)
    assert figures.rows[0]["metric"] == text
    assert any("is no metric we know" in notice for notice in figures.notices)


ARMS = """Example Valley Schools - Blended Math,,,,
Percent proficient in math,,,,
Year,District,District n,State,Notes
2012-13,54%,412,61%,before the program
2013-14,58%,430,61.5%,
"""


def test_arms_as_columns_below_a_title_that_names_the_measure(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(ARMS, "utf-8")
    figures = read(tmp_path / "board.csv", {"district": "program"})
    assert rows_of(figures) == [
        "proficiency-math all-students program 2012-13 54 412 unstated",
        "proficiency-math all-students state 2012-13 61 - unstated",
        "proficiency-math all-students program 2013-14 58 430 unstated",
        "proficiency-math all-students state 2013-14 61.5 - unstated",
    ]
    assert {row["unit"] for row in figures.rows} == {"percent"}
    assert [row["covers"] for row in figures.rows] == ["district", "state"] * 2


def test_one_number_of_students_beside_two_arms_belongs_to_neither(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text("Measure,Year,Program,State,n\nGraduation rate,2014,81%,79%,412\n", "utf-8")
    figures = read(tmp_path / "board.csv")
    assert [row["n"] for row in figures.rows] == ["", ""]
    assert any("One number of students" in notice for notice in figures.notices)


def test_a_school_stays_a_site(tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_text("Measure,Year,School,Value\nGraduation rate,2014,Example High,81%\n", "utf-8")
    assert [row["site"] for row in read(tmp_path / "schools.csv").rows] == ["Example High"]


GUIDE = """Measure,Subgroup,Year,% Met/Exceeded,N tested,Assessment,Comments
Math proficiency,All Students,2012-13,48.2%,"1,240",State Math Test,
ELA,All Students,2013-14,53.1%,"1,255",State ELA Test,
Example index,All Students,2013-14,60%,"1,255",Example Test,
"""


def test_a_heading_that_is_no_measure_does_not_replace_the_measure_of_the_row(tmp_path: Path) -> None:
    (tmp_path / "guide.csv").write_text(GUIDE, "utf-8")
    rows = [
        "proficiency-math all-students program 2012-13 48.2 1240 State Math Test",
        "proficiency-reading all-students program 2013-14 53.1 1255 State ELA Test",
        "Example index all-students program 2013-14 60 1255 Example Test",
    ]
    figures = read(tmp_path / "guide.csv")
    assert rows_of(figures) == rows
    assert any('"Example index" is no metric we know' in notice for notice in figures.notices)
    assert rows_of(read(tmp_path / "guide.csv", {"% met/exceeded": "proficiency-math"}))[1:] == rows[1:]


def test_two_headings_beside_one_measure_stay_apart(tmp_path: Path) -> None:
    text = "Measure,Year,% Proficient,% Advanced\nMath,2014,40%,9%\nExample index,2014,50%,8%\n"
    (tmp_path / "levels.csv").write_text(text, "utf-8")
    assert [row["metric"] for row in read(tmp_path / "levels.csv").rows] == [
        "proficiency-math",
        "advanced-math",
        "Example index, % Proficient",
        "Example index, % Advanced",
    ]


def test_a_heading_is_the_measure_where_nothing_else_says_it(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("Subgroup,Year,% on track\nAll,2014,40%\n", "utf-8")
    assert [row["metric"] for row in read(tmp_path / "one.csv").rows] == ["% on track"]
    assert [row["metric"] for row in read(tmp_path / "one.csv", {"% on track": "proficiency-math"}).rows] == [
        "proficiency-math"
    ]
