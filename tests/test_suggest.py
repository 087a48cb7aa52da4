"""Suggestions: the word that was meant, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.suggest import did_you_mean, listed, nearest
from proofpoints.vocabulary import GROUPS, LOCALES, METRICS, MODELS, STATES


@pytest.mark.parametrize(
    ("written", "allowed", "meant"),
    [
        ("graduation rate", METRICS, "graduation-rate"),
        ("Graduation-Rate", METRICS, "graduation-rate"),
        ("station_rotation", MODELS, "station-rotation"),
        ("enriched", MODELS, "enriched-virtual"),
        ("homless", GROUPS, "homeless"),
        ("wa", STATES, "WA"),
        ("Washington", STATES, "WA"),
        ("texas", STATES, "TX"),
        ("Rural, remote", LOCALES, "rural-remote"),
        ("Cascadia", STATES, None),
        ("xyz", GROUPS, None),
        ("", GROUPS, None),
    ],
)
def test_nearest(written: str, allowed: dict[str, object], meant: str | None) -> None:
    assert nearest(written, allowed) == meant
    assert did_you_mean(written, allowed) == (f'Did you mean "{meant}"? ' if meant else "")


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=10), max_size=5))
def test_a_suggestion_is_always_allowed(written: str, allowed: list[str]) -> None:
    assert nearest(written, allowed) in [None, *allowed]


def test_a_long_list_is_cut_and_points_to_the_docs() -> None:
    assert listed("abc") == "Allowed: a, b, c."
    assert listed("abcd", 2) == "Allowed: a, b, ... (all in docs/vocabulary.md)."
