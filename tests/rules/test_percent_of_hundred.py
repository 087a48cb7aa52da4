"""percent_of_hundred: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.problems import Level
from proofpoints.rules import percent_of_hundred
from tests.defect import VALLEY_ROWS, Defect, problems_in, swap, verify

DEFECTS = [
    Defect(
        "a share under the unit percent",
        (swap(VALLEY_ROWS, "2008-09,71.2,", "2008-09,0.712,"),),
        (VALLEY_ROWS, 2, "value"),
        "row o1: 0.712 percent: is this a share, meaning 71.2?",
        "If so, write 71.2",
        (swap(VALLEY_ROWS, "2008-09,0.712,", "2008-09,71.2,"),),
    ),
    Defect(
        "a figure that is really so small",
        (swap(VALLEY_ROWS, "2013-14,5,percent", "2013-14,0.5,percent"),),
        (VALLEY_ROWS, 12, "value"),
        "row o11: 0.5 percent: is this a share, meaning 50?",
        "say in note: Less than one percent.",
        (swap(VALLEY_ROWS, "Printed as a bound.", "Less than one percent."),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, percent_of_hundred.ID, defect)


def test_it_is_a_warning_for_only_a_person_can_know(repository_copy: Path) -> None:
    DEFECTS[0].edits[0](repository_copy)
    (problem,) = problems_in(repository_copy)
    assert problem.level is Level.WARNING


@pytest.mark.parametrize("value", ["0", "1", "1.2"])
def test_nothing_and_one_percent_are_no_shares(repository_copy: Path, value: str) -> None:
    swap(VALLEY_ROWS, "2008-09,71.2,", f"2008-09,{value},")(repository_copy)
    assert problems_in(repository_copy) == []


def test_with_n_the_share_is_asked_about_before_anything_is_to_be_withheld(repository_copy: Path) -> None:
    """A share and n look like a handful of students: emptying n would leave a figure a hundred times too small."""
    swap(VALLEY_ROWS, "68.4,percent,412", "0.684,percent,1200")(repository_copy)
    first, second = problems_in(repository_copy)
    assert (first.rule, first.line, first.field) == (percent_of_hundred.ID, 4, "value")
    assert (second.rule, second.line, second.field) == ("small-cells", 4, "n")
    assert second.hint.startswith("If 0.684 is a share, write 68.4 and keep n. ")
