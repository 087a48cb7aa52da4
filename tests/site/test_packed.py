"""Numbers as text: what goes in comes out, in Python and in the browser, and nothing in it can end a script."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from proofpoints.site.packed import SIGNS, pack, unpack

NUMBERS = st.lists(st.integers(0, 3)) | st.lists(st.integers(0, 95)) | st.lists(st.integers(0, 2_000_000))


@given(NUMBERS)
def test_what_goes_in_comes_out(numbers: list[int]) -> None:
    packed = pack(numbers)
    assert unpack(packed) == numbers
    assert set(packed["text"]) <= set(SIGNS)


def test_small_numbers_share_a_sign_and_all_signs_stand_for_themselves() -> None:
    assert len(pack([0, 1, 2, 3] * 300)["text"]) == 400
    assert len(json.dumps(SIGNS)) == len(SIGNS) + 2 and "<" not in SIGNS
