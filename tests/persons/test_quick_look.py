"""quick_look: a word that a pattern ignoring case finds is never overlooked."""

from __future__ import annotations

import re
import string
import sys

from hypothesis import given
from hypothesis import strategies as st

from proofpoints.persons.quick_look import small, words_in

_EVERY_SIGN = "".join(map(chr, range(sys.maxunicode + 1)))


def test_every_sign_that_a_pattern_takes_for_a_letter_becomes_this_letter() -> None:
    for letter in string.ascii_lowercase:
        for sign in re.findall(letter, _EVERY_SIGN, re.IGNORECASE):
            assert small(sign) == letter


@given(
    st.text(st.sampled_from("inskİıſK%.- ") | st.characters()), st.sampled_from(["i", "s", "kin", "sis", "%", "n. k"])
)
def test_what_a_pattern_finds_is_held(text: str, word: str) -> None:
    if re.search(re.escape(word), text, re.IGNORECASE):
        assert words_in(text, ["nowhere", word])
