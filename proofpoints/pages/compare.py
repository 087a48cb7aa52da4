"""Compare: an empty table that the browser fills from the small file of each case, and pairs to start from."""

from __future__ import annotations

from proofpoints.analyse import Result
from proofpoints.evidence.ladder import RUNGS
from proofpoints.pages.page import Page, render
from proofpoints.vocabulary import METRICS

PAIR = 2


def compare_page(results: tuple[Result, ...]) -> Page:
    """The page; which cases stand on it is in its address."""
    body = render("compare.html", "compare/", starts=_starts(results))
    return Page("compare/", "Compare cases", "Two to four cases side by side, the same measures in one row.", body)


def _starts(results: tuple[Result, ...]) -> list[tuple[str, str, str]]:
    """For each measure that leads two cases or more: its label, names and address of the two strongest designs."""
    starts = []
    leads: dict[str, list[Result]] = {metric: [] for metric in METRICS}
    for result in results:
        for lead in {item.finding.lead.metric for item in result.judged}:
            leads[lead].append(result)
    for metric in METRICS.values():
        pair = sorted(leads[metric.id], key=lambda r: (RUNGS.index(r.case.doubt.design), r.slug))[:PAIR]
        if len(pair) == PAIR:
            names = " and ".join(result.case.who.name for result in pair)
            starts.append((metric.label, names, ",".join(result.slug for result in pair)))
    return starts
