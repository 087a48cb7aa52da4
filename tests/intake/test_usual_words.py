"""Usual words lead to values that exist, and to one value each."""

from __future__ import annotations

import pytest

from proofpoints.intake import usual_words
from proofpoints.vocabulary import ARMS, GROUPS, METRICS


def test_every_usual_word_means_a_value_of_its_list() -> None:
    for column, allowed in (("metric", METRICS), ("group", GROUPS), ("arm", ARMS)):
        assert set(usual_words._USUAL[column].values()) <= set(allowed)


@pytest.mark.parametrize(
    ("column", "text", "term"),
    [
        ("metric", "Percent proficient in math", "proficiency-math"),
        ("metric", "ELA % proficient", "proficiency-reading"),
        ("metric", "4-Year Graduation Rate", "graduation-rate"),
        ("group", "Economically Disadvantaged", "low-income"),
        ("group", "Hispanic/Latino", "hispanic"),
        ("arm", "State average", "state"),
        ("metric", "Happiness", None),
    ],
)
def test_usual_words(column: str, text: str, term: str | None) -> None:
    assert usual_words.usual_term(column, text) == term
