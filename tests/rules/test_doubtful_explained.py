"""doubtful_explained: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import doubtful_explained
from tests.defect import RIDGE_EFFECTS, VALLEY_ROWS, Defect, swap, verify

DEFECTS = [
    Defect(
        "no time and no note",
        (
            swap(RIDGE_EFFECTS, "grade 7,2013-14,", "grade 7,unstated,"),
            swap(RIDGE_EFFECTS, "The averages were not published.", ""),
        ),
        (RIDGE_EFFECTS, 2, "note"),
        "row e1: period unstated must be explained in note",
        "what can't be known",
        (swap(RIDGE_EFFECTS, "interest scale,S1,", "interest scale,S1,The study does not say when."),),
    ),
    Defect(
        "percent of unknown meaning and no note",
        (
            swap(RIDGE_EFFECTS, "0.05,sd,", "5,percent-ambiguous,"),
            swap(RIDGE_EFFECTS, "The averages were not published.", ""),
        ),
        (RIDGE_EFFECTS, 2, "note"),
        "row e1: a percent of unknown meaning must be explained in note",
        "Say what the source says",
        (swap(RIDGE_EFFECTS, "interest scale,S1,", "interest scale,S1,Points or relative is not said."),),
    ),
    Defect(
        "a level at no stated time",
        (swap(VALLEY_ROWS, "2009-10,72.0", "unstated,72.0"),),
        (VALLEY_ROWS, 3, "note"),
        "row o2: period unstated must be explained in note",
        "Say what the source says",
        (
            swap(
                VALLEY_ROWS,
                "72.0,percent,,,,exact,,leaver rate,S3,",
                "72.0,percent,,,,exact,,leaver rate,S3,The year is not given.",
            ),
        ),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, doubtful_explained.ID, defect)
