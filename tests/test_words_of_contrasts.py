"""Sentences about changes and differences."""

import pytest

from proofpoints.brief import what_changed
from proofpoints.words import (
    estimate_text,
    sentence,
    students_behind,
    versus_text,
)
from tests.evidence.rows import effect, finding, outcome

RATE = {"metric": "graduation-rate"}
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


def test_only_the_change_with_a_rounded_end_is_called_about_so_much() -> None:
    rounded = outcome("o4", 79, "2017", arm="state", qualifier="approximate")
    found = finding({**RATE, "versus": "state"}, BEFORE, AFTER, STATE[0], rounded)
    assert "(2017) (+8.9 percentage points); the state rose" in sentence(found)
    assert sentence(found).endswith("from 76.6 percent to about 79 percent (about +2.4 percentage points).")
    assert what_changed(found).endswith(
        "to 85.6 percent in 2017, up 8.9 percentage points. Over the same years the state rose by about 2.4 percentage points."
    )
    own = finding({**RATE, "versus": "state"}, BEFORE, outcome("o2", 90, "2017", qualifier="approximate"), *STATE)
    assert "(2017) (about +13.3 percentage points); the state" in sentence(own)
    assert "up about 13.3 percentage points. Over the same years the state rose by 2.7 percentage" in what_changed(own)


def test_a_rate_of_a_whole_district_is_not_said_of_students_with_the_program() -> None:
    found = finding({**RATE, "versus": "control"}, AFTER, outcome("o5", 90, "2017", arm="control", n=100))
    assert "85.6 percent in the district, 90 percent in the control group" in sentence(found)
    assert "85.6 percent in the district and 90 percent in the control group in 2017" in what_changed(found)
    assert students_behind(found) == "2,017 students in the district, 100 in the control group"


def test_the_sentence_of_a_difference() -> None:
    took_part = outcome("o2", 85.6, "2017", covers="participants", n=2017)
    found = finding({**RATE, "versus": "control"}, took_part, outcome("o5", 90, "2017", arm="control", n=100))
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


def test_earlier_students_are_of_an_earlier_time_and_the_sentence_says_which() -> None:
    found = finding({**RATE, "versus": "prior-cohort"}, AFTER, outcome("o5", 80, "2012", arm="prior-cohort"))
    assert sentence(found).startswith(
        "Graduation on time (federal cohort rate): 85.6 percent in the district (2017), 80 percent among earlier students "
        "(2012), "
    )
    assert what_changed(found) == (
        "Graduation on time: 85.6 percent in the district in 2017 and 80 percent among earlier students in 2012, "
        "5.6 percentage points higher."
    )


def test_a_span_beside_a_comparison_does_not_sound_like_a_change_over_it() -> None:
    when, took_part = "2011 to 2012", {"covers": "participants"}
    rows = outcome("o1", 66, when, **took_part), outcome("o2", 76, when, arm="control", **took_part)
    assert what_changed(finding({**RATE, "versus": "control"}, *rows)) == (
        "Graduation on time: 66 percent with the program and 76 percent in the control group (2011 to 2012), "
        "10 percentage points lower."
    )


def test_earlier_students_of_the_same_school_do_not_name_it_again() -> None:
    rows = (
        outcome("o2", 24, "2017", site="North High"),
        outcome("o5", 18, "2016", arm="prior-cohort", site="North High"),
    )
    found = finding({**RATE, "versus": "prior-cohort", "site": "North High"}, *rows)
    assert "(North High)" not in sentence(found) + what_changed(found)
    assert versus_text(found.contrast) == "earlier students"


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
    years = (outcome("o1", 60, "2011"), outcome("o2", 70, "2014", n=972, n_scope="contrast"))
    assert students_behind(finding(RATE, *years)) == "972 students in both groups together in 2014"


def test_students_are_not_invented() -> None:
    assert students_behind(finding(RATE, outcome("o1", 60, "2011", n=9), outcome("o2", 70, "2014"))) == ""
    assert students_behind(finding({"effect": "e1"}, effect())) == ""
    assert students_behind(finding({**RATE, "versus": "control"}, outcome(), outcome("o2", arm="control", n=50))) == ""
    assert (
        students_behind(finding({**RATE, "versus": "control"}, outcome(n=40), outcome("o2", arm="control")))
        == "40 students in the district"
    )
