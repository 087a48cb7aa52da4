"""A headline of a case to one contrast with the series behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from proofpoints.evidence.contrasts import (
    COMPARED,
    Change,
    Contrast,
    Difference,
    DifferenceInChanges,
    Published,
    change_of,
    published_beside,
    tidy,
    times_meet,
    usable_effect,
)
from proofpoints.evidence.series import Series, find_series, settle
from proofpoints.evidence.significance import significance_of, significances
from proofpoints.model import Case, Headline
from proofpoints.period import parse_period
from proofpoints.rows import Effect, Outcome, Package
from proofpoints.vocabulary import ARMS, METRICS


class HeadlineError(Exception):
    """A headline that leads to no result, with what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Finding:
    """A headline result: the contrast that answers it, and the lines to draw.

    `beside` is the published change of a comparison over the same time, where the program's own is a published change.
    `disputed` names the sources that dispute the figure. `significant` is what the source says of this contrast; None if
    it says nothing, or perhaps of another one.
    """

    contrast: Contrast
    series: Series | None = None
    comparison: Series | None = None
    beside: Effect | None = None
    disputed: tuple[str, ...] = ()
    significant: bool | None = None

    @cached_property
    def lead(self) -> Outcome | Effect:
        """The row that names measure, group and unit."""
        return self.contrast.rows[0]

    @cached_property
    def net(self) -> float:
        """The estimate, less the published change of a comparison if one stands beside it."""
        return tidy(self.contrast.estimate - self.beside.estimate) if self.beside else self.contrast.estimate


def find_all(case: Case, package: Package) -> tuple[Finding, ...]:
    """The findings of a checked case, in the order of its headlines."""
    return tuple(map(finder(case, package), case.result.headline))


def finder(case: Case, package: Package) -> Callable[[Headline], Finding]:
    """Resolves headlines of one case; what all of them need is computed once.

    Raises, when it is given a headline:
        HeadlineError: it names no row, more than one series, or nothing that may be subtracted.
    """
    every = find_series(settle(package.outcomes, case.result.prefer))
    said = significances(every, package.effects)

    def of(headline: Headline) -> Finding:
        found = _lead(package, every, headline)
        return replace(found, disputed=_listed(headline.disputed), significant=significance_of(found.contrast, said))

    return of


