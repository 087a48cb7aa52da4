"""Answers that say the opposite of what their first words say: no figure of other students, subjects or years gets out."""

from __future__ import annotations

from pathlib import Path

import pytest

from survey_import.values.measures import read_metric
from survey_import.values.stories import read_story
from tests.survey_import.example_form import import_rows
from tests.survey_import.test_counts import import_one

Row = tuple[str, str, str]


def rows_of(folder: Path, results: str) -> tuple[str, list[Row]]:
    kind, rows = import_one(folder, results, "412")
    return kind, [(row["metric"], row["period"], row["value"]) for row in rows]


@pytest.mark.parametrize(
    "results",
    [
        "Students not proficient in math fell from 55% in 2013 to 45% in 2014",
        "The share who did not meet standards in math fell from 55% in 2013 to 45% in 2014",
        "Below proficient in math: 55% in 2013 -> 45% in 2014",
        "Non-ELL graduation rate rose from 71% in 2013 to 79% in 2015",
        "The graduation rate of students without disabilities rose from 71% in 2013 to 79% in 2015",
    ],
)
def test_those_who_did_not_or_are_not_are_asked_about(tmp_path: Path, results: str) -> None:
    assert rows_of(tmp_path, results) == ("needs-data", [])


@pytest.mark.parametrize(
    "aside", [{"measure": "Percent not proficient in math"}, {"measure": "Graduation rate, non-ELL"}]
)
def test_the_same_in_a_form(aside: dict[str, str], tmp_path: Path) -> None:
    run = import_rows(tmp_path, aside)
    assert run.report["responses"][0]["class"] == "needs-data"
    assert not list((tmp_path / "out").rglob("outcomes.csv"))


@pytest.mark.parametrize(
    "results",
    [
        "Reading proficiency rose from 45% to 51% and math from 40% to 47%",
        "In reading we went from 45% to 51% proficient and in math from 40% to 47%",
        "Proficiency rose from 45% to 51% in reading and from 40% to 47% in math",
    ],
)
def test_each_pair_has_its_own_subject(results: str) -> None:
    found = read_story(results).outcomes
    values = [(one.measure, one.baseline and one.baseline.value, one.followup and one.followup.value) for one in found]
    assert values == [("proficiency-reading", 45, 51), ("proficiency-math", 40, 47)]


def test_a_third_value_without_a_year_is_kept(tmp_path: Path) -> None:
    """It may be the newest, and speak against the rise of the two others."""
    _, rows = rows_of(tmp_path, "Proficient in math: 88% (2013 93%, 2012 88%)")
    assert sorted((period, value) for _, period, value in rows) == [("2012", "88"), ("2013", "93"), ("unstated", "88")]


def test_a_third_value_of_few_students_takes_the_others_with_it(tmp_path: Path) -> None:
    kind, rows = rows_of(tmp_path, "Proficient in math: 7 of 8 (2013 90 of 100, 2012 80 of 100)")
    assert (kind, rows) == ("needs-data", [])


def test_two_subjects_behind_one_pair_are_both_meant() -> None:
    (one,) = read_story("Proficiency rose from 45% to 51% in reading and math").outcomes
    assert one.measure == "proficiency-combined"


@pytest.mark.parametrize(
    "results",
    ["The graduation rate rose from 71% in 2015 to 79% in 2013", "79% graduation rate in 2013, up from 71% in 2015"],
)
def test_years_that_run_backwards_are_asked_about(tmp_path: Path, results: str) -> None:
    kind, rows = rows_of(tmp_path, results)
    assert kind == "needs-data"
    assert {period for _, period, _ in rows} == {"unstated"}


@pytest.mark.parametrize(
    ("results", "period"),
    [
        ("Graduation rate was 79% in 2015, up 8 points from 2013", "2013 to 2015"),
        ("Graduation rate up 12 points since 2012, now 70% in 2014", "2012 to 2014"),
        ("Graduation rate up 12 points since 2012", ""),
        ("Graduation rate up 12 points in 2012", "2012"),
    ],
)
def test_a_change_is_not_of_the_year_it_begins_with(results: str, period: str) -> None:
    (one,) = read_story(results).outcomes
    ends = " to ".join(filter(None, (one.baseline_period, one.followup_period)))
    assert (one.period or ends) == period


@pytest.mark.parametrize(
    "results", ["Graduation rate: 2013 - 71%, 2015 - 79%", "Math proficiency moved from 45 % in 12-13 to 51 % in 13-14"]
)
def test_a_dash_is_no_minus_and_a_short_year_no_figure(results: str) -> None:
    values = [part.value for one in read_story(results).outcomes for part in (one.baseline, one.followup) if part]
    assert values in ([71, 79], [45, 51])


@pytest.mark.parametrize(
    "said",
    [
        {"measure": "% of students below grade level in reading"},
        {"measure": "Math proficiency gap"},
        {"measure": "Achievement gap in math proficiency"},
        {"measure": "State graduation rate"},
        {"measure": "Graduation rate (state)"},
        {"measure": "Proficiency", "Result before": "71% reading, 65% math", "Result now": "79% reading, 70% math"},
        {"Result now": "79% in 2014 and 81% in 2015"},
        {"n": "412 (2013), 430 (2015)"},
    ],
)
def test_a_form_that_says_two_things_or_another_is_asked_about(said: dict[str, str], tmp_path: Path) -> None:
    run = import_rows(tmp_path, said)
    assert run.report["responses"][0]["class"] == "needs-data"


def test_students_on_grade_level_are_no_growth() -> None:
    assert read_metric("% on grade level in reading") == ("proficiency-reading", "")
    assert read_metric("1.5 grade levels in math")[0] == "growth-math"


@pytest.mark.parametrize(
    "n", ["412", "412 in 3 schools", "412 (grades 6-8)", "412 students in 12 classes", "412 (2015)"]
)
def test_one_number_of_students_is_one(n: str, tmp_path: Path) -> None:
    assert import_rows(tmp_path, {"n": n}).report["responses"][0]["class"] == "ready"


@pytest.mark.parametrize("now", ["79%, up from 71%", "79% (state 75%)", "79%, 320 of 405", "79% and rising"])
def test_one_value_with_words_beside_it_is_one(now: str, tmp_path: Path) -> None:
    assert import_rows(tmp_path, {"Result now": now}).report["responses"][0]["class"] == "ready"


@pytest.mark.parametrize("measure", ["ACT score gap", "SAT score gap", "gap in SAT scores"])
def test_a_gap_in_scores_is_no_score(measure: str) -> None:
    assert read_metric(measure)[0] == ""


@pytest.mark.parametrize(
    ("results", "asked"),
    [
        ("62% of students improved in math", "the share of students who improved says neither in what nor by how much"),
        ("Our graduates: 62%", "a percentage of what?"),
    ],
)
def test_a_share_of_something_unsaid_is_asked_about(results: str, asked: str) -> None:
    (outcome,) = read_story(results).outcomes
    assert (outcome.measure, outcome.asks["measure"]) == ("", asked)
