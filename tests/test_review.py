"""The review comment: it says in its own words only what the check has accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.review import Tree, review_text
from proofpoints.validate import load_and_validate
from tests.defect import GOOD, RIDGE, RIDGE_ROWS, Edit, swap

HEADLINE = "\n- now:"


def review(root: Path) -> str:
    return review_text(Tree(*load_and_validate(GOOD)), Tree(*load_and_validate(root)))


def test_a_changed_headline_is_told(repository_copy: Path) -> None:
    swap(RIDGE_ROWS, "2013-14,62.7,percent", "2013-14,64.4,percent")(repository_copy)
    assert HEADLINE in review(repository_copy)


@pytest.mark.parametrize(
    "error",
    [
        swap(RIDGE_ROWS, "2013-14,231.4,scale-score,118,,14.2,exact", "2013-14,231.4,scale-score,8,,14.2,exact"),
        swap(RIDGE, 'url: "https://example.org/study"', 'url: "https://localhost/study"'),
    ],
    ids=["in the dataset", "in the case"],
)
def test_nothing_is_said_of_the_results_of_a_case_with_an_error(repository_copy: Path, error: Edit) -> None:
    swap(RIDGE_ROWS, "2013-14,62.7,percent", "2013-14,64.4,percent")(repository_copy)
    error(repository_copy)
    text = review(repository_copy)
    assert "To mend first" in text
    assert HEADLINE not in text
