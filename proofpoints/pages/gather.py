"""A result to its gist: everything that the pages across cases say of the case, put into words once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from proofpoints.across.facets import facet_values
from proofpoints.across.gist import Gist, Reported
from proofpoints.analyse import Result
from proofpoints.evidence.contrasts import difference_unit
from proofpoints.model import Goal
from proofpoints.pages.cards import cards, students_of
from proofpoints.pages.equity import group_results
from proofpoints.pages.forest import spots
from proofpoints.pages.like import profile
from proofpoints.rows import Row


def gather(result: Result) -> Gist:
    """The gist of a case."""
    case, first, served = result.case, result.judged[0].finding, result.served
    return Gist(
        slug=result.slug,
        name=case.who.name,
        program=case.what.program,
        state=case.who.place.state,
        city=case.who.place.city,
        grades=case.what.grades,
        design=case.doubt.design,
        direction=result.direction,
        served=(served.qualifier, served.value) if served else None,
        students=students_of(result, result.judged[0]),
        newest=max((row.when.end or 0.0 for row in result.package.rows if row.arm == "program"), default=0.0),
        change=(difference_unit(first.lead.unit), abs(first.net)),
        lacks=tuple(name for name, lacking in LACKS.items() if lacking(result)),
        sources=tuple(source.url for source in case.sources.values()),
        facets=facet_values(result),
        leads=tuple(item.finding.lead.metric for item in result.judged),
        cards=cards(result),
        spots=tuple(spots(result)),
        groups=tuple(group_results(result)),
        profile=profile(result),
        reported=_reported(result),
    )


LACKS: dict[str, Callable[[Result], bool]] = {
    "goal": lambda result: not isinstance(result.case.why.goal, Goal),
    "students_served": lambda result: result.served is None,
    "launched": lambda result: result.case.what.launched is None,
    "n": lambda result: all(row.n is None for row in result.package.rows),
}


def _reported(result: Result) -> Reported:
    rows, outcomes = result.package.rows, result.package.outcomes
    return Reported(*_named(rows), tuple(Counter(row.metric for row in outcomes).items()), len(result.package.effects))


def _named(rows: Sequence[Row]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Measures and groups of rows, each once."""
    return tuple(dict.fromkeys(row.metric for row in rows)), tuple(dict.fromkeys(row.group for row in rows))
