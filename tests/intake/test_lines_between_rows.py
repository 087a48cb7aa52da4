"""Several tables in one sheet, and lines that say what the rows below them are about: no figure gets the wrong measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.intake.answers import leave, meanings
from proofpoints.intake.figures import read_figures
from proofpoints.intake.made_rows import Figures
from proofpoints.intake.sheet import read_sheets

ROW = ("metric", "group", "arm", "period", "value", "n")


def read(folder: Path, text: str, *means: str) -> Figures:
    (folder / "figures.csv").write_text(text, "utf-8")
    return read_figures(read_sheets(folder / "figures.csv"), {"covers": "district"}, leave, meanings([*means]))


def rows_of(figures: Figures) -> list[str]:
    return [" ".join(row[name] or "-" for name in ROW) for row in figures.rows]


BOTH = [
    "proficiency-math all-students program 2013 45 -",
    "proficiency-math english-learners program 2013 22 -",
    "proficiency-reading all-students program 2013 55 -",
    "proficiency-reading english-learners program 2013 32 -",
]


@pytest.mark.parametrize(
    "text",
    [
        "Math Proficiency,\nGroup,2013\nAll,45\nELL,22\n,\nReading Proficiency,\nGroup,2013\nAll,55\nELL,32\n",
        "Math % proficient,,\nGroup,Year,Percent\nAll,2013,45\nELL,2013,22\nReading % proficient,,\nAll,2013,55\nELL,2013,32\n",
        "Measure,Group,2013\nMath proficiency,,\n,All,45\n,ELL,22\nReading proficiency,,\n,All,55\n,ELL,32\n",
        "Group,2013\nMath proficiency,\nAll,45\nELL,22\nReading proficiency,\nAll,55\nELL,32\n",
    ],
)
def test_rows_are_of_the_measure_that_the_line_above_them_names(tmp_path: Path, text: str) -> None:
    figures = read(tmp_path, text)
    assert rows_of(figures) == BOTH
    assert any('The line "Reading' in notice and "proficiency-reading" in notice for notice in figures.notices)


@pytest.mark.parametrize(
    "headings",
    [
        "Subgroup,2013,,2014,\n,% Met,N tested,% Met,N tested\n",
        ",2013,,2014,\nSubgroup,% Met,N tested,% Met,N tested\n",
    ],
)
@pytest.mark.parametrize("line", ["", "Reading proficiency,,,,\n"])
def test_a_line_below_headings_in_two_lines_is_no_heading(tmp_path: Path, headings: str, line: str) -> None:
    figures = read(tmp_path, f"{headings}{line}All,48.2%,405,55.1%,410\nELL,20%,30,25%,31\n")
    measure = "proficiency-reading" if line else "% Met"
    assert rows_of(figures) == [
        f"{measure} all-students program 2013 48.2 405",
        f"{measure} all-students program 2014 55.1 410",
        f"{measure} english-learners program 2013 20 30",
        f"{measure} english-learners program 2014 25 31",
    ]


def test_a_line_nobody_understands_does_not_leave_the_measure_of_the_first_table(tmp_path: Path) -> None:
    text = "Math Proficiency,\nGroup,2013\nAll,45\nReading Results by Subgroup,\nGroup,2013\nAll,55\n"
    assert [row["metric"] for row in read(tmp_path, text).rows] == ["proficiency-math", "Reading Results by Subgroup"]
    said = read(tmp_path, text, "Reading Results by Subgroup=proficiency-reading")
    assert [row["metric"] for row in said.rows] == ["proficiency-math", "proficiency-reading"]


def test_groups_arms_and_times_as_lines(tmp_path: Path) -> None:
    text = "Measure,Percent\n2012-13,\nGraduation rate,81\n2013-14,\nGraduation rate,83\n"
    assert [row["period"] for row in read(tmp_path, text).rows] == ["2012-13", "2013-14"]
    assert not any("not understood" in notice for notice in read(tmp_path, text).notices)
    text = "Group,Measure,2013\nEnglish learners,,\n,Graduation rate,70\nStudents with disabilities,,\n,Graduation rate,60\n"
    assert [row["group"] for row in read(tmp_path, text).rows] == ["english-learners", "students-with-disabilities"]
    text = "Group,Graduation rate,Year\nState,,\nAll,85,2013\nExample Valley,,\nAll,81,2013\n"
    assert [row["arm"] for row in read(tmp_path, text).rows] == [
        "state",
        "Example Valley",
    ]  # the check asks whose it is


def test_a_line_not_understood_is_told_if_rows_follow(tmp_path: Path) -> None:
    text = "Group,Year,Graduation rate\nExample Middle School,,\nAll,2013,45\nSource: state,,\n"
    notices = read(tmp_path, text).notices
    assert any('The line "Example Middle School" stands alone; it was not understood' in notice for notice in notices)
    assert not any("Source" in notice for notice in notices)


def test_a_second_table_with_other_headings_is_not_read_by_the_first(tmp_path: Path) -> None:
    figures = read(tmp_path, "Group,2013,2014\nAll,45,51\nGroup,2015,2016\nAll,55,61\n")
    assert [(row["period"], row["value"]) for row in figures.rows] == [("2013", "45"), ("2014", "51")]
    assert any('A second table begins at "Group, 2015, 2016" and was not read' in one for one in figures.notices)


def test_a_second_table_with_more_columns_does_not_displace_the_first(tmp_path: Path) -> None:
    first = "Measure,Group,2013,2014\nGraduation rate,All,81%,83%\nGraduation rate,ELL,71%,73%\n"
    figures = read(tmp_path, f"{first}Measure,Group,2013,2014,2015\nGraduation rate,All,61%,63%,65%\n")
    assert [row["value"] for row in figures.rows] == ["81", "83", "71", "73"]
    assert "A second table begins" in " ".join(figures.notices)


@pytest.mark.parametrize("hidden", ["n<10", "*", "n/a", "--"])
def test_a_row_is_never_taken_for_the_headings(tmp_path: Path, hidden: str) -> None:
    figures = read(tmp_path, f"Measure,Year,Result\nGraduation rate,2013,81\nGraduation rate,2014,{hidden}\n")
    assert rows_of(figures)[0] == "graduation-rate all-students program 2013 81 -"
    assert len(figures.rows) == 2
