"""Compare: an empty table that the browser fills from the small file of each case, and pairs to start from."""

from __future__ import annotations

from proofpoints.across.gist import Gist
from proofpoints.evidence.ladder import RUNGS
from proofpoints.pages.page import Page, render
from proofpoints.vocabulary import METRICS

PAIR = 2


def compare_page(gists: tuple[Gist, ...]) -> Page:
    """The page; which cases stand on it is in its address."""
    body = render("compare.html", "compare/", starts=_starts(gists))
    return Page("compare/", "Compare cases", "Two to four cases side by side, the same measures in one row.", body)


def _starts(gists: tuple[Gist, ...]) -> list[tuple[str, str, str]]:
    """For each measure that leads two cases or more: its label, names and address of the two strongest designs."""
    starts = []
    leads: dict[str, list[Gist]] = {metric: [] for metric in METRICS}
    for gist in gists:
        for lead in set(gist.leads):
            leads[lead].append(gist)
    for metric in METRICS.values():
        pair = sorted(leads[metric.id], key=lambda gist: (RUNGS.index(gist.design), gist.slug))[:PAIR]
        if len(pair) == PAIR:
            names = " and ".join(gist.name for gist in pair)
            starts.append((metric.label, names, ",".join(gist.slug for gist in pair)))
    return starts
