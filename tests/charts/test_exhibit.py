"""Labels are broken as textwrap breaks them, though it is seldom asked."""

from __future__ import annotations

from textwrap import wrap

from hypothesis import given
from hypothesis import strategies as st

from proofpoints.charts.exhibit import LETTERS, stacked

LABELS = st.text(st.sampled_from("ab -–—.\t\n\xa0\u2028é")) | st.text(max_size=2 * LETTERS)


@given(st.lists(LABELS, min_size=1, max_size=3))
def test_labels_are_broken_as_textwrap_breaks_them(labels: list[str]) -> None:
    words, most = stacked(labels)
    lines = [wrap(label, LETTERS) for label in labels]
    assert most == max(map(len, lines))
    assert words == ["\n".join([""] * (most - len(own)) + own) for own in lines]
