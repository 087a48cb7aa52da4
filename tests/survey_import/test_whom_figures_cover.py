"""Whom a figure covers is what was said of it; unsaid, a figure never claims to be of the participants alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.survey_import.importing import run_import

FIELDS = ("name", "state", "level", "source")
OF_EACH = ("measure", "covers", "baseline", "baseline_period", "followup", "followup_period", "n")
GRADUATION = ["Graduation rate", "71%", "2012-13", "79%", "2013-14", "412"]
DROPOUT = ["Dropout rate", "9%", "2012-13", "7%", "2013-14", "430"]


def covers(folder: Path, level: str, first: str, second: str) -> list[tuple[str, str, bool]]:
    """Measure, whom it covers and whether the note says that nobody said so, of each row of one answer."""
    names = [*FIELDS, *OF_EACH, *(f"{name}.2" for name in OF_EACH)]
    figures = [GRADUATION[0], first, *GRADUATION[1:], DROPOUT[0], second, *DROPOUT[1:]]
    said = ["Example Valley Schools", "Ohio", level, "https://example.org/report.pdf", *figures]
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, said])
    columns = "".join(f"  - {{heading: {name}, field: {name}}}\n" for name in names)
    (folder / "example.yml").write_text(f"name: example\nconfirmed: yes\ncolumns:\n{columns}", "utf-8")
    run_import(folder, folder / "answers.csv", folder / "example.yml")
    (table,) = (folder / "out/datasets").rglob("outcomes.csv")
    rows = csv.DictReader(table.read_text("utf-8").splitlines())
    return [(row["metric"], row["covers"], "Whom it covers is not" in row["note"]) for row in rows]


def test_each_outcome_covers_whom_its_own_answer_says(tmp_path: Path) -> None:
    assert covers(tmp_path, "District", "Students in the program", "Whole district") == [
        ("graduation-rate", "participants", False),
        ("graduation-rate", "participants", False),
        ("dropout-rate", "district", False),
        ("dropout-rate", "district", False),
    ]


def test_what_is_said_once_holds_for_all_outcomes(tmp_path: Path) -> None:
    assert {found[1:] for found in covers(tmp_path, "District", "Whole school", "")} == {("school", False)}


@pytest.mark.parametrize(("level", "everyone"), [("District", "district"), ("School", "school"), ("", "district")])
@pytest.mark.parametrize("said", ["", "all of them", "Whole state"])
def test_unsaid_it_is_everyone_of_the_place(tmp_path: Path, level: str, said: str, everyone: str) -> None:
    assert {found[1:] for found in covers(tmp_path, level, said, said)} == {(everyone, True)}
