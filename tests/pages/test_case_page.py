"""The page of a case: the gravest doubt stands beside the claim, not only under Limits."""

from __future__ import annotations

import re
from html import unescape

from proofpoints.analyse import analyse
from proofpoints.commands import ROOT
from proofpoints.pages.case_page import case_page
from proofpoints.validate import load_and_validate

RESULTS = {result.slug: result for result in analyse(load_and_validate(ROOT)[0])}


def answer(slug: str) -> str:
    """The words of the short answer."""
    result = RESULTS[slug]
    body = case_page(result, {exhibit.key: "<svg></svg>" for exhibit in result.exhibits}).body
    shown = re.search(r'<section class="pp-answer".*?</section>', body, re.DOTALL)
    assert shown
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", shown[0])).split())


def test_the_claim_comes_with_the_gravest_doubt() -> None:
    assert "The result can't say whether software or time made the difference." in answer(
        "rocketship-education-dreambox-ca"
    )
    assert "The figures shown are therefore the favorable half" in answer("chicago-leap-pilot-network-il")
    assert "Utah as a whole rose from 76 percent to 81 percent" in answer("washington-county-school-district-ut")


def test_no_short_answer_is_without_a_doubt_or_long_with_one() -> None:
    said = {slug: answer(slug).split("Gravest doubt: ") for slug in RESULTS}
    assert {slug for slug, parts in said.items() if len(parts) != 2} == set()
    assert {slug: len(doubt) for slug, (_, doubt) in said.items() if not 30 < len(doubt) < 400} == {}
