"""Counts such as "40 of 80": a part is read with its own whole, or not at all."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_import.completeness import settle
from survey_import.people.small_cells import figures
from survey_import.values.pairs import read_pair
from survey_import.values.quantities import read_quantity
from survey_import.values.stories import read_story
from tests.survey_import.importing import run_import
from tests.survey_import.test_properties import CALM

PROFILE = """name: example
confirmed: yes
columns:
  - {heading: Name, field: name}
  - {heading: State, field: state}
  - {heading: Results, field: results}
  - {heading: Students, field: n}
  - {heading: Link, field: source}
"""


def import_one(folder: Path, results: str, students: str = "") -> tuple[str, list[dict[str, str]]]:
    """The class of one answer, and the rows of its dataset."""
    profile, file = folder / "example.yml", folder / "answers.csv"
    profile.write_text(PROFILE, "utf-8")
    with file.open("w", encoding="utf-8", newline="") as lines:
        head = ["Name", "State", "Results", "Students", "Link"]
        said = ["Example Valley Schools", "Ohio", results, students, "https://example.org/report.pdf"]
        csv.writer(lines).writerows([head, said])
    run = run_import(folder, file, profile)
    tables = sorted((folder / "out/datasets").rglob("outcomes.csv"))
    rows = [row for table in tables for row in csv.DictReader(table.read_text("utf-8").splitlines())]
    return run.report["responses"][0]["class"], rows


@pytest.mark.parametrize(
    "results",
    [
        "The graduation rate rose from 40 of 80 in 2013 to 60 of 90 in 2014",
        "The graduation rate rose from 40 out of the 80 students in 2013 to 60 of our 90 seniors in 2014",
        "The graduation rate rose from 40 students of 80 in 2013 to 60 students out of 90 in 2014",
        "Graduation rate: 40 of 80 in 2013 -> 60 of 90 in 2014",
        "60 of 90 students graduated on time in 2014, up from 40 of 80 in 2013",
        "The graduation rate rose from 50% (40 of 80) in 2013 to 66.7% (60 of 90) in 2014",
    ],
)
def test_counts_become_shares_each_with_its_own_n(tmp_path: Path, results: str) -> None:
    kind, rows = import_one(tmp_path, results)
    assert [(row["period"], row["value"], row["unit"], row["n"]) for row in rows] == [
        ("2013", "50", "percent", "80"),
        ("2014", "66.7", "percent", "90"),
    ]
    assert kind == "ready"


def test_counts_are_compared_as_shares(tmp_path: Path) -> None:
    _, rows = import_one(tmp_path, "60 of 80 students graduated on time in 2014, compared with 90 of 300 in the state")
    assert [(row["arm"], row["value"], row["n"]) for row in rows] == [("program", "75", "80"), ("state", "30", "300")]


@pytest.mark.parametrize(
    "results",
    [
        "6 of 8 students passed the course in 2014, up from 4 of 8 in 2013",
        "The pass rate rose from 50% (4 of 8) in 2013 to 75% (6 of 8) in 2014",
        "The pass rate rose from 40 of 80 in 2013 to 78 of 80 in 2014",
    ],
)
def test_counts_of_a_few_students_are_held_back(tmp_path: Path, results: str) -> None:
    kind, rows = import_one(tmp_path, results)
    assert not rows
    assert kind == "needs-data"
    said = "".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.*") if path.is_file())
    assert "of 8" not in said


@pytest.mark.parametrize(
    "results",
    [
        "The graduation rate rose from 40 passed of 80 in 2013 to 60 passed of 90 in 2014",
        "The graduation rate rose from 40 (many) of 80 in 2013 to 60 of 90 in 2014",
        "The graduation rate rose from forty of 80 in 2013 to sixty of 90 in 2014",
        "The graduation rate rose from 12 in 20 in 2013 to 15 in 20 in 2014",
        "The graduation rate rose from 90 of 80 in 2013 to 95 of 80 in 2014",
        "The graduation rate rose from 42% in 2013 to 60/90 in 2014",
    ],
)
def test_what_is_not_read_safely_is_asked_about(tmp_path: Path, results: str) -> None:
    kind, rows = import_one(tmp_path, results)
    assert kind != "ready"
    assert {row["value"] for row in rows} <= {"42", "66.7"}


@pytest.mark.parametrize(
    ("typed", "value", "qualifier"),
    [
        ("40 of 80", 50, "exact"),
        ("about 40 of 80", 50, "approximate"),
        ("more than 40 out of 80", 50, "at-least"),
        ("40 students of 80", 50, "exact"),
        ("3 in 4", 75, "approximate"),
    ],
)
def test_a_count_in_a_cell_is_a_share(typed: str, value: float, qualifier: str) -> None:
    quantity = read_quantity(typed)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.qualifier) == (value, "percent", qualifier)


def test_averages_of_something_are_no_counts() -> None:
    for typed in ("from an average of 42 to 61", "a share of 42% -> 61%", "average of 42 to 61 in 3 schools"):
        pair = read_pair(typed)
        assert pair is not None
        assert [quantity.value for quantity in figures(pair).values()] == [42, 61]


def test_a_number_we_hold_back_is_not_called_unpublished(tmp_path: Path) -> None:
    _, rows = import_one(tmp_path, "The graduation rate rose from 90% in 2013 to 97% in 2014", "200")
    assert {row["n"] for row in rows} == {""}
    for row in rows:
        assert "is withheld: it would tell of fewer than 10" in row["note"]
        assert "not published" not in row["note"]


COUNTED = st.tuples(st.integers(0, 3000), st.integers(1, 3000)).filter(lambda pair: pair[0] <= pair[1])
SENTENCES = st.sampled_from(
    [
        "The pass rate rose from {a} in 2013 to {b} in 2014",
        "The pass rate went from {a} to {b}",
        "Pass rate: {a} -> {b}",
        "{b} passed the course in 2014, up from {a} in 2013",
        "{b} passed the course (was {a})",
        "In 2014 {b} passed the course compared with {a} in the state",
        "The pass rate was {b} in 2014 and {a} in 2013",
    ]
)
FORMS = st.sampled_from(
    [
        "{} of {}",
        "{} out of {}",
        "{} of the {}",
        "{} out of our {}",
        "{:,} of {:,}",
        "{}/{}",
        "{} of {} students",
        "{} students of {}",
        "{} students out of the {}",
        "about {} of {}",
        "{} in {}",
        "{} passed of {}",
    ]
)


@CALM
@given(SENTENCES, FORMS, COUNTED, COUNTED)
def test_no_figure_mixes_two_counts(sentence: str, form: str, before: tuple[int, int], after: tuple[int, int]) -> None:
    text = sentence.format(a=form.format(*before), b=form.format(*after))
    earlier, later = (round(100 * part / whole, 1) for part, whole in (before, after))
    for outcome in read_story(text).outcomes:
        settle(outcome)
        stated = {name: quantity.value for name, quantity in figures(outcome).items() if quantity.usable}
        if len(stated) == 2:
            assert stated["followup"] == later, text
            assert stated.get("baseline", stated.get("comparison")) == earlier, text
        assert set(stated.values()) <= {earlier, later}, text
