"""The grammar of values, row by row of what people type."""

from __future__ import annotations

import pytest

from survey_import.values.changes import read_change
from survey_import.values.pairs import read_pair
from survey_import.values.periods import blank_out, read_grades, read_period
from survey_import.values.quantities import read_quantity
from survey_import.values.stories import read_story
from survey_import.values.text import is_no_answer


def q(text: str) -> object:
    found = read_quantity(text)
    return None if found is None else "asks" if found.doubt else found.as_json()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("47%", 47),
        ("47 %", 47),
        ("47 percent", 47),
        ("47 pct", 47),
        ("0.47", 0.47),
        ("47,5 %", 47.5),
        ("1,240", 1240),
        ("1 240", 1240),
        ("1.240", "asks"),
        ("about half", {"value": 50, "qualifier": "approximate"}),
        ("1 in 4", {"value": 25, "qualifier": "approximate"}),
        ("nearly three quarters", {"value": 75, "qualifier": "approximate"}),
        ("two-thirds", {"value": 66.7, "qualifier": "approximate"}),
        ("~47", {"value": 47, "qualifier": "approximate"}),
        ("47+", {"value": 47, "qualifier": "at-least"}),
        (">95%", {"value": 95, "qualifier": "at-least"}),
        ("≥95%", {"value": 95, "qualifier": "at-least"}),
        ("<5%", {"value": 5, "qualifier": "at-most"}),
        ("400-500", {"low": 400, "high": 500}),
        ("400–500", {"low": 400, "high": 500}),
        ("38 of 90", 42.2),
        ("38/90", 42.2),
        ("3/4", "asks"),
        ("$15,422", 15422),
        ("15,422 USD", 15422),
        ("$15.4k", 15400),
        ("$2 million", 2000000),
        ("4,000-4,5000", "asks"),
        ("N/A", None),
        ("K-4", None),
        ("412 students in 3 schools", 412),
        ("-2.1", -2.1),
        ("50.000", "asks"),
        (".25", 0.25),
        ("one", 1),
        ("forty-two percent", 42),
    ],
)
def test_quantities(typed: str, read: object) -> None:
    assert q(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("SY2012-13", "2012-13"),
        ("2012–13", "2012-13"),
        ("2012/13", "2012-13"),
        ("2012-2013", "2012-13"),
        ("'12-'13", "2012-13"),
        ("Fall 2012", "fall 2012"),
        ("SY20011-12", "2011-12"),
        ("2012-2014", "2012 to 2014"),
        ("from 2012 to 2014", "2012 to 2014"),
        ("9-12", ""),
        ("2013-15", ""),
        ("autumn of 2013", "fall 2013"),
        ("year 2", "year 2"),
        ("class of 2014", "2014"),
        ("soon", ""),
    ],
)
def test_periods(typed: str, read: str) -> None:
    assert read_period(typed)[0] == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("K-4", "K-4"),
        ("PK–8", "PK-8"),
        ("9-12", "9-12"),
        ("grades 7/8", "7-8"),
        ("PreK-12", "PK-12"),
        ("1 - 5", "1-5"),
        ("Ages 16-24", ""),
        ("12-9", ""),
    ],
)
def test_grades(typed: str, read: str) -> None:
    assert read_grades(typed)[0] == read


def test_a_date_in_a_grades_column_was_grades() -> None:
    assert read_grades("2026-04-06 00:00:00", "date") == ("4-6", "a spreadsheet turned it into a date")


@pytest.mark.parametrize(
    "typed",
    [
        "N/A",
        "NA",
        "n.a.",
        "none",
        "None yet",
        "TBD",
        "-",
        "--",
        "?",
        "pending",
        "see website",
        ".",
        "x",
        "no data",
        "Not available",
        "To be determined",
        "Unavailable",
        "",
    ],
)
def test_words_that_mean_no_answer(typed: str) -> None:
    assert is_no_answer(typed)


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("+19", 19, ""),
        ("up 19 points", 19, "points"),
        ("19-point gain", 19, "points"),
        ("up 19%", 19, "percent-ambiguous"),
        ("doubled", 2, "ratio"),
        ("2x", 2, "ratio"),
        ("fell 3 percentage points", -3, "points"),
        ("-2.1 points", -2.1, "points"),
        ("rose by 0.2 SD", 0.2, "sd"),
        ("12 percent increase", 12, "percent-ambiguous"),
        ("a 5-point drop", -5, "points"),
        ("5% drops", -5, "percent-ambiguous"),
        ("saw a drop of 5 percent", -5, "percent-ambiguous"),
        ("drops by 5 percent", -5, "percent-ambiguous"),
        ("a fall of 5 points", -5, "points"),
        ("dipped 5 points", -5, "points"),
        ("slipped by 5%", -5, "percent-ambiguous"),
        ("a rise of 5 points", 5, "points"),
    ],
)
def test_changes(typed: str, value: float, unit: str) -> None:
    change = read_change(typed)
    assert change is not None
    assert (change.amount.value, change.unit) == (value, unit)


