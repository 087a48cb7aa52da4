"""goal_fits: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import goal_fits
from tests.defect import VALLEY, Defect, swap, verify

DEFECTS = [
    Defect(
        "a unit of another measure",
        (swap(VALLEY, "    unit: percent", "    unit: students"),),
        (VALLEY, 39, "why.goal.unit"),
        "unit of graduation-rate must be percent, not students",
        "Correct the unit or the measure",
        (swap(VALLEY, "    unit: students", "    unit: percent"),),
    ),
    Defect(
        "a goal that was reached before",
        (swap(VALLEY, "baseline: 68.4", "baseline: 85"),),
        (VALLEY, 38, "why.goal.target"),
        "target must differ from baseline",
        "Check both in the source",
        (swap(VALLEY, "baseline: 85", "baseline: 68.4"),),
    ),
    Defect(
        "no number",
        (swap(VALLEY, "target: 85", "target: NaN"),),
        (VALLEY, 38, "why.goal.target"),
        "target must be a number with digits, not nan",
        "Check the figure in its source",
        (swap(VALLEY, "target: NaN", "target: 85"),),
    ),
    Defect(
        "without end",
        (swap(VALLEY, "baseline: 68.4", "baseline: -Infinity"),),
        (VALLEY, 37, "why.goal.baseline"),
        "baseline must be a number with digits, not -inf",
        "Check the figure in its source",
        (swap(VALLEY, "baseline: -Infinity", "baseline: 68.4"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, goal_fits.ID, defect)
