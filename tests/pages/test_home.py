"""The first page stays short however many cases there are, and shows what did not work as plainly as what did."""

from __future__ import annotations

import re
from dataclasses import replace

from proofpoints.across.gist import Gist
from proofpoints.analyse import analyse
from proofpoints.commands import ROOT
from proofpoints.evidence.verdict import Direction
from proofpoints.pages.gather import gather
from proofpoints.pages.home import SHOWN, home_page
from proofpoints.validate import load_and_validate

REPOSITORY = load_and_validate(ROOT)[0]
RESULTS = analyse(REPOSITORY)
GISTS = tuple(map(gather, RESULTS))


def _again(gist: Gist, number: int) -> Gist:
    return replace(gist, slug=f"{gist.slug}-{number}")


def shown(page: str) -> list[str]:
    return re.findall(r'<h3><a href="cases/([^/]+)/"', page)


def test_the_page_does_not_grow_with_the_cases() -> None:
    few = home_page(GISTS, REPOSITORY).body
    many = home_page(tuple(_again(GISTS[n % len(GISTS)], n) for n in range(2000)), REPOSITORY).body
    assert len(shown(few)) == len(shown(many)) == SHOWN
    assert len(many) < len(few) * 1.1


def test_the_worst_stand_first_and_the_rest_is_one_link_away() -> None:
    page = home_page(GISTS, REPOSITORY).body
    against = [result for result in RESULTS if result.direction is not Direction.FAVORABLE]
    assert f"{len(against)} of {len(RESULTS)} cases have headline results that are worse, unclear or mixed" in page
    directions = {result.slug: result.direction for result in RESULTS}
    first = [directions[slug] for slug in shown(page)]
    assert first[0] is Direction.UNFAVORABLE
    assert Direction.FAVORABLE not in first
    address = re.search(r'href="(cases/\?[^"]+)">All (\d+) cases', page)
    assert address and int(address[2]) == len(against)
    assert {"unfavorable", "no-clear-difference", "mixed"} == set(re.findall(r"direction=([a-z-]+)", address[1]))
