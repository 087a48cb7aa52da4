"""Figures and contrasts in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.evidence.contrasts import subtract
from proofpoints.evidence.uncertainty import Interval
from proofpoints.vocabulary import EFFECT_UNITS, QUALIFIERS, UNITS
from proofpoints.words import (
    MINUS,
    arm_text,
    arm_within,
    count_text,
    covers_text,
    difference_text,
    effect_text,
    estimate_text,
    interval_text,
    measure_text,
    number,
    sentence,
    signed,
    students_behind,
    value_text,
    versus_text,
)
from tests.evidence.rows import effect, finding, outcome

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
        ("suppressed", "hidden by the source"),
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


def test_counts_of_students() -> None:
    assert [count_text(n) for n in (0, 1, 2, 5957)] == ["0 students", "1 student", "2 students", "5,957 students"]


def test_a_measure_names_group_population_and_site() -> None:
    row = outcome(group="black", population="seniors", site="Rogers High School")
    assert measure_text(row) == "Graduation on time, Black or African American students, seniors, Rogers High School"
    assert measure_text(outcome()) == "Graduation on time"


def test_whose_figure_keeps_the_capitals_of_a_name() -> None:
    row = outcome(arm="similar-schools", site="Iron County School District")
    assert arm_text(row) == "Similar schools (Iron County School District)"
    assert arm_within(row) == "similar schools (Iron County School District)"


@pytest.mark.parametrize("covers", ["district", "school"])
def test_a_figure_about_everyone_says_so(covers: str) -> None:
    assert covers_text(outcome(covers=covers)) == f"all students of the {covers}, not only those in the program"


def test_a_figure_about_participants_says_so() -> None:
    assert covers_text(outcome(covers="participants")) == "students in the program"


BEFORE, AFTER = outcome("o1", 76.7, "2010-11", n=1900), outcome("o2", 85.6, "2017", n=2017)
STATE = (outcome("o3", 76.6, "2011", arm="state"), outcome("o4", 79.3, "2017", arm="state"))


def test_the_sentence_of_a_change() -> None:
    found = finding(RATE, BEFORE, AFTER)
    assert sentence(found) == (
        "Graduation on time (federal cohort rate): rose from 76.7 percent (2010-11) to 85.6 percent "
        "(2017), a change of +8.9 percentage points."
    )
    assert students_behind(found) == "2,017 students in 2017"
    assert versus_text(found.contrast) == ""


def test_the_sentence_of_a_fall_and_of_no_change() -> None:
    assert "fell from 60 percent (2011) to 50 percent (2014), a change of −10 percentage points" in sentence(
        finding(RATE, outcome("o1", 60, "2011"), outcome("o2", 50, "2014"))
    )
    assert "did not change from 60 percent" in sentence(
        finding(RATE, outcome("o1", 60, "2011"), outcome("o2", 60, "2014"))
    )


def test_the_sentence_of_a_change_with_a_rounded_end() -> None:
    found = finding(RATE, BEFORE, outcome("o2", 90, "2015", qualifier="approximate"))
    assert sentence(found).endswith("to about 90 percent (2015), a change of about +13.3 percentage points.")
    assert estimate_text(found) == "about +13.3 percentage points"


def test_the_sentence_of_a_difference_in_changes_gives_both_changes() -> None:
    found = finding({**RATE, "versus": "state"}, BEFORE, AFTER, *STATE)
    assert sentence(found) == (
        "Graduation on time (federal cohort rate): rose from 76.7 percent (2010-11) to 85.6 percent "
        "(2017) (+8.9 percentage points); the state rose from 76.6 percent to 79.3 percent (+2.7 "
        "percentage points)."
    )
    assert students_behind(found) == "2,017 students in 2017"


def test_the_sentence_of_a_difference() -> None:
    found = finding({**RATE, "versus": "control"}, AFTER, outcome("o5", 90, "2017", arm="control", n=100))
    assert sentence(found) == (
        "Graduation on time (federal cohort rate), 2017: 85.6 percent with the program, 90 percent in the "
        "control group, a difference of −4.4 percentage points."
    )
    assert students_behind(found) == "2,017 students with the program, 100 without"


def test_the_sentence_names_the_site_of_a_comparison() -> None:
    found = finding(
        {**RATE, "versus": "similar-schools"},
        AFTER,
        outcome("o5", 87, "2017", arm="similar-schools", site="Iron County"),
    )
    assert "87 percent in similar schools (Iron County), a difference" in sentence(found)


def test_earlier_students_are_people() -> None:
    found = finding({**RATE, "versus": "prior-cohort"}, AFTER, outcome("o5", 80, "2012", arm="prior-cohort"))
    assert "80 percent among earlier students" in sentence(found)


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (
            {},
            "Graduation on time (federal cohort rate), 2014: a published difference of +3 percentage points compared with the "
            "control group.",
        ),
        (
            {"contrast": "change"},
            "Graduation on time (federal cohort rate), 2014: a published change of +3 percentage points.",
        ),
        (
            {"contrast": "difference-in-changes", "versus": "similar-schools", "unit": "sd"},
            "Graduation on time (federal cohort rate), 2014: a published difference in changes of +3 standard deviations "
            "compared with similar schools.",
        ),
    ],
)
def test_the_sentence_of_a_published_difference(cells: dict[str, str], text: str) -> None:
    assert sentence(finding({"effect": "e1"}, effect(**cells))) == text


def test_the_sentence_of_a_published_change_beside_another() -> None:
    rows = (
        effect("e1", 25, contrast="change", unit="percent-relative", n=49),
        effect("e2", 6, contrast="change", unit="percent-relative", arm="control", n=25),
    )
    found = finding({"effect": "e1"}, *rows)
    assert sentence(found).endswith(
        "a published change of +25 percent (relative); the control group over the same time: +6 percent (relative)."
    )
    assert students_behind(found) == "49 students"


def test_an_unstated_instrument_is_not_named() -> None:
    rows = (outcome("o1", 60, "2011", instrument="unstated"), outcome("o2", 70, "2014", instrument="unstated"))
    assert "(unstated)" not in sentence(finding(RATE, *rows))


def test_students_of_both_groups_are_not_taken_for_those_of_one() -> None:
    rows = [outcome("o1", 85, n=972, n_scope="contrast"), outcome("o2", 90, arm="control", n=972, n_scope="contrast")]
    assert students_behind(finding({**RATE, "versus": "control"}, *rows)) == "972 students in both groups together"
    assert students_behind(finding({"effect": "e1"}, effect(n=669))) == "669 students in both groups together"


def test_students_are_not_invented() -> None:
    assert students_behind(finding(RATE, outcome("o1", 60, "2011", n=9), outcome("o2", 70, "2014"))) == ""
    assert students_behind(finding({"effect": "e1"}, effect())) == ""
    assert students_behind(finding({**RATE, "versus": "control"}, outcome(), outcome("o2", arm="control", n=50))) == ""
    assert (
        students_behind(finding({**RATE, "versus": "control"}, outcome(n=40), outcome("o2", arm="control")))
        == "40 students with the program"
    )
