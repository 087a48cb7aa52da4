"""sources_resolve: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import sources_resolve
from tests.defect import RIDGE, VALLEY, VALLEY_ROWS, Defect, swap, verify

DEFECTS = [
    Defect(
        "a sentence",
        (swap(VALLEY, "in the first fall., source: S2", "in the first fall., source: S7"),),
        (VALLEY, 47, "how.challenges[1].source"),
        "source S7 must stand under sources",
        "Add S7 under sources",
        (swap(VALLEY, "in the first fall., source: S7", "in the first fall., source: S2"),),
    ),
    Defect(
        "one of two",
        (swap(VALLEY, "source: [S1, S2]", "source: [S1, S8]"),),
        (VALLEY, 45, "how.implementation[2].source[2]"),
        "source S8 must stand under sources",
        "cite one of those that are there",
        (swap(VALLEY, "source: [S1, S8]", "source: [S1, S2]"),),
    ),
    Defect(
        "a figure",
        (swap(VALLEY_ROWS, "leaver rate,S3,The", "leaver rate,S9,The"),),
        (VALLEY_ROWS, 2, "source"),
        "row o1: source S9 must stand under sources of cases/example-valley-schools.yml",
        "Add S9",
        (swap(VALLEY_ROWS, "leaver rate,S9,The", "leaver rate,S3,The"),),
    ),
    Defect(
        "a source that nobody uses (a warning)",
        (swap(RIDGE, "year: 2015, source: S2", "year: 2015, source: S1"),),
        (RIDGE, 41, "sources.S2"),
        "source S2 is used by no sentence and no figure",
        "Cite it where it is used, or remove it",
        (swap(RIDGE, "year: 2015, source: S1", "year: 2015, source: S2"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, sources_resolve.ID, defect)
