"""headline_resolves: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import headline_resolves
from tests.defect import HARBOR, RIDGE, VALLEY, Defect, swap, verify

DEFECTS = [
    Defect(
        "a published case without a headline",
        (swap(HARBOR, "  headline:\n    - effect: e1\n    - effect: e2\n", ""),),
        (HARBOR, 21, "result.headline"),
        "result.headline must name at least one result",
        "Its rows allow - {effect: e1}, - {effect: e2}",
        (swap(HARBOR, "doubt:\n", "  headline:\n    - {effect: e1}\ndoubt:\n"),),
    ),
    Defect(
        "two instruments",
        (swap(VALLEY, "      instrument: federal cohort rate\n", ""),),
        (VALLEY, 58, "result.headline[1]"),
        "2 series for graduation-rate, all-students: instruments federal cohort rate, leaver rate",
        "Its rows allow - {metric: graduation-rate, instrument: leaver rate}, ",
        (
            swap(
                VALLEY,
                "    - metric: graduation-rate\n",
                "    - metric: graduation-rate\n      instrument: Federal cohort rate\n",
            ),
        ),
    ),
    Defect(
        "an arm without figures",
        (swap(VALLEY, "versus: state", "versus: nation"),),
        (VALLEY, 58, "result.headline[1]"),
        "no figure of nation with the same measure",
        "leave versus out. Its rows allow - {metric: graduation-rate, instrument: federal cohort rate, versus: state}",
        (swap(VALLEY, "      versus: nation\n", ""),),
    ),
    Defect(
        "a row that effects.csv does not have",
        (swap(HARBOR, "- effect: e2", "- effect: e9"),),
        (HARBOR, 28, "result.headline[2]"),
        "e9 is not a row of effects.csv",
        "Look the id up in effects.csv",
        (swap(HARBOR, "- effect: e9", "- effect: e2"),),
    ),
    Defect(
        "a time without a value",
        (swap(VALLEY, "versus: state", "versus: state\n      from: 2004-05"),),
        (VALLEY, 58, "result.headline[1]"),
        "there is no value for 2004-05",
        "Periods: 2010-11, 2011-12",
        (swap(VALLEY, "from: 2004-05", "from: 2010-11"),),
    ),
    Defect(
        "a group without figures",
        (swap(RIDGE, "score-math, population", "score-math, group: female, population"),),
        (RIDGE, 30, "result.headline[1]"),
        "no figure of the program for score-math, female, grade 7",
        "exactly as in the rows of score in mathematics. Its rows allow - {metric: score-math, ",
        (swap(RIDGE, "group: female, ", ""),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, headline_resolves.ID, defect)
