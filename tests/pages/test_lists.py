"""The page of a measure: a card only where it is a headline result, all other cases as a plain list, also over parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from proofpoints.across.gist import Card, Gist
from proofpoints.analyse import analyse
from proofpoints.pages.gather import gather
from proofpoints.pages.lists import measure_pages, waiting_pages
from proofpoints.pages.page import Page
from proofpoints.pages.parts import PAGE
from proofpoints.validate import load_and_validate
from tests.defect import GOOD

GISTS = tuple(map(gather, analyse(load_and_validate(GOOD)[0])))
VALLEY = "Example Valley Schools"


def pages(metric: str, gists: tuple[Gist, ...] = GISTS) -> Iterator[Page]:
    return (page for page in measure_pages(gists) if page.path.startswith(f"measures/{metric}/"))


def carded(body: str) -> list[str]:
    return re.findall(r'<h3><a href="[./]+cases/([^/"]+)/"', body)


def also(body: str) -> list[str]:
    return re.findall(r'<li><a href="[./]+cases/([^/"]+)/#measure-[a-z-]+"', body)


def test_a_card_shows_the_result_on_this_measure() -> None:
    body = next(pages("graduation-rate")).body
    assert carded(body) == ["example-valley-schools"]
    assert "Also in their datasets" not in body


def test_the_badge_speaks_for_all_headline_results_on_this_measure() -> None:
    """One that is better beside one that is worse is no case that is better on the measure."""
    valley = next(gist for gist in GISTS if gist.name == VALLEY)
    case, first = valley.cards[:2]
    worse = replace(first, direction="unfavorable", label="Worse", sentence="Example Valley fell.")
    better = replace(first, direction="favorable", label="Better")

    def badge(*cards: Card) -> list[str]:
        gist = replace(valley, leads=("graduation-rate",) * len(cards), cards=(case, *cards))
        return re.findall(r"pp-badge pp-([a-z-]+)", next(pages("graduation-rate", (gist,))).body)

    assert (badge(better, worse), badge(better, better), badge(worse)) == (["mixed"], ["favorable"], ["unfavorable"])


def test_a_case_that_leads_with_another_measure_is_only_named() -> None:
    body = next(pages("dropout-rate")).body
    assert "1 case. Do not rank" in body
    assert carded(body) == []
    assert "pp-badge" not in body and "Graduation on time" not in body
    assert "Also in their datasets" in body and "not a headline result" in body
    assert f'href="../../cases/example-valley-schools/#measure-dropout-rate">{VALLEY}</a>' in body


def test_the_headline_ones_come_first_over_all_parts() -> None:
    valley = next(gist for gist in GISTS if gist.name == VALLEY)
    many = tuple(
        replace(
            valley,
            slug=f"example-{number}",
            leads=("dropout-rate" if number % 2 else "graduation-rate",),
            cards=tuple(replace(card, slug=f"example-{number}") for card in valley.cards),
        )
        for number in range(2 * PAGE + 10)
    )
    parts = [page.body for page in pages("dropout-rate", many)]
    assert [len(carded(part)) for part in parts] == [PAGE, 5, 0]
    assert [len(also(part)) for part in parts] == [0, PAGE - 5, 10]
    listed = [slug for part in parts for slug in [*carded(part), *also(part)]]
    assert len(set(listed)) == len(many)
    assert all(f"{len(many)} cases. Do not rank" in part for part in parts)


def test_a_draft_that_passes_the_gate_is_told_no_lack() -> None:
    repository = load_and_validate(GOOD)[0]
    ready = replace(repository.published[0], draft=True)
    (page,) = waiting_pages(replace(repository, entries=(ready,), sketches=()))
    assert "passes the gate and can be published" in page.body
    assert "one level alone" not in page.body
