"""Single figures in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.evidence.contrasts import subtract
from proofpoints.evidence.uncertainty import Interval
from proofpoints.vocabulary import COVERS, EFFECT_UNITS, GROUPS, METRICS, QUALIFIERS, UNITS
from proofpoints.whose import arm_text, arm_within, covers_text
from proofpoints.words import (
    MINUS,
    count_text,
    difference_text,
    effect_text,
    in_time,
    interval_text,
    level_then,
    measure_among,
    measure_text,
    moved,
    number,
    signed,
    value_text,
)
from tests.evidence.rows import effect, outcome

RATE = {"metric": "graduation-rate"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1606, "1,606"),
        (76.7, "76.7"),
        (-0.19, "−0.19"),
        (0, "0"),
        (-0.0, "0"),
        (83.0, "83"),
        (100, "100"),
        (1188309, "1,188,309"),
        (-1234.5, "−1,234.5"),
        (0.05, "0.05"),
        (1e-7, "0.0000001"),
        (1e21, "1" + ",000" * 7),
        (599.10, "599.1"),
    ],
)
def test_numbers_as_published(value: float, text: str) -> None:
    assert number(value) == text


def test_the_minus_is_a_true_one() -> None:
    assert MINUS == "\N{MINUS SIGN}"
    assert "-" not in number(-3) + signed(-3) + difference_text(-3.5, "percent")


@pytest.mark.parametrize(("value", "text"), [(6.3, "+6.3"), (-6.3, "−6.3"), (0, "0"), (-0.0, "0"), (1200, "+1,200")])
def test_a_difference_has_a_sign_and_zero_has_none(value: float, text: str) -> None:
    assert signed(value) == text


def test_no_dust_of_binary_arithmetic() -> None:
    assert signed(subtract(outcome("o1", 83), outcome("o2", 76.7))) == "+6.3"
    assert signed(subtract(outcome("o1", 0.3), outcome("o2", 0.1))) == "+0.2"


@given(st.floats(-1e9, 1e9))
def test_a_number_reads_back(value: float) -> None:
    assert float(number(value).replace(",", "").replace(MINUS, "-")) == value


@given(st.decimals(-9999, 9999, places=2), st.decimals(-9999, 9999, places=2))
def test_a_difference_of_published_figures_has_no_more_decimals_than_they_have(one: Decimal, other: Decimal) -> None:
    row, base = (outcome("o1", float(x), metric="score-math", unit="scale-score") for x in (one, other))
    assert signed(subtract(row, base)) == signed(float(one - other))
    assert len(signed(subtract(row, base)).partition(".")[2]) <= 2


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        ("exact", "75 percent"),
        ("approximate", "about 75 percent"),
        ("at-least", "at least 75 percent"),
        ("at-most", "at most 75 percent"),
        ("suppressed", "hidden to protect students"),
    ],
)
def test_a_value_says_its_doubt(qualifier: str, text: str) -> None:
    assert value_text(outcome(value=None if qualifier == "suppressed" else 75, qualifier=qualifier)) == text


def test_every_qualifier_has_words() -> None:
    for qualifier in QUALIFIERS:
        assert value_text(outcome(value=None if qualifier == "suppressed" else 75, qualifier=qualifier))


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("percent", "2 percent"),
        ("scale-score", "2 scale-score points"),
        ("raw-score", "2 points"),
        ("sd", "2 standard deviations"),
        ("percentile", "2 percentile"),
        ("years", "2 years of growth"),
        ("percent-of-expected", "2 percent of expected growth"),
        ("words-per-minute", "2 words per minute"),
        ("students", "2 students"),
        ("credits", "2 credits"),
        ("count", "2"),
        ("index", "2 index points"),
    ],
)
def test_a_value_in_every_unit(unit: str, text: str) -> None:
    assert value_text(outcome(value=2, unit=unit)) == text


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("percent", "1 percent"),
        ("students", "1 student"),
        ("credits", "1 credit"),
        ("years", "1 year of growth"),
        ("sd", "1 standard deviation"),
        ("raw-score", "1 point"),
    ],
)
def test_one_is_singular(unit: str, text: str) -> None:
    assert value_text(outcome(value=1, unit=unit)) == text


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("percent", "+2 percentage points"),
        ("scale-score", "+2 scale-score points"),
        ("raw-score", "+2 points"),
        ("sd", "+2 standard deviations"),
        ("percentile", "+2 percentile points"),
        ("years", "+2 years of growth"),
        ("percent-of-expected", "+2 points of expected growth"),
        ("words-per-minute", "+2 words per minute"),
        ("students", "+2 students"),
        ("credits", "+2 credits"),
        ("count", "+2"),
        ("index", "+2 index points"),
    ],
)
def test_a_difference_in_every_unit(unit: str, text: str) -> None:
    assert difference_text(2, unit) == text


def test_every_unit_is_tested_above() -> None:
    assert len(UNITS) == 12
    assert len(EFFECT_UNITS) == 13


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("percentage-points", "+19 percentage points"),
        ("scale-points", "+19 scale-score points"),
        ("raw-points", "+19 score points"),
        ("sd", "+19 standard deviations"),
        ("percentile-points", "+19 percentile points"),
        ("percent-relative", "+19 percent (relative)"),
        ("percent-ambiguous", "+19 “percent” (points or relative is not stated)"),
        ("students", "+19 students"),
        ("credits", "+19 credits"),
        ("ratio", "19 times"),
        ("points-of-expected", "+19 points of expected growth"),
        ("years", "+19 years of growth"),
        ("index-points", "+19 index points"),
    ],
)
def test_a_published_difference_in_every_unit(unit: str, text: str) -> None:
    assert effect_text(effect(estimate=19, unit=unit)) == text


def test_an_ambiguous_percent_is_said_to_be_neither_points_nor_relative() -> None:
    text = effect_text(effect(estimate=-17.4, unit="percent-ambiguous"))
    assert text == "−17.4 “percent” (points or relative is not stated)"
    assert "percentage point" not in text
    assert "(relative)" not in text


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [("approximate", "about +7 percentage points"), ("at-least", "at least +7 percentage points")],
)
def test_a_published_difference_says_its_doubt(qualifier: str, text: str) -> None:
    assert effect_text(effect(estimate=7, qualifier=qualifier)) == text


def test_one_point_is_singular_also_below_zero() -> None:
    assert difference_text(1, "percent") == "+1 percentage point"
    assert difference_text(-1, "percent") == "−1 percentage point"
    assert effect_text(effect(estimate=1, unit="raw-points")) == "+1 score point"


@given(st.floats(-100, 100))
def test_a_difference_of_percentages_is_never_in_percent(value: float) -> None:
    text = difference_text(value, "percent")
    assert text.endswith(("percentage points", "percentage point"))
    assert "percent " not in text


def test_an_interval_in_words() -> None:
    assert interval_text(Interval(5.243, 33.387, ""), "percent") == "between 5.2 and 33.4 percentage points"
    assert interval_text(Interval(-0.004, 0.396, ""), "sd") == "between 0 and 0.4 standard deviations"
    assert interval_text(Interval(-3.04, 0.01, ""), "percentage-points") == "between −3 and 0 percentage points"


def test_an_interval_on_one_side_of_zero_is_not_rounded_onto_it() -> None:
    assert interval_text(Interval(0.03, 5.21, ""), "percent") == "between 0.03 and 5.21 percentage points"
    assert interval_text(Interval(-0.31, -0.004, ""), "sd") == "between −0.31 and −0.004 standard deviations"


def test_counts_of_students() -> None:
    assert [count_text(n) for n in (0, 1, 2, 5957)] == ["0 students", "1 student", "2 students", "5,957 students"]


def test_a_measure_names_group_population_and_site() -> None:
    row = outcome(group="black", population="seniors", site="Rogers High School")
    assert measure_text(row) == "Graduation on time, Black or African American students, seniors, Rogers High School"
    assert measure_text(outcome()) == "Graduation on time"


def test_a_part_of_a_test_is_not_told_as_the_whole() -> None:
    reading, same = outcome(instrument="reading comprehension"), outcome("o2", instrument="reading comprehension")
    assert measure_among(reading, [reading, same]) == "Graduation on time"
    assert measure_among(reading, [reading, outcome("o3", metric="dropout-rate", instrument="records")]) == (
        "Graduation on time"
    )
    assert measure_among(reading, [reading, outcome("o4", instrument="vocabulary")]) == (
        "Graduation on time (reading comprehension)"
    )


@pytest.mark.parametrize(("value", "word"), [(0.4, "rose"), (-0.4, "fell"), (0, "did not change")])
def test_a_change_of_less_than_one_is_a_change(value: float, word: str) -> None:
    assert moved(value) == word


def test_whose_figure_keeps_the_capitals_of_a_name() -> None:
    row = outcome(arm="similar-schools", site="Iron County School District")
    assert arm_text(row) == "Similar schools (Iron County School District)"
    assert arm_text(outcome(site="North School")) == "With the program"  # the measure names the site
    assert arm_within(row) == "similar schools (Iron County School District)"


@pytest.mark.parametrize("covers", ["district", "school"])
def test_a_figure_about_everyone_says_so(covers: str) -> None:
    assert covers_text(outcome(covers=covers)) == f"all students of the {covers}, not only those in the program"


def test_a_figure_about_participants_says_so() -> None:
    assert covers_text(outcome(covers="participants")) == "students in the program"


@pytest.mark.parametrize(
    ("arm", "covers"), [("district", "district"), ("similar-schools", "school"), ("state", "state")]
)
def test_the_students_around_a_program_are_not_set_against_those_in_it(arm: str, covers: str) -> None:
    assert covers_text(outcome(arm=arm, covers=covers)) == COVERS[covers].label.lower()


@pytest.mark.parametrize("arm", ["control", "prior-cohort", "similar-schools"])
def test_the_students_of_another_group_are_not_called_students_in_the_program(arm: str) -> None:
    assert covers_text(outcome(covers="participants", arm=arm)) == "only students of this group"


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("english-learners", "English learners"),
        ("native-american", "American Indian or Alaska Native students"),
        ("black", "Black or African American students"),
        ("white", "white students"),
        ("low-prior-achievement", "students who started low"),
        ("female", "girls"),
    ],
)
def test_a_group_inside_a_sentence_keeps_the_capitals_of_names_only(group: str, words: str) -> None:
    assert measure_text(outcome(group=group)) == f"Graduation on time, {words}"
    assert GROUPS[group].within == words


@pytest.mark.parametrize(
    ("metric", "words"),
    [
        ("score-reading", "score in reading or English language arts"),
        ("score-sat", "SAT score"),
        ("graduation-rate", "graduation on time"),
    ],
)
def test_a_measure_inside_a_sentence(metric: str, words: str) -> None:
    assert METRICS[metric].within == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2014", "in 2014"),
        ("2013-14", "in 2013-14"),
        ("summer 2011", "in summer 2011"),
        ("year 2", "in year 2"),
        ("2006 to 2011", "from 2006 to 2011"),
        ("year 1 to year 3", "from year 1 to year 3"),
    ],
)
def test_a_span_of_time_goes_from_one_year_to_another(period: str, words: str) -> None:
    assert in_time(outcome(period=period).when) == words


def test_two_levels_over_spans_can_be_told_apart() -> None:
    assert level_then(outcome(period="2006 to 2011")) == "80 percent (2006 to 2011)"
    assert level_then(outcome(period="2014")) == "80 percent in 2014"
