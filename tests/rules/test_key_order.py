"""key_order: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import key_order
from tests.defect import HARBOR, Defect, swap, verify

WHY = "why:\n  text: Summer classes were full.\n  goal: none-published\n"
DEFECTS = [
    Defect(
        "why before what",
        (swap(HARBOR, WHY, ""), swap(HARBOR, "what:\n", WHY + "what:\n")),
        (HARBOR, 8, "why"),
        "why stands in the wrong place",
        "The order is who, what, why, how, result, doubt, sources",
        (swap(HARBOR, WHY, ""), swap(HARBOR, "how:\n", WHY + "how:\n")),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, key_order.ID, defect)
