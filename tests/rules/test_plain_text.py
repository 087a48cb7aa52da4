"""plain_text: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import plain_text
from tests.defect import VALLEY, VALLEY_ROWS, Defect, problems_in, swap, verify

DEFECTS = [
    Defect(
        "a blank of no width",
        (swap(VALLEY, "name: Example Valley Schools", "name: Example\u200b Valley Schools"),),
        (VALLEY, 3, "who.name"),
        "here stands an invisible sign (zero width space)",
        "Delete the text and type it again",
        (swap(VALLEY, "name: Example\u200b Valley Schools", "name: Example Valley Schools"),),
    ),
    Defect(
        "a sign that turns the direction of writing",
        (swap(VALLEY_ROWS, "Hidden by the state.", "Hidden\u202e by the state."),),
        (VALLEY_ROWS, 11, "note"),
        "row o10: here stands an invisible sign (right-to-left override)",
        "Delete the cell and type it again",
        (swap(VALLEY_ROWS, "Hidden\u202e by the state.", "Hidden by the state."),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, plain_text.ID, defect)


def test_accents_and_typographic_signs_are_plain(repository_copy: Path) -> None:
    swap(VALLEY, "name: Example Valley Schools", "name: Peñasco “Valley” – Schools ✓")(repository_copy)
    assert problems_in(repository_copy) == []
