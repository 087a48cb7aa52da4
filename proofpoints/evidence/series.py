"""Rows that may be compared: series over time, figures that disagree, breaks of instrument."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from operator import attrgetter
from typing import TypeVar

from proofpoints.model import Preference
from proofpoints.rows import Outcome, Row

POINTS = {"exact", "approximate"}  # a bound or a hidden value is no point: it is not drawn, subtracted or weighed
UNSTATED_INSTRUMENT = "unstated"
MIXED_INSTRUMENT = "more than one method"  # a published difference that itself crosses methods
Key = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True)
class Series:
    """Figures of one arm on one measure and instrument, in order of time; every two may be subtracted."""

    rows: tuple[Outcome, ...]

    @property
    def first(self) -> Outcome:
        """The row all others share their measure, arm and instrument with."""
        return self.rows[0]

    @cached_property
    def measure(self) -> Key:
        """What its figures and those of another arm must share to be compared."""
        return measure_key(self.first)

    @cached_property
    def points(self) -> tuple[Outcome, ...]:
        """Rows with a value and a stated time; a bound is not a point."""
        return tuple(row for row in self.rows if is_point(row))


def is_point(row: Outcome) -> bool:
    """True if a figure can be drawn and subtracted: a value that is no bound, at a stated time."""
    return row.value is not None and row.qualifier in POINTS and row.when.start is not None


def instrument_key(row: Row) -> str:
    """An unstated instrument is the same one only within a source: two sources may each mean another."""
    return f"unstated in {row.source}" if row.instrument == UNSTATED_INSTRUMENT else row.instrument.casefold()


def measure_key(row: Row) -> Key:
    """What two figures must share to be compared across arms (time apart)."""
    return (*_MEASURED(row), instrument_key(row))


def series_key(row: Row) -> Key:
    """What two figures must share to be one series over time."""
    return (*measure_key(row), *_WHOSE(row))


_MEASURED = attrgetter("metric", "group", "population", "unit")
_WHOSE = attrgetter("arm", "covers", "site")


def settle(outcomes: tuple[Outcome, ...], prefer: Iterable[Preference]) -> tuple[Outcome, ...]:
    """The rows to compute with: those a preference sets aside stay on the page but leave the arithmetic."""
    aside = {row for preference in prefer for row in preference.over}
    return tuple(row for row in outcomes if row.id not in aside) if aside else outcomes


class _Same:
    """Rows that are the same only as themselves: to compare them with others would take as long as to group them."""

    __slots__ = ("rows",)

    def __init__(self, rows: tuple[Outcome, ...]) -> None:
        self.rows = rows

    def __hash__(self) -> int:
        return id(self.rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.rows is other.rows


def once_for_rows(compute: Callable[[tuple[Outcome, ...]], T]) -> Callable[[Iterable[Outcome]], T]:
    """Remember the last answers: rules, results and charts of a case ask the same of the same rows, one after another."""
    remembered = lru_cache(maxsize=2)(lambda same: compute(same.rows))

    @wraps(compute)
    def of_rows(outcomes: Iterable[Outcome]) -> T:
        return remembered(_Same(tuple(outcomes)))

    return of_rows


@once_for_rows
def find_series(outcomes: Iterable[Outcome]) -> tuple[Series, ...]:
    """Group rows into series, in order of first appearance; rows of a series in order of time."""
    groups: dict[Key, list[Outcome]] = {}
    for row in outcomes:
        groups.setdefault(series_key(row), []).append(row)
    return tuple(Series(tuple(sorted(rows, key=_time))) for rows in groups.values())


def _time(row: Outcome) -> tuple[bool, float, float]:
    start, end = row.when.start, row.when.end
    return (start is None, end or 0.0, start or 0.0)


@dataclass(frozen=True)
class Conflict:
    """Figures of several rows for the same thing at the same time."""

    rows: tuple[Outcome, ...]

    @property
    def disagree(self) -> bool:
        """True if the values differ; False if one source only confirms another."""
        return len({(row.value, row.qualifier) for row in self.rows}) > 1


def find_conflicts(outcomes: tuple[Outcome, ...]) -> tuple[Conflict, ...]:
    """Rows that give the same series a value twice for one time. Unstated times never conflict."""
    if not any(map(_repeats, find_series(outcomes))):
        return ()
    groups: dict[tuple[object, ...], list[Outcome]] = {}
    for row in outcomes:
        if row.when.start is not None and row.qualifier != "suppressed":
            groups.setdefault((*series_key(row), row.when.start, row.when.end), []).append(row)
    return tuple(Conflict(tuple(rows)) for rows in groups.values() if len(rows) > 1)


def _repeats(series: Series) -> bool:
    """True if some time stands twice in a series, whether or not the figures are such as can disagree."""
    return len({(row.when.start, row.when.end) for row in series.rows}) < len(series.rows)


def find_breaks(series: Iterable[Series]) -> tuple[tuple[Series, Series], ...]:
    """Pairs of series, one following the other, that differ in nothing but the instrument: the line breaks between them.

    Two tests at the same time are no break, and a year of a study is neither before nor after a calendar year.
    """
    groups: dict[Key, list[Series]] = {}
    for one in series:
        row = one.first
        if one.points:
            groups.setdefault((*_MEASURED(row), *_WHOSE(row)), []).append(one)
    pairs = []
    for same in groups.values():
        for after in sorted(same, key=_span):
            before = [one for one in same if _follows(after, one)]
            pairs += [(max(before, key=_span), after)] if before else []
    return tuple(pairs)


def _span(series: Series) -> tuple[float, float]:
    return (series.points[0].when.start or 0.0, series.points[-1].when.end or 0.0)


def _follows(after: Series, before: Series) -> bool:
    relative = {point.when.relative for one in (after, before) for point in one.points}
    (start, end), (start_before, end_before) = _span(after), _span(before)
    return len(relative) == 1 and start_before < start and end_before < end
