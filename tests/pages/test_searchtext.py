"""The words for full-text search: none is lost, a common one stands once, and a figure keeps what was said of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from proofpoints.pages.searchtext import new_words


@given(st.lists(st.text(st.sampled_from("ab7 .-\n"))))
def test_no_word_is_lost_and_none_without_a_figure_comes_twice(texts: list[str]) -> None:
    found = new_words(texts)
    said = {word.strip(".") for text in texts for word in text.split()}
    assert {word for part in found for word in part.split(" ")} == said
    assert len(found) == len(set(found))


def test_a_figure_keeps_the_words_before_it() -> None:
    found = " ".join(new_words(["At most 5 dropped out.", "At least 95.27 percent passed, at most 4.61 failed."]))
    assert "at least 95.27" in found and "at most 4.61" in found and "at most 5" in found
