"""What the rows of one measure say about numbers of students: totals, shares, groups that add up, sites, spans of years."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from proofpoints.disclosure.system import INFINITY, System, Unknown
from proofpoints.rows import Outcome

# Groups that together are everybody. A group that the source leaves out is an unknown like a hidden one.
_RACES = ("black", "hispanic", "asian", "native-american", "pacific-islander", "multiracial")
PARTITIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("all-students", ("female", "male")),
    ("all-students", ("low-income", "not-low-income")),
    ("all-students", ("white", "students-of-color")),
    ("all-students", ("white", *_RACES)),
    ("students-of-color", _RACES),
)
_YEAR = 1.0
_SLIP = 1e-6  # of products of decimal fractions
_ABOUT = 2.0  # how far an approximate figure may be off, in its unit

Time = tuple[float | None, float | None]
Ends = tuple[float, float]


class Cell(NamedTuple):
    """A student group of a site at a time; a tuple, because it is looked up hundreds of times for a case."""

    site: str
    time: Time
    group: str

    def number(self, what: str) -> Unknown:
        """The unknown: "n", its students, or "c", those of them whom the measure counts."""
        return (self, what)


Family = tuple[Cell, tuple[Cell, ...]]  # a whole, and the cells that add up to it


@dataclass(frozen=True)
class Said:
    """What the rows of a cell say of its students, of those whom the measure counts, and of their share; where they
    disagree, anything between them. None if they say nothing."""

    students: Ends | None = None
    counted: Ends | None = None
    share: Ends | None = None  # of 100


@dataclass
class Tables:
    """The rows of one measure, arm, population and method, by cell: shares, counts, scores of the same students."""

    rows: dict[Cell, list[Outcome]]

    @cached_property
    def hidden(self) -> dict[Cell, Outcome]:
        """Cells that no row gives a value for."""
        return {cell: rows[0] for cell, rows in self.rows.items() if all(row.qualifier == "suppressed" for row in rows)}

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """A whole and the cells that add up to it; at least one of the parts has a row."""
        return tuple(family for cell in self.rows for family in (*self._groups(cell), *self.spans(cell)))

    def _groups(self, cell: Cell) -> Iterator[Family]:
        for whole, parts in PARTITIONS:
            if cell.group == whole:
                family = tuple(Cell(cell.site, cell.time, part) for part in parts)
                if any(part in self.rows for part in family):
                    yield cell, family

    def readings(self) -> list[Tables]:
        """These rows; the same with one source believed wherever sources disagree: a reader can believe any of them; and
        shares and counts apart, which may contradict each other as well."""
        units = sorted({row.unit for rows in self.rows.values() for row in rows})
        apart = [self._in(unit) for unit in units] if len(units) > 1 else []
        return [*self._believed(), *(reading for tables in apart for reading in tables._believed())]

    def _in(self, unit: str) -> Tables:
        kept = {cell: [row for row in rows if row.unit == unit] for cell, rows in self.rows.items()}
        return Tables({cell: rows for cell, rows in kept.items() if rows})

    def _believed(self) -> list[Tables]:
        said = {cell: [row for row in rows if row.value is not None] for cell, rows in self.rows.items()}
        sources = sorted({row.source for rows in said.values() if len(rows) > 1 for row in rows})
        return [self, *(Tables({cell: _of(source, rows) for cell, rows in self.rows.items()}) for source in sources)]

    def spans(self, cell: Cell) -> Iterator[Family]:
        """A span of years and each of its years, if there is a row for every one."""
        start, end = cell.time
        if start is None or end is None or end <= start:
            return
        years = [
            other
            for other in self.rows
            if other.site == cell.site and other.group == cell.group and _within(other, start, end)
        ]
        if len({year.time for year in years}) == round((end - start) / _YEAR) + 1:
            yield cell, tuple(years)

    @cached_property
    def sites(self) -> tuple[Family, ...]:
        """The whole program and its sites; there may be sites without a row."""
        sited = [cell for cell in self.rows if cell.site]
        parts = {cell: tuple(o for o in sited if o[1:] == cell[1:]) for cell in self.rows if not cell.site}
        return tuple(family for family in parts.items() if family[1])

    @cached_property
    def rests(self) -> tuple[Family, ...]:
        """A whole and published parts of it that may leave somebody over: groups of a family, sites, a group alone."""
        grouped = {part for _, parts in PARTITIONS for part in parts}
        alone = [
            (cell._replace(group="all-students", site=site), (cell,))
            for cell in self.rows
            for site in dict.fromkeys((cell.site, ""))
            if cell.group != "all-students" and (cell.group not in grouped or cell.site != site)
        ]
        groups = [(whole, parts) for whole, parts in self.families if not self._asked_of_one(parts)]
        found = ((whole, self._published(parts)) for whole, parts in (*groups, *self.sites, *alone))
        return tuple((whole, parts) for whole, parts in found if parts and self._published((whole,)))

    def _asked_of_one(self, parts: tuple[Cell, ...]) -> bool:
        """True if the rest is just one hidden cell: what can be known of it is asked of that cell."""
        silent = [part for part in parts if part not in self._published(parts)]
        return len(silent) == 1 and silent[0] in self.hidden

    def _published(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(cell for cell in cells if cell in self.rows and cell not in self.hidden)

    @cached_property
    def said(self) -> dict[Cell, Said]:
        """What is said of each cell that has rows."""
        digits = max((_digits(row.value) for rows in self.rows.values() for row in rows), default=0)
        half = 0.5 * 10.0**-digits
        return {cell: _said(rows, half) for cell, rows in self.rows.items()}


def _of(source: str, rows: list[Outcome]) -> list[Outcome]:
    return [row for row in rows if row.source == source and row.value is not None] or rows


def _within(cell: Cell, start: float, end: float) -> bool:
    first, last = cell.time
    return first is not None and first == last and start <= first <= end


def split(outcomes: Iterable[Outcome]) -> list[Tables]:
    """Rows that describe the same thing, put together. Two sources stand in one table: a reader has both."""
    found: dict[tuple[str, ...], dict[Cell, list[Outcome]]] = {}
    for row in outcomes:
        key = (row.metric, row.arm, row.covers, row.population, row.instrument.casefold())
        time = (row.when.start, row.when.end)
        found.setdefault(key, {}).setdefault(Cell(row.site, time, row.group), []).append(row)
    return [part for rows in found.values() for part in _by_time(Tables(rows))]


def _by_time(tables: Tables) -> Iterator[Tables]:
    """Times that say nothing of each other, apart: figures of one year that contradict each other must not cloud another."""
    merged: list[set[Time]] = [{time} for time in dict.fromkeys(cell.time for cell in tables.rows)]
    for span, years in [family for cell in tables.rows for family in tables.spans(cell)]:
        bunch = {span.time, *(year.time for year in years)}
        touching = [other for other in merged if other & bunch]
        merged = [other for other in merged if other not in touching] + [bunch.union(*touching)]
    parts: list[dict[Cell, list[Outcome]]] = [{} for _ in merged]
    place = {time: number for number, times in enumerate(merged) for time in times}
    for cell, rows in tables.rows.items():
        parts[place[cell.time]][cell] = rows
    yield from map(Tables, parts)


def system_of(tables: Tables, *, sites_are_all: bool = False) -> System:
    """Everything a reader knows. `sites_are_all`: as if no site were left out."""
    system = System()
    said, families = tables.said, tables.families
    cells = dict.fromkeys([*tables.rows, *(part for whole, parts in families for part in (whole, *parts))])
    for cell in cells:
        system.know({cell.number("n"): 1, cell.number("c"): -1}, 0, INFINITY)
        _know_said(system, cell, said.get(cell, Said()))
    for whole, parts in families:
        _know_sum(system, whole, parts, exact=True)
    for whole, parts in tables.sites:
        _know_sum(system, whole, parts, exact=sites_are_all)
    return system


def _know_sum(system: System, whole: Cell, parts: tuple[Cell, ...], *, exact: bool) -> None:
    for what in ("n", "c"):
        terms: dict[Unknown, float] = {whole.number(what): 1.0} | {part.number(what): -1.0 for part in parts}
        system.know(terms, 0, 0 if exact else INFINITY)


def _said(rows: list[Outcome], half: float) -> Said:
    known = [row.own_n for row in rows if row.own_n is not None]
    students = (min(known), max(known)) if known else None
    counted, share = (_between(rows, unit, half) for unit in ("students", "percent"))
    return Said(students, counted, share and (share[0], min(share[1], 100)))


def _between(rows: list[Outcome], unit: str, half: float) -> Ends | None:
    ends = [_ends(row, row.value, half) for row in rows if row.value is not None and row.unit == unit]
    return (max(0.0, min(low for low, _ in ends)), max(high for _, high in ends)) if ends else None


def _know_said(system: System, cell: Cell, said: Said) -> None:
    if said.students:
        system.know({cell.number("n"): 1}, *said.students)
    if said.counted:
        system.know({cell.number("c"): 1}, *said.counted)
    if said.share:
        low, high = said.share
        system.know({cell.number("c"): 1, cell.number("n"): -low / 100}, 0, INFINITY)
        system.know({cell.number("c"): 1, cell.number("n"): -high / 100}, -INFINITY, 0)


def _ends(row: Outcome, value: float, half: float) -> Ends:
    if row.qualifier == "at-most":
        return 0.0, value
    if row.qualifier == "at-least":
        return value, INFINITY
    half = _ABOUT if row.qualifier == "approximate" else 0.0 if row.unit == "students" else half
    return value - half, value + half


def _digits(value: float | None) -> int:
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent if value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def students_of(said: Said) -> Ends:
    """Between how many students a cell has, as its own rows say."""
    return said.students or (0.0, INFINITY)


def counted_of(said: Said) -> Ends:
    """Between how many of them the measure counts; with a share of a known number, whole students."""
    if said.counted:
        return said.counted
    if not said.share or not said.students:
        return 0.0, INFINITY
    low, high = said.share[0] * said.students[0] / 100, said.share[1] * said.students[1] / 100
    return math.ceil(low - _SLIP), math.floor(high + _SLIP)


def uncounted_of(said: Said) -> Ends:
    """Between how many of them the measure does not count: who failed is as much a person as who passed."""
    if said.share and said.students:
        return counted_of(Said(said.students, share=(100 - said.share[1], 100 - said.share[0])))
    (least, most), (low, high) = students_of(said), counted_of(said)
    return max(0.0, least - high), most - low
