"""A comma is a decimal comma where the file shows it; a count that may be of those who reached it is no number of students."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.intake.answers import leave
from proofpoints.intake.figures import read_figures
from proofpoints.intake.made_rows import Figures
from proofpoints.intake.sheet import read_sheets

_UNCLEAR = "may count the students behind the figure or those who reached it"


def _read(folder: Path, text: str) -> Figures:
    (folder / "figures.csv").write_text(text, "utf-8")
    return read_figures(read_sheets(folder / "figures.csv"), {"covers": "district"}, leave)


def _scores(sign: str, *values: str) -> str:
    lines = [f"Math score{sign}{2010 + number}{sign}{value}" for number, value in enumerate(values)]
    return "\n".join([f"Measure{sign}Year{sign}Score", *lines]) + "\n"


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_decimal_comma_shows_how_the_whole_file_writes_numbers(tmp_path: Path, sign: str) -> None:
    figures = _read(tmp_path, _scores(sign, "83,5", "83,525", "1.234,5", "1.240", "~61,0"))
    assert [row["value"] for row in figures.rows] == ["83.5", "83.525", "1234.5", "1240", "61.0"]
    assert figures.rows[4]["qualifier"] == "approximate"
    assert any("83.5" in notice and "83,5" in notice for notice in figures.notices)


def test_three_digits_behind_a_comma_are_asked_about_where_nothing_tells(tmp_path: Path) -> None:
    figures = _read(tmp_path, _scores(";", "83,525", "410"))
    assert [row["value"] for row in figures.rows] == ["83,525?", "410"]
    assert any('"83,525" may be 83.525 or 83525' in notice for notice in figures.notices)


def test_commas_part_thousands_in_a_file_with_commas_and_points(tmp_path: Path) -> None:
    figures = _read(tmp_path, 'Measure,Year,Score\nMath score,2010,"1,234"\nMath score,2011,83.525\n')
    assert [row["value"] for row in figures.rows] == ["1234", "83.525"]


def test_the_number_of_students_follows_the_figures(tmp_path: Path) -> None:
    figures = _read(tmp_path, "Measure;Year;Percent;N\nMath proficiency;2013;61,5;1.240\n")
    assert [(row["value"], row["n"]) for row in figures.rows] == [("61.5", "1240")]


@pytest.mark.parametrize("n", ["n=410", "N: 410", "410 students", "410 students tested", "410 tested", "(n = 410)"])
def test_the_number_of_students_with_its_word(tmp_path: Path, n: str) -> None:
    figures = _read(tmp_path, f"Measure,Year,Percent,N\nMath proficiency,2013,61,{n}\n")
    assert figures.rows[0]["n"] == "410"


@pytest.mark.parametrize("n", ["1.240", "4oo", "about 400", "400 tests"])
def test_what_is_not_plain_is_left_out_and_asked_for(tmp_path: Path, n: str) -> None:
    figures = _read(tmp_path, f"Measure,Year,Percent,N\nMath proficiency,2013,61,{n}\n")
    assert figures.rows[0]["n"] == ""
    assert any(f'"{n}" was left out: write n in digits alone' in notice for notice in figures.notices)


@pytest.mark.parametrize(
    "count", ["Count", "Number", "#", "# Proficient", "N proficient", "Number of students proficient"]
)
def test_a_count_beside_a_percentage_is_no_number_of_students(tmp_path: Path, count: str) -> None:
    figures = _read(tmp_path, f"Measure,Year,{count},Percent\nMath proficiency,2013,61,15\n")
    assert [(row["value"], row["n"]) for row in figures.rows] == [("15", "")]
    assert any(f'"{count}"' in notice and _UNCLEAR in notice for notice in figures.notices)


def test_a_small_count_beside_a_percentage_hides_the_figure(tmp_path: Path) -> None:
    figures = _read(tmp_path, "Measure,Year,Count,Percent\nMath proficiency,2013,7,15\n")
    assert [(row["value"], row["qualifier"]) for row in figures.rows] == [("", "suppressed")]


@pytest.mark.parametrize("count", ["N", "Students", "# tested", "Number tested", "Student count", "Number of students"])
def test_a_number_of_students_beside_a_percentage_stays(tmp_path: Path, count: str) -> None:
    figures = _read(tmp_path, f"Measure,Year,{count},Percent\nMath proficiency,2013,410,15\n")
    assert figures.rows[0]["n"] == "410"


def test_a_count_beside_a_score_is_a_number_of_students(tmp_path: Path) -> None:
    figures = _read(tmp_path, "Measure,Year,Count,Score\nMath score,2013,61,215\n")
    assert figures.rows[0]["n"] == "61"
