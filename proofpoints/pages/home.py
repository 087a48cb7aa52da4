"""The home page: what this is, how many cases and students, and what the evidence looks like, null and negative included."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from proofpoints.analyse import Result
from proofpoints.evidence.ladder import RUNGS
from proofpoints.evidence.verdict import LABELS, Direction
from proofpoints.pages.cards import Card, card, card_html
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
    served_cases: int


def totals(results: tuple[Result, ...], repository: Repository) -> Totals:
    """Count cases, places, figures, sources and students served (where a source says how many)."""
    served = [result.served.value for result in results if result.served]
    return Totals(
        cases=len(results),
        waiting=len(repository.drafts) + len(repository.sketches),
        states=len({result.case.who.place.state for result in results} - {"US"}),
        figures=sum(len(result.package.outcomes) + len(result.package.effects) for result in results),
        sources=len({source.url for result in results for source in result.case.sources.values()}),
        served=sum(served),
        served_cases=len(served),
    )


def home_page(results: tuple[Result, ...], repository: Repository) -> Page:
    """The first page of the site."""
    directions = Counter(result.direction for result in results)
    designs = Counter(result.case.doubt.design for result in results)
    shares = [
        (str(direction), LABELS[direction], directions[direction], 100 * directions[direction] / max(len(results), 1))
        for direction in Direction
    ]
    both = Counter((result.case.doubt.design, result.direction) for result in results)
    cross = [
        (design.label, [both[design.id, direction] for direction in Direction], designs[design.id])
        for design in DESIGNS.values()
    ]
    against = _against(results)
    body = render(
        "home.html",
        "",
        totals=totals(results, repository),
        shares=shares,
        cross=cross,
        direction_labels=[LABELS[d] for d in Direction],
        against=joined(card_html(_plainly(result), "") for result in against[:SHOWN]),
        against_shown=min(SHOWN, len(against)),
        against_total=len(against),
        tiles=tiles(results),
        several=sum(result.case.who.place.state == "US" for result in results),
    )
    return Page(
        "",
        "Blended learning, with the data",
        "Blended learning, with the data: what changed, for whom, against what, how sure.",
        body,
    )


# worse first, then unclear, then mixed; the order in which the first few of many are chosen
_PLAINEST = (Direction.UNFAVORABLE, Direction.UNCLEAR, Direction.MIXED)


def _against(results: tuple[Result, ...]) -> list[Result]:
    """Cases whose headline results are worse, unclear or mixed: the strongest designs of each first."""
    found = [result for result in results if result.direction in _PLAINEST]
    return sorted(
        found,
        key=lambda r: (_PLAINEST.index(r.direction), RUNGS.index(r.case.doubt.design), r.slug),
    )


def _plainly(result: Result) -> Card:
    """The card of such a case, with its worst headline result if it has a worse one."""
    worse = [item for item in result.judged if item.verdict.direction is Direction.UNFAVORABLE]
    return card(result, worse[0]) if worse else card(result)
