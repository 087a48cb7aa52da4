"""group_within_all: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.problems import Level
from proofpoints.rules import group_within_all
from tests.defect import VALLEY_ROWS, Defect, add, problems_in, swap, verify

GROUP = "o12,graduation-rate,low-income,program,district,,,2013-14,70.2,percent,{},{},,exact,,{},S3,\n"
LARGER = GROUP.format(2150, "", "federal cohort rate")

DEFECTS = [
    Defect(
        "a group larger than all students",
        (add(VALLEY_ROWS, LARGER),),
        (VALLEY_ROWS, 13, "n"),
        "row o12: n of low-income is 2150, more than the 430 of all students",
        "Look both up in S3",
        (swap(VALLEY_ROWS, LARGER, GROUP.format(215, "", "federal cohort rate")),),
    )
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, group_within_all.ID, defect)


def test_it_is_a_warning_for_sources_count_differently(repository_copy: Path) -> None:
    add(VALLEY_ROWS, LARGER)(repository_copy)
    (problem,) = problems_in(repository_copy)
    assert problem.level is Level.WARNING


@pytest.mark.parametrize(
    "row",
    [
        GROUP.format(430, "", "federal cohort rate"),
        GROUP.format(2150, "", "state count"),
        GROUP.format(2150, "contrast", "federal cohort rate"),
        LARGER.replace("district,,,", "district,,grade 9,"),
    ],
    ids=["as large", "another instrument", "n of both groups", "another population"],
)
def test_what_does_not_belong_together_is_not_compared(repository_copy: Path, row: str) -> None:
    add(VALLEY_ROWS, row)(repository_copy)
    assert group_within_all.ID not in {problem.rule for problem in problems_in(repository_copy)}


def test_of_two_counts_of_all_students_the_larger_one_holds(repository_copy: Path) -> None:
    swap(VALLEY_ROWS, "79.6,percent,,", "79.6,percent,3000,")(repository_copy)
    add(VALLEY_ROWS, LARGER)(repository_copy)
    assert group_within_all.ID not in {problem.rule for problem in problems_in(repository_copy)}
