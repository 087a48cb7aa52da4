"""A group of fewer than ten students never gets from a spreadsheet into a dataset, however the sheet says that it is small."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.intake.answers import leave
from proofpoints.intake.figures import read_figures
from proofpoints.intake.made_rows import Figures
from proofpoints.intake.sheet import read_sheets
from proofpoints.intake.students import students_of

ROWS = """Measure,Subgroup,Year,Percent,N tested,Assessment,Comments
Graduation rate,All Students,2012-13,81%,"1,240",State,
Graduation rate,All Students,2013-14,83%,"1,255",State,
Graduation rate,Native American,2012-13,100%,{n},State,
Graduation rate,Native American,2013-14,86%,{n},State,Example remark
"""


def read(folder: Path, text: str) -> Figures:
    (folder / "h.csv").write_text(text, "utf-8")
    return read_figures(read_sheets(folder / "h.csv"), {"covers": "district"}, leave)


@pytest.mark.parametrize(
    ("n", "note"),
    [
        ("<10", "fewer than ten students"),
        ("< 10", "fewer than ten students"),
        ("n<10", "fewer than ten students"),
        ("≤9", "fewer than ten students"),
        ("fewer than 10", "fewer than ten students"),
        ("less than 10 students", "fewer than ten students"),
        ("1-9", "fewer than ten students"),
        ("7", "fewer than ten students"),
        ("7.0", "fewer than ten students"),
        ("0", "fewer than ten students"),
        ("about 7", "fewer than ten students"),
        ("fewer than ten", "fewer than ten students"),
        ("seven", "fewer than ten students"),
        ("7.000", "fewer than ten students"),
        ("7 of 7", "fewer than ten students"),
        ("<20", "fewer than 20 students"),
        ("*", "the number of students is hidden in the source"),
        ("--", "the number of students is hidden in the source"),
        ("suppressed", "the number of students is hidden in the source"),
    ],
)
def test_a_group_that_may_be_too_small_is_hidden_and_its_rows_are_named(tmp_path: Path, n: str, note: str) -> None:
    figures = read(tmp_path, ROWS.format(n=n))
    large, small = figures.rows[:2], figures.rows[2:]
    assert [(row["value"], row["n"], row["qualifier"]) for row in large] == [
        ("81", "1240", "exact"),
        ("83", "1255", "exact"),
    ]
    assert {(row["value"], row["n"], row["qualifier"]) for row in small} == {("", "", "suppressed")}
    assert [row["note"] for row in small] == [note, f"Example remark; {note}"]
    (said,) = [notice for notice in figures.notices if "suppressed" in notice]
    assert said.startswith(f"Rows o3, o4: {note}; value and n are left empty")
    assert "100" not in said


@pytest.mark.parametrize(
    ("n", "number"),
    [("1,240", "1240"), ("1 240", "1240"), ("410", "410"), ("10", "10"), ("410.0", "410")],
)
def test_numbers_of_students_are_read(n: str, number: str) -> None:
    assert students_of(n).number == number
    assert students_of(n).hidden == ""


@pytest.mark.parametrize("n", ["N/A", "about 400", "10-19", "not reported", "1.250"])
def test_what_is_no_number_is_left_out_and_its_rows_are_named(tmp_path: Path, n: str) -> None:
    figures = read(tmp_path, ROWS.format(n=n))
    assert [(row["value"], row["n"]) for row in figures.rows[2:]] == [("100", ""), ("86", "")]
    assert f'Rows o3, o4: "{n}" was left out: write n in digits alone, if the source gives it.' in figures.notices


def test_a_small_number_beside_several_years_hides_them_all(tmp_path: Path) -> None:
    figures = read(tmp_path, "Measure,Subgroup,2013,2014,N\nGraduation rate,Native American,100%,86%,<10\n")
    assert [(row["value"], row["qualifier"]) for row in figures.rows] == [("", "suppressed")] * 2


def test_a_dash_beside_the_whole_state_hides_nothing(tmp_path: Path) -> None:
    figures = read(tmp_path, "Measure,Subgroup,Year,Percent,N\nGraduation rate,State average,2014,81%,--\n")
    assert [(row["value"], row["n"], row["qualifier"]) for row in figures.rows] == [("81", "", "exact")]


@pytest.mark.parametrize(
    "heading", ["Student count", "Denominator", "Test takers", "Cell size", "Example heading", "Comments"]
)
def test_a_small_group_is_hidden_whatever_the_heading(tmp_path: Path, heading: str) -> None:
    text = f"Measure,Subgroup,Year,Percent,{heading}\nGraduation rate,Native American,2014,100%,n < 10\n"
    (row,) = read(tmp_path, text).rows
    assert (row["value"], row["qualifier"]) == ("", "suppressed")
    assert row["note"].endswith("fewer than ten students")


@pytest.mark.parametrize("note", ["<5%", "Schools with fewer than 10 teachers are left out.", "under review"])
def test_other_notes_hide_nothing(tmp_path: Path, note: str) -> None:
    text = f"Measure,Year,Percent,N,Comments\nGraduation rate,2014,81%,410,{note}\n"
    (row,) = read(tmp_path, text).rows
    assert (row["value"], row["n"], row["note"]) == ("81", "410", note)


@pytest.mark.parametrize("heading", ["Student count", "Count of students", "Total students", "Number of test takers"])
def test_more_headings_of_numbers_of_students(tmp_path: Path, heading: str) -> None:
    (row,) = read(tmp_path, f"Measure,Year,Percent,{heading}\nGraduation rate,2014,81%,410\n").rows
    assert row["n"] == "410"


@pytest.mark.parametrize(
    "value",
    [
        *("7 of 7", "100% (n=7)", "90% (9/10)", "7/7", "100% (7 students)", "n<10", "fewer than ten students"),
        *("80% (12 students of 15)", "80% (12 of the 15)", "80% (12 learners out of our 15)", "100% (7 learners)"),
    ],
)
def test_a_small_number_in_the_cell_of_the_figure_hides_it(tmp_path: Path, value: str) -> None:
    (row,) = read(tmp_path, f"Measure,Year,Percent\nGraduation rate,2014,{value}\n").rows
    assert (row["value"], row["n"], row["qualifier"]) == ("", "", "suppressed")


@pytest.mark.parametrize("value", ["45%", "45% (180/400)", "81% (n=400)", "<5%", "N/A", "45/100"])
def test_a_cell_without_a_small_number_hides_nothing(tmp_path: Path, value: str) -> None:
    (row,) = read(tmp_path, f"Measure,Year,Percent\nGraduation rate,2014,{value}\n").rows
    assert row["qualifier"] != "suppressed"


@pytest.mark.parametrize("note", ["7 of 7", "n=7", "7 students", "fewer than ten students tested", "Too few students"])
def test_a_note_that_says_only_that_a_group_is_small_hides_it_and_itself(tmp_path: Path, note: str) -> None:
    (row,) = read(tmp_path, f"Measure,Year,Percent,N,Comments\nGraduation rate,2014,81%,,{note}\n").rows
    assert (row["value"], row["qualifier"]) == ("", "suppressed")
    assert row["note"] in ("fewer than ten students", "the number of students is hidden in the source")


@pytest.mark.parametrize("numbers", ["N Math,N Reading", "Number tested in Math,Number tested in ELA"])
def test_numbers_of_students_belong_to_the_figure_of_their_subject(tmp_path: Path, numbers: str) -> None:
    text = f"Group,Year,Math % Proficient,Reading % Proficient,{numbers}\nELL,2014,45%,100%,12,7\n"
    math, reading = read(tmp_path, text).rows
    assert (math["value"], math["n"]) == ("45", "12")
    assert (reading["value"], reading["n"], reading["qualifier"]) == ("", "", "suppressed")


def test_a_small_number_of_which_nobody_knows_whose_it_is_hides_the_row(tmp_path: Path) -> None:
    text = "Group,Year,Graduation rate,Attendance rate,Number of students,Number tested\nELL,2014,100%,91%,12,7\n"
    assert {(row["value"], row["qualifier"]) for row in read(tmp_path, text).rows} == {("", "suppressed")}
