"""unit_fits: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import unit_fits
from tests.defect import RIDGE_ROWS, VALLEY_ROWS, Defect, swap, verify

DEFECTS = [
    Defect(
        "students instead of percent",
        (swap(VALLEY_ROWS, "2013-14,5,percent", "2013-14,50,students"),),
        (VALLEY_ROWS, 12, "unit"),
        "row o11: dropout-rate must be in percent, not students",
        "the measure that is counted in this unit",
        (swap(VALLEY_ROWS, "2013-14,50,students", "2013-14,5,percent"),),
    ),
    Defect(
        "percent of a score",
        (swap(RIDGE_ROWS, "231.4,scale-score", "23.1,percent"),),
        (RIDGE_ROWS, 2, "unit"),
        "row o1: score-math must be in scale-score or raw-score",
        "Use one of these units",
        (swap(RIDGE_ROWS, "23.1,percent", "231.4,scale-score"),),
        also=frozenset({"headline-resolves"}),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, unit_fits.ID, defect)