def _listed(sources: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (sources,) if isinstance(sources, str) else sources or ()


def _lead(package: Package, every: tuple[Series, ...], headline: Headline) -> Finding:
    if headline.effect is not None:
        effect = _effect(package, headline)
        return Finding(Published(effect), beside=next(published_beside(package.effects, effect), None))
    if headline.metric is None:
        raise HeadlineError("must name a metric or an effect", "Write - {metric: ...} or - {effect: e1}.")
    _check_words(headline.metric, headline.versus)
    program = _one(_of_program(every, headline), _narrow(headline), headline)
    if headline.versus is None:
        return Finding(_change(program, headline), program)
    comparison = _comparison(every, program, headline)
    return Finding(_against(program, comparison, headline), program, comparison)


def _check_words(metric: str, versus: str | None) -> None:
    if not METRICS[metric].outcome:
        raise HeadlineError(
            f"{METRICS[metric].within} is reach or opinion, not an outcome",
            "Choose another result; this one stays in the table.",
        )
    if versus is not None and ARMS[versus].role not in COMPARED:
        raise HeadlineError(
            f"{versus} is not a comparison",
            "Name a comparison or a reference, such as control or state, or leave versus out.",
        )


def _effect(package: Package, headline: Headline) -> Effect:
    row = package.by_id.get(str(headline.effect))
    if not isinstance(row, Effect):
        raise HeadlineError(f"{headline.effect} is not a row of effects.csv", "Look the id up in effects.csv.")
    if row.arm != "program":
        raise HeadlineError(
            f"row {row.id} is not the program's own",
            "Lead with the program's change; the one of the "
            "comparison is put beside it if measure, population, unit, instrument and period are equal.",
        )
    if not usable_effect(row):
        raise HeadlineError(
            f"row {row.id} can't lead a page: its unit, time or method is unclear, or it is a bound or no outcome",
            "Choose another result; this one stays in the table.",
        )
    return row


def _of_program(every: tuple[Series, ...], headline: Headline) -> list[Series]:
    """Series of the program that the headline may mean; what it does not name may be anything but site and population."""
    return [
        series
        for series in every
        if series.first.arm == "program"
        and series.first.metric == headline.metric
        and series.first.group == headline.group
        and series.first.site == (headline.site or "")
        and series.first.population == (headline.population or "")
        and (headline.instrument is None or series.first.instrument.casefold() == headline.instrument.casefold())
        and (headline.unit is None or series.first.unit == headline.unit)
        and series.points
    ]


def _narrow(headline: Headline) -> str:
    named = [headline.metric, headline.group, headline.site, headline.population, headline.instrument]
    return ", ".join(str(name) for name in named if name)


def _one(found: list[Series], what: str, headline: Headline) -> Series:
    assert headline.metric is not None
    label = METRICS[headline.metric].within
    if not found:
        raise HeadlineError(
            f"no figure of the program for {what}",
            f"Give group, site, population and instrument exactly as in the rows of {label}.",
        )
    if len(found) > 1:
        instruments = sorted({series.first.instrument for series in found})
        raise HeadlineError(
            f"{len(found)} series for {what}: instruments {', '.join(instruments)}",
            "Add instrument (or unit) to choose one; two instruments are never joined.",
        )
    return found[0]


def _change(series: Series, headline: Headline) -> Change:
    change = change_of(series, _at(series, headline.start), _at(series, headline.to))
    if change is None:
        raise HeadlineError(
            f"{_narrow(headline)} has a value at one time only",
            "Name the arm to compare with (versus: state), or add the row of a second time.",
        )
    return change


def _at(series: Series, text: str | None) -> Outcome | None:
    if text is None:
        return None
    period = parse_period(text)
    found = [row for row in series.points if period and row.when.same_time(period)]
    if not found:
        raise HeadlineError(
            f"there is no value for {text}", f"Periods: {', '.join(row.when.text for row in series.points)}."
        )
    return found[0]


def _comparison(every: tuple[Series, ...], program: Series, headline: Headline) -> Series:
    same = [
        series
        for series in every
        if series.first.arm == headline.versus
        and series.measure == program.measure
        and (headline.versus_site is None or series.first.site == headline.versus_site)
        and series.points
    ]
    if not same:
        raise HeadlineError(
            f"no figure of {headline.versus} with the same measure, group, population, unit and instrument",
            "Make these cells equal in both rows if they mean the same, or leave versus out.",
        )
    if len(same) > 1:
        sites = ", ".join(series.first.site or "(none)" for series in same)
        raise HeadlineError(f"{len(same)} series of {headline.versus}: sites {sites}", "Add versus_site to choose one.")
    return same[0]


def _against(program: Series, comparison: Series, headline: Headline) -> Contrast:
    """Difference in changes against a reference seen twice; else the difference at the latest common time."""
    start, end = _at(program, headline.start), _at(program, headline.to)
    rows = [row for row in program.points if _between(row, start, end)]
    pairs = [(row, other) for row in rows for other in comparison.points if times_meet(row, other)]
    if not pairs:
        raise HeadlineError(
            f"{headline.versus} has no value at a time at which the program has one",
            "Write the periods alike (2013-14 and 2014 are the same time), or leave versus out.",
        )
    first, last = pairs[0], pairs[-1]
    if len(pairs) > 1 and ARMS[comparison.first.arm].role == "reference":
        return DifferenceInChanges(Change(first[0], last[0]), Change(first[1], last[1]))
    return Difference(*last)


def _between(row: Outcome, start: Outcome | None, end: Outcome | None) -> bool:
    time = row.when.end or 0.0
    return (start is None or time >= (start.when.end or 0.0)) and (end is None or time <= (end.when.end or 0.0))
