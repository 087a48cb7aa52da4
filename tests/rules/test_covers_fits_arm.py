"""covers_fits_arm: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import covers_fits_arm
from tests.defect import VALLEY_ROWS, Defect, swap, verify

DEFECTS = [
    Defect(
        "a state's rate for the program",
        (swap(VALLEY_ROWS, "program,district,,,2008-09", "program,state,,,2008-09"),),
        (VALLEY_ROWS, 2, "covers"),
        "row o1: covers of arm program must be district or participants or school, not state",
        "whichever is wrong",
        (swap(VALLEY_ROWS, "program,state,,,2008-09", "program,district,,,2008-09"),),
    ),
    Defect(
        "a state that covers participants",
        (swap(VALLEY_ROWS, "state,state,,,2010-11", "state,participants,,,2010-11"),),
        (VALLEY_ROWS, 9, "covers"),
        "row o8: covers of arm state must be state, not participants",
        "Correct covers or arm",
        (swap(VALLEY_ROWS, "state,participants,,,2010-11", "state,state,,,2010-11"),),
        also=frozenset({"headline-resolves", "design-supported"}),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, covers_fits_arm.ID, defect)
