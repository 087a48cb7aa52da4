"""The words for full-text search: none is lost, a common one stands once, and a figure keeps what was said of it."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from proofpoints.pages.searchtext import _AROUND, COMMON, as_lists, new_words


@given(st.lists(st.text(st.sampled_from("ab7 .-\n"))))
def test_no_word_is_lost_and_none_without_a_figure_comes_twice(texts: list[str]) -> None:
    found = new_words(texts)
    said = {word.strip(".") for text in texts for word in text.split()}
    assert {word for part in found for word in part.split(" ")} == said
    assert len(found) == len(set(found))


def test_a_figure_keeps_the_words_before_it() -> None:
    found = " ".join(new_words(["At most 5 dropped out.", "At least 95.27 percent passed, at most 4.61 failed."]))
    assert "at least 95.27" in found and "at most 4.61" in found and "at most 5" in found


def test_words_and_figures_meet_none_that_say_something_with_them() -> None:
    found = as_lists(new_words(["Passing rose to 61.", "In 2014 small-group lessons for all but one began."]))
    assert found == ("all began lessons one passing rose", "rose to 61; in 2014; small-group")


@given(st.lists(st.text(st.sampled_from("bc7 -"))))
def test_the_lists_hold_every_word_that_is_not_common(texts: list[str]) -> None:
    words = [word for word in new_words(texts) if word]
    plain_words, others = as_lists(words)
    assert not COMMON.intersection(words)
    assert sorted([*plain_words.split(), *(word for word in others.split("; ") if word)]) == sorted(words)


def plainly(texts: list[str]) -> list[str]:
    """The words of texts, each looked at alone."""
    found = {}
    for text in texts:
        words = [word.strip(_AROUND).casefold() for word in text.split()]
        for place, word in enumerate(words):
            figure = any(sign.isdigit() for sign in word)
            found[" ".join(words[max(0, place - 2) : place + 1]) if figure else word] = None
    return [*found]


@given(st.lists(st.text(st.sampled_from("aB7²ß .-“’\n\xa0")) | st.text()))
def test_words_are_those_found_one_by_one(texts: list[str]) -> None:
    assert new_words(texts) == plainly(texts)


def test_no_letter_in_small_form_is_a_space_or_a_sign_around_a_word() -> None:
    for letter in map(chr, range(sys.maxunicode + 1)):
        small = letter.casefold()
        assert small == letter or not any(sign.isspace() or sign in _AROUND for sign in small)
