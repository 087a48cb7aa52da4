"""one_spelling: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.problems import has_errors
from proofpoints.rules import one_spelling
from tests.defect import RIDGE_EFFECTS, VALLEY_ROWS, Defect, problems_in, swap, verify

DEFECTS = [
    Defect(
        "an instrument (a warning)",
        (swap(VALLEY_ROWS, "exact,,leaver rate,S3,The", "exact,,Leaver-Rate,S3,The"),),
        (VALLEY_ROWS, 3, "instrument"),
        'row o2: "leaver rate" and "Leaver-Rate" differ only in spelling',
        'Write "Leaver-Rate" if they are the same',
        (swap(VALLEY_ROWS, "exact,,Leaver-Rate,S3,The", "exact,,leaver rate,S3,The"),),
    ),
    Defect(
        "a population (a warning)",
        (swap(RIDGE_EFFECTS, "participants,,grade 7,2013-14,0.05", "participants,,Grade 7,2013-14,0.05"),),
        (RIDGE_EFFECTS, 2, "population"),
        'row e1: "Grade 7" and "grade 7" differ only in spelling',
        'Write "grade 7"',
        (swap(RIDGE_EFFECTS, "participants,,Grade 7,2013-14,0.05", "participants,,grade 7,2013-14,0.05"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, one_spelling.ID, defect)


def test_it_is_a_warning_because_two_names_may_mean_two_things(repository_copy: Path) -> None:
    swap(VALLEY_ROWS, "exact,,leaver rate,S3,The", "exact,,Leaver-Rate,S3,The")(repository_copy)
    assert not has_errors(problems_in(repository_copy))
