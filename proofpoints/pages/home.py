"""The home page: what this is, how many cases and students, and what the evidence looks like, null and negative included."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from proofpoints.across.gist import Card, Gist
from proofpoints.evidence.ladder import RUNGS
from proofpoints.evidence.verdict import LABELS, Direction
from proofpoints.pages.cards import card_html
from proofpoints.pages.page import Page, render
from proofpoints.pages.piece import joined
from proofpoints.pages.tiles import tiles
from proofpoints.rows import Repository
from proofpoints.vocabulary import DESIGNS

SHOWN = 6  # cases in full view; the rest are one link away, so the page does not grow with the number of cases


@dataclass(frozen=True)
class Totals:
    """Counts over all published cases; every one is computed."""

    cases: int
    waiting: int
    states: int
    figures: int
    sources: int
    served: int
    served_about: bool  # not every source gives an exact number
    served_cases: int


def totals(gists: tuple[Gist, ...], repository: Repository) -> Totals:
    """Count cases, places, figures, sources and students served (where a source says how many)."""
    served = [gist.served for gist in gists if gist.served]
    total, about = sum(count for _, count in served), any(qualifier != "exact" for qualifier, _ in served)
    return Totals(
        cases=len(gists),
        waiting=len(repository.drafts) + len(repository.sketches),
        states=len({gist.state for gist in gists} - {"US"}),
        figures=sum(gist.reported.figures + gist.reported.effects for gist in gists),
        sources=len({address for gist in gists for address in gist.sources}),
        served=_rounded(total) if about else total,
        served_about=about,
        served_cases=len(served),
    )


def _rounded(total: int) -> int:
    """Its first two digits: a sum with numbers such as "nearly 8,000" in it is known no better."""
    return round(total, 2 - len(str(total)))


def home_page(gists: tuple[Gist, ...], repository: Repository) -> Page:
    """The first page of the site."""
    directions = Counter(gist.direction for gist in gists)
    designs = Counter(gist.design for gist in gists)
    shares = [
        (str(direction), LABELS[direction], directions[direction], 100 * directions[direction] / max(len(gists), 1))
        for direction in Direction
    ]
    both = Counter((gist.design, gist.direction) for gist in gists)
    cross = [
        (design.label, [both[design.id, direction] for direction in Direction], designs[design.id])
        for design in DESIGNS.values()
    ]
    against = _against(gists)
    body = render(
        "home.html",
        "",
        totals=totals(gists, repository),
        shares=shares,
        cross=cross,
        direction_labels=[LABELS[d] for d in Direction],
        against=joined(card_html(_plainly(gist), "") for gist in against[:SHOWN]),
        against_shown=min(SHOWN, len(against)),
        against_total=len(against),
        tiles=tiles(gists),
        several=sum(gist.state == "US" for gist in gists),
    )
    return Page(
        "",
        "Blended learning, with the data",
        "Blended learning, with the data: what changed, for whom, against what, how sure.",
        body,
    )


# worse first, then unclear, then mixed; the order in which the first few of many are chosen
_PLAINEST = (Direction.UNFAVORABLE, Direction.UNCLEAR, Direction.MIXED)


def _against(gists: tuple[Gist, ...]) -> list[Gist]:
    """Cases whose headline results are worse, unclear or mixed: the strongest designs of each first."""
    found = [gist for gist in gists if gist.direction in _PLAINEST]
    return sorted(
        found,
        key=lambda gist: (_PLAINEST.index(gist.direction), RUNGS.index(gist.design), gist.slug),
    )


def _plainly(gist: Gist) -> Card:
    """The card of such a case, with its worst headline result if it has a worse one."""
    of_case, *of_results = gist.cards
    return next((card for card in of_results if card.direction == Direction.UNFAVORABLE), of_case)
