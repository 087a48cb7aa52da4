"""What the rows of one measure say about numbers of students: totals, shares, groups that add up, sites, spans of years."""

from __future__ import annotations

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

    def only(self, family: Family) -> Tables:
        """The rows of a whole and its parts alone."""
        whole, parts = family
        return Tables({cell: self.rows[cell] for cell in (whole, *parts) if cell in self.rows})

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
        years = tuple(
            other
            for other in self.rows
            if other.site == cell.site and other.group == cell.group and _is_year_of(other.time, cell.time)
        )
        start, end = cell.time
        if years and len(years) == round(((end or 0) - (start or 0)) / _YEAR) + 1:
            yield cell, years

    @cached_property
    def sites(self) -> tuple[Family, ...]:
        """The whole program and its sites; there may be sites without a row."""
        sited = [cell for cell in self.rows if cell.site]
        parts = {cell: tuple(o for o in sited if o[1:] == cell[1:]) for cell in self.rows if not cell.site}
        return tuple(family for family in parts.items() if family[1])

    @cached_property
    def inside(self) -> tuple[Family, ...]:
        """Everybody, of a site or of all of them, and one group alone of which no family tells the others."""
        grouped = {part for _, parts in PARTITIONS for part in parts}
        pairs = (
            (cell._replace(group="all-students", site=site), cell)
            for cell in self.rows
            for site in {cell.site: 0, "": 0}
        )
        return tuple(
            (whole, (cell,))
            for whole, cell in pairs
            if cell.group != "all-students"
            and whole in self.rows
            and (cell.group not in grouped or cell.site != whole.site)
        )

    @cached_property
    def said(self) -> dict[Cell, Said]:
        """What is said of each cell that has rows."""
        return {cell: _said(rows, self.half) for cell, rows in self.rows.items()}

    @cached_property
    def half(self) -> float:
        """How far a figure may be off, because it was rounded."""
        digits = max((_digits(row.value) for rows in self.rows.values() for row in rows), default=0)
        return 0.5 * 10.0**-digits


def _of(source: str, rows: list[Outcome]) -> list[Outcome]:
    return [row for row in rows if row.source == source and row.value is not None] or rows


def within(time: Time, span: Time) -> bool:
    """True if a span holds a time and more."""
    if time[0] is None or time[1] is None or span[0] is None or span[1] is None:
        return False
    whole_years = all(((end - span[0]) / _YEAR).is_integer() for end in (*time, span[1]) if end is not None)
    return time != span and span[0] <= time[0] <= time[1] <= span[1] and whole_years


def _is_year_of(time: Time, span: Time) -> bool:
    return time[0] == time[1] and within(time, span)


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
    times = dict.fromkeys(cell.time for cell in tables.rows)
    merged: list[set[Time]] = [{time} for time in times]
    for bunch in [{span, time} for span in times for time in times if within(time, span)]:
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
    counted, share = (ends_of(rows, unit, half) for unit in ("students", "percent"))
    return Said(students, counted, share and (share[0], min(share[1], 100)))


def ends_of(rows: list[Outcome], unit: str, half: float) -> Ends | None:
    """Between what the rows of a cell say of it in a unit; None if they say nothing."""
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
