"""lea_id_fits_state: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import lea_id_fits_state
from tests.defect import VALLEY, Defect, problems_in, swap, verify

DEFECTS = [
    Defect(
        "another state",
        (swap(VALLEY, "state: WA", "state: OR"),),
        (VALLEY, 8, "who.place.nces_lea_id"),
        "nces_lea_id of a district in OR must begin with 41, not 53",
        "keep the leading zero",
        (swap(VALLEY, "state: OR", "state: WA"),),
    ),
    Defect(
        "the leading zero lost and padded",
        (swap(VALLEY, "nces_lea_id: 5399990", "nces_lea_id: 0539999"),),
        (VALLEY, 8, "who.place.nces_lea_id"),
        "must begin with 53, not 05",
        "NCES district search",
        (swap(VALLEY, "nces_lea_id: 0539999", "nces_lea_id: 5399990"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, lea_id_fits_state.ID, defect)


def test_a_program_in_several_states_may_have_any_id(repository_copy: Path) -> None:
    swap(VALLEY, "state: WA", "state: US")(repository_copy)
    assert problems_in(repository_copy) == []
