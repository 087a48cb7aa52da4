"""effect_complete: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import effect_complete
from tests.defect import RIDGE_EFFECTS, Defect, swap, verify

DEFECTS = [
    Defect(
        "a difference from nobody",
        (swap(RIDGE_EFFECTS, "difference,control", "difference,"),),
        (RIDGE_EFFECTS, 2, "versus"),
        "row e1: versus must name the arm that program is compared with",
        "Write control, similar-schools, state",
        (swap(RIDGE_EFFECTS, "difference,", "difference,control"),),
    ),
    Defect(
        "a difference from itself",
        (swap(RIDGE_EFFECTS, "difference,control", "difference,program"),),
        (RIDGE_EFFECTS, 2, "versus"),
        "row e1: versus must name the arm",
        "use contrast change",
        (swap(RIDGE_EFFECTS, "difference,program", "difference,control"),),
    ),
    Defect(
        "a change with a comparison",
        (swap(RIDGE_EFFECTS, "difference,control", "change,control"),),
        (RIDGE_EFFECTS, 2, "versus"),
        "row e1: versus must be empty for a change over time",
        "difference-in-changes",
        (swap(RIDGE_EFFECTS, "change,control", "difference,control"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, effect_complete.ID, defect)
