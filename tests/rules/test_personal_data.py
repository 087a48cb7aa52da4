"""personal_data: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import personal_data
from tests.defect import VALLEY, VALLEY_ROWS, Defect, problems_in, swap, verify

DEFECTS = [
    Defect(
        "a mail address",
        (swap(VALLEY, "who is stuck.", "who is stuck (jane.doe@example.org)."),),
        (VALLEY, 51, "how.voices[1].text"),
        "here stands a mail address",
        "tell who speaks by role",
        (swap(VALLEY, "who is stuck (jane.doe@example.org).", "who is stuck."),),
    ),
    Defect(
        "a phone number",
        (swap(VALLEY, "who is stuck.", "who is stuck (call 206-555-0100)."),),
        (VALLEY, 51, "how.voices[1].text"),
        "here stands a phone number",
        "Remove it",
        (swap(VALLEY, "who is stuck (call 206-555-0100).", "who is stuck."),),
    ),
    Defect(
        "a name",
        (swap(VALLEY, "A teacher says", "Ms. Doe says"),),
        (VALLEY, 51, "how.voices[1].text"),
        "here stands a person's title and name",
        "tell who speaks by role",
        (swap(VALLEY, "Ms. Doe says", "A teacher says"),),
    ),
    Defect(
        "a social security number in a note",
        (swap(VALLEY_ROWS, "Hidden by the state.", "Hidden by the state (123-45-6789)."),),
        (VALLEY_ROWS, 11, "note"),
        "row o10: here stands a social security number",
        "Remove it",
        (swap(VALLEY_ROWS, "Hidden by the state (123-45-6789).", "Hidden by the state."),),
    ),
    Defect(
        "a mail address as a site",
        (swap(VALLEY_ROWS, "program,district,,,2008-09", "program,district,office@example.org,,2008-09"),),
        (VALLEY_ROWS, 2, "site"),
        "row o1: here stands a mail address",
        "Remove it",
        (swap(VALLEY_ROWS, "program,district,office@example.org,,2008-09", "program,district,,,2008-09"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, personal_data.ID, defect)


def test_the_message_does_not_repeat_what_it_found(repository_copy: Path) -> None:
    swap(VALLEY, "who is stuck.", "who is stuck (jane.doe@example.org).")(repository_copy)
    (problem,) = problems_in(repository_copy)
    assert "jane" not in problem.message + problem.hint


@pytest.mark.parametrize(
    "text", ["In 2013-14 there were 5,400 students.", "Drs. agree", "555-0100", "at 3 p.m.", "S1-S2"]
)
def test_ordinary_text_holds_no_personal_data(text: str) -> None:
    assert personal_data.found_in(text) is None
