"""measured_words: what it names, and that its hint mends it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.persons.quick_look import words_in
from proofpoints.rules import measured_words
from tests.defect import HARBOR, RIDGE, VALLEY, Defect, problems_in, swap, verify

DEFECTS = [
    Defect(
        "proven",
        (swap(HARBOR, "Students online passed less often", "The course is proven; students online passed less often"),),
        (HARBOR, 23, "result.summary"),
        '"proven" claims more than data of this kind can show',
        "Say what was measured",
        (swap(HARBOR, "The course is proven; students online passed less often", "Students online passed less often"),),
    ),
    Defect(
        "caused",
        (swap(VALLEY, "Start with one grade.", "The labs caused the rise."),),
        (VALLEY, 49, "how.lessons[1].text"),
        '"caused the rise" claims more',
        "what it was compared with",
        (swap(VALLEY, "The labs caused the rise.", "Start with one grade."),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, measured_words.ID, defect)


def test_a_review_may_say_it_in_its_own_words(repository_copy: Path) -> None:
    swap(RIDGE, "says: The study meets", "says: The program is proven; the study meets")(repository_copy)
    assert problems_in(repository_copy) == []


@given(st.from_regex(measured_words._NEVER))
def test_each_claim_has_a_part_that_is_looked_for_first(claim: str) -> None:
    assert words_in(claim, measured_words._PARTS)
