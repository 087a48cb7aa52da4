"""suppressed_is_empty: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import suppressed_is_empty
from tests.defect import VALLEY_ROWS, Defect, swap, verify

DEFECTS = [
    Defect(
        "zero for hidden",
        (swap(VALLEY_ROWS, "2013-14,,percent", "2013-14,0,percent"),),
        (VALLEY_ROWS, 11, "value"),
        "row o10: value and n of a suppressed figure must be empty",
        "Empty them",
        (swap(VALLEY_ROWS, "2013-14,0,percent", "2013-14,,percent"),),
    ),
    Defect(
        "n of a hidden value",
        (swap(VALLEY_ROWS, "percent,,,,suppressed", "percent,12,,,suppressed"),),
        (VALLEY_ROWS, 11, "value"),
        "row o10: value and n of a suppressed figure must be empty",
        "Empty them",
        (swap(VALLEY_ROWS, "percent,12,,,suppressed", "percent,,,,suppressed"),),
    ),
    Defect(
        "empty but not hidden",
        (swap(VALLEY_ROWS, "2008-09,71.2", "2008-09,"),),
        (VALLEY_ROWS, 2, "value"),
        "row o1: value is empty",
        "write suppressed as qualifier",
        (swap(VALLEY_ROWS, "2008-09,", "2008-09,71.2"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, suppressed_is_empty.ID, defect)
