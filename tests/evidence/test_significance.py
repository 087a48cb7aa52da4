"""The word of a source on significance is put on no difference that it may not have meant."""

from typing import Any

import pytest

from proofpoints.evidence.verdict import judge
from proofpoints.rows import Effect, Outcome
from tests.evidence.rows import effect, finding, outcome

RATE = {"metric": "graduation-rate"}
SAID = "the source calls the difference statistically significant"
UNASSIGNED = "the source speaks of significance, but not clearly of this difference"
PROGRAM = outcome("o1", 80, "2014", significant="yes")
CONTROL = outcome("o2", 60, "2014", arm="control")
STATE = outcome("o3", 90, "2014", arm="state")
BEFORE = outcome("o4", 85, "2012")
EARLIER_STUDENTS = outcome("o5", 84, "2012", arm="prior-cohort")


def because(headline: dict[str, Any], *rows: Outcome | Effect) -> str:
    return judge(finding(headline, *rows)).because


def test_it_is_about_the_difference_from_the_comparison_group() -> None:
    rows = (PROGRAM, CONTROL, STATE, BEFORE, EARLIER_STUDENTS)
    assert because({**RATE, "versus": "control"}, PROGRAM, CONTROL) == SAID
    assert because({**RATE, "versus": "control"}, PROGRAM, CONTROL, STATE, BEFORE) == SAID
    assert because({**RATE, "versus": "state"}, *rows) == UNASSIGNED
    assert because(RATE, *rows) == UNASSIGNED


def test_a_source_that_says_nothing_is_not_said_to_speak_of_significance() -> None:
    because_unknown = "its source, as far as read here, does not say how certain it is"
    assert because(RATE, outcome("o1", 80, "2014"), BEFORE) == because_unknown


def test_a_state_or_a_nation_is_no_group_of_a_study() -> None:
    assert because({**RATE, "versus": "state"}, PROGRAM, STATE) == UNASSIGNED


def test_a_difference_in_changes_has_no_word_of_its_own() -> None:
    rows = (PROGRAM, BEFORE, STATE, outcome("o6", 89, "2012", arm="state"))
    assert because({**RATE, "versus": "state"}, *rows) == UNASSIGNED


def test_two_comparison_groups_leave_open_which_was_meant() -> None:
    similar = outcome("o6", 70, "2014", arm="similar-schools")
    assert because({**RATE, "versus": "control"}, PROGRAM, CONTROL, similar) == UNASSIGNED
    assert because({**RATE, "versus": "prior-cohort"}, PROGRAM, CONTROL, EARLIER_STUDENTS) == UNASSIGNED


def test_a_school_and_its_own_comparison_belong_together() -> None:
    rows = [
        outcome(f"{arm}-{site}", value, arm=arm, site=site, significant="yes" if arm == "program" else None)
        for site in ("Example North", "Example South")
        for arm, value in (("program", 80), ("control", 60))
    ]
    north = {"site": "Example North", "versus": "control"}
    assert because({**RATE, **north, "versus_site": "Example North"}, *rows) == SAID
    assert because({**RATE, **north, "versus_site": "Example South"}, *rows) == UNASSIGNED


def test_one_comparison_for_all_schools_is_that_of_each() -> None:
    north = outcome("o6", 80, "2014", site="Example North", significant="yes")
    assert because({**RATE, "site": "Example North", "versus": "control"}, north, CONTROL) == SAID


def test_earlier_students_and_an_earlier_figure() -> None:
    assert because({**RATE, "versus": "prior-cohort"}, PROGRAM, EARLIER_STUDENTS) == SAID
    assert because(RATE, PROGRAM, BEFORE) == SAID
    assert because(RATE, PROGRAM, BEFORE, EARLIER_STUDENTS) == UNASSIGNED


def test_of_several_earlier_figures_nobody_knows_which_was_meant() -> None:
    rows = (PROGRAM, BEFORE, outcome("o6", 70, "2010"))
    assert because(RATE, *rows) == UNASSIGNED
    assert because({**RATE, "from": "2012"}, *rows) == UNASSIGNED


def test_a_group_whose_figure_is_hidden_or_a_bound_may_still_be_the_one_meant() -> None:
    bound = outcome("o6", 60, "2014", arm="control", qualifier="at-most")
    assert because(RATE, PROGRAM, BEFORE, bound) == UNASSIGNED


@pytest.mark.parametrize("arm", ["control", "prior-cohort"])
def test_a_group_whose_time_is_not_stated_may_still_be_the_one_meant(arm: str) -> None:
    unstated = outcome("o6", 60, "unstated", arm=arm)
    assert because(RATE, PROGRAM, BEFORE, unstated) == UNASSIGNED
    assert because({**RATE, "versus": "prior-cohort"}, PROGRAM, EARLIER_STUDENTS, unstated) == UNASSIGNED


def test_a_word_on_a_figure_whose_time_is_not_stated_changes_nothing_for_others() -> None:
    unstated = outcome("o6", 60, "unstated", significant="yes")
    assert because({**RATE, "versus": "prior-cohort"}, PROGRAM, EARLIER_STUDENTS, unstated) == SAID


@pytest.mark.parametrize(("of_beside", "said"), [("change", UNASSIGNED), ("difference", SAID)])
def test_a_published_change_beside_another(of_beside: str, said: str) -> None:
    versus = {"versus": "state"} if of_beside == "difference" else {}
    other = effect("e2", 5, contrast=of_beside, arm="control", **versus)
    assert because({"effect": "e1"}, effect("e1", 2, contrast="change", significant="yes"), other) == said
