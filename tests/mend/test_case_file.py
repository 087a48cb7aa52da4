"""A mend of a case file changes the value it names and nothing else, whatever ends the lines above it."""

from __future__ import annotations

import pytest

from proofpoints.mend.case_file import mend_case
from tests.defect import GOOD, VALLEY

_CASE = (GOOD / VALLEY).read_text("utf-8")
_WRONG = {
    "level: district": "level: District",
    "value: 1210": 'value: "1,210"',
    "launched: 2011-12": 'launched: "2011/12"',
}


def _with_mistakes() -> str:
    text = _CASE
    for right, wrong in _WRONG.items():
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    return text


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\r"], ids=["U+2028", "U+2029", "NEL", "CR"])
@pytest.mark.parametrize(
    ("old", "new"),
    [("who:\n", "# a note{}# and more\nwho:\n"), ("name: Example Valley Schools", 'name: "Example Valley{}Schools"')],
    ids=["in a comment", "in a text"],
)
def test_a_sign_that_yaml_takes_for_the_end_of_a_line_moves_no_mend(sign: str, old: str, new: str) -> None:
    right = _CASE.replace(old, new.format(sign), 1)
    assert mend_case(_with_mistakes().replace(old, new.format(sign), 1)) == right


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_quotes_and_line_ends_stay_and_a_second_mend_changes_nothing(end: str) -> None:
    wrong = _with_mistakes().replace("level: District\n", "level: 'District'  # as on its page\n").replace("\n", end)
    right = _CASE.replace("level: district\n", "level: district  # as on its page\n").replace("\n", end)
    assert mend_case(wrong) == right
    assert mend_case(right) == right


@pytest.mark.parametrize("old", ["level: District\n  level: School", "\tlevel: District", "level: &x District"])
def test_what_yaml_refuses_is_left_to_a_person(old: str) -> None:
    text = _with_mistakes().replace("level: District", old)
    assert mend_case(text) == text