@pytest.mark.parametrize(
    "typed", ["5 percent drop out", "drop-out rate 5%", "drop outs 5%", "in the fall 5%", "fall of 2013: 5%"]
)
def test_words_that_only_look_like_a_fall(typed: str) -> None:
    assert read_change(typed) is None


@pytest.mark.parametrize(
    "typed", ["42% -> 61%", "42→61", "42 to 61", "from 42 to 61", "61, was 42", "61% (up from 42%)"]
)
def test_pairs_stand_in_the_order_of_time(typed: str) -> None:
    pair = read_pair(typed)
    assert pair is not None
    assert pair.baseline is not None
    assert pair.followup is not None
    assert (pair.baseline.value, pair.followup.value) == (42, 61)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Our goal is 80% by 2016", "target"),
        ("We expect 75% to pass", "target"),
        ("We bought 1,200 laptops", "input"),
        ("Scores improved", "direction"),
        ("ranked 1st in the county", "rank"),
        ("92% of parents are satisfied", "opinion"),
        ("$190 per student", "input"),
    ],
)
def test_what_is_no_result(typed: str, kind: str) -> None:
    story = read_story(typed)
    assert not story.outcomes
    assert kind in story.kinds


def test_grades_and_years_are_never_figures() -> None:
    assert not read_story("We serve grades 6-8 since 2010 in all 7th grade rooms").outcomes
    assert blank_out("K-4 in 2012-13").strip() == "in"


def test_two_subjects_in_one_sentence() -> None:
    story = read_story("Math proficiency went from 42% in 2012-13 to 61% in 2013-14, reading from 50% to 55%")
    assert [outcome.measure for outcome in story.outcomes] == ["proficiency-math", "proficiency-reading"]
    assert (story.outcomes[0].baseline_period, story.outcomes[0].followup_period) == ("2012-13", "2013-14")


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("rose by 5 points to 84%", 5),
        ("up 5 points to 84%", 5),
        ("fell 5 points to 84%", -5),
        ("an increase of 5 points to 84%", 5),
        ("84% (up 5 points from 79%)", 5),
        ("84%, down 5 points from 89%", -5),
        ("improved 5 points, to 84%", 5),
        ("saw a 5-point gain compared to 79% in the state", 5),
    ],
)
def test_a_difference_is_never_read_as_a_value(typed: str, points: float) -> None:
    (outcome,) = read_story(f"The graduation rate {typed}").outcomes
    assert (outcome.baseline, outcome.followup) == (None, None)
    assert outcome.change is not None
    assert (outcome.change.amount.value, outcome.change.unit) == (points, "points")
    assert read_pair(typed) is None


@pytest.mark.parametrize("typed", ["rose 5% to 84%", "up 5% from 79%", "increased 5 to 84"])
def test_what_may_be_a_difference_or_a_value_is_asked_about(typed: str) -> None:
    (outcome,) = read_story(f"The graduation rate {typed}").outcomes
    assert outcome.change is None
    assert [part.doubt for part in (outcome.baseline, outcome.followup) if part and part.value == 5] == [
        "5 may be a difference or a value"
    ]


def test_a_value_is_never_read_as_a_difference() -> None:
    assert read_change("increased 79% to 84%") is None
    assert read_change("scores increased 190 to 210") is None


def test_a_comparison_is_no_change() -> None:
    outcome = read_story("61% proficient in math vs 55% statewide in 2014").outcomes[0]
    assert outcome.baseline is None
    assert outcome.comparison is not None
    assert (outcome.arm, outcome.comparison.value) == ("state", 55)
