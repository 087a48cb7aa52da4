"""The cells of a table that a reader could compute although they are hidden or left out."""

from __future__ import annotations

import math
from collections.abc import Iterator

from proofpoints.disclosure.averages import told_by_averages
from proofpoints.disclosure.examples import contradict, leave_open
from proofpoints.disclosure.subtraction import few_by_subtraction
from proofpoints.disclosure.system import INFINITY, Sum
from proofpoints.disclosure.tables import Cell, Family, Tables, system_of
from proofpoints.model import MINIMUM
from proofpoints.rows import Outcome

SPREAD = 3  # whole numbers that must remain possible: fewer tell the number to within one student
_POINTS = 1.0  # percentage points that a hidden rate must remain unknown by
_EPSILON = 1e-6

Bounds = tuple[float, float]


def recovered(tables: Tables, minimum: int = MINIMUM) -> Iterator[tuple[Cell, str]]:
    """Each cell with what follows: "figure", the hidden figure itself, or "small", that it has fewer than `minimum` students."""
    if sum(map(len, tables.rows.values())) > 1 and _has_numbers(tables):  # one figure alone tells what it says
        for reading in tables.readings():
            yield from _recovered(reading, minimum)


def _recovered(tables: Tables, minimum: int) -> Iterator[tuple[Cell, str]]:
    yield from ((cell, "small") for cell in few_by_subtraction(tables, minimum))
    yield from told_by_averages(tables, minimum)
    found = _by_bounds(tables, minimum)
    if found is None:  # a slip at one school, or in one partition, must not cloud the others
        apart = [_by_bounds(tables.only(family), minimum) for family in (*tables.families, *tables.sites)]
        found = [one for some in apart for one in some or ()]
    yield from found


def _by_bounds(tables: Tables, minimum: int) -> list[tuple[Cell, str]] | None:
    """What follows by all facts together; None if they contradict each other, so that nothing does."""
    hidden, families = tables.hidden, tables.families
    if contradict(tables, families):
        return None
    found: list[tuple[Cell, str]] | None = _hidden(tables, families, hidden, minimum) if hidden else []
    if found is not None and any(cell.site for cell in hidden):
        found += _small_sites(tables, families, hidden, minimum)
    wholes = tuple(family for family in families if tables.rows.get(family[0]))
    left = _left_out(tables, wholes, minimum) if wholes and found is not None else []
    return None if found is None or left is None else found + left


def _has_numbers(tables: Tables) -> bool:
    rows = (row for rows in tables.rows.values() for row in rows)
    return any(row.own_n is not None or (row.unit == "students" and row.value is not None) for row in rows)


def _hidden(
    tables: Tables, families: tuple[Family, ...], hidden: dict[Cell, Outcome], minimum: int
) -> list[tuple[Cell, str]] | None:
    def told(found: list[Bounds]) -> list[str]:
        each = zip(found[::3], found[1::3], found[2::3], strict=True)
        return [_follows(students, counted, minimum) or _told(failed) * "figure" for students, counted, failed in each]

    system, sums = system_of(tables), [terms for cell in hidden for terms in _three(cell)]
    if leave_open(tables, system, sums, lambda found: any(told(found)), families):
        return []
    found = system.bounds(*sums)
    if found is None:
        return None
    # if there cannot be a student, nobody is in the group
    each = zip(hidden, found[::3], told(found), strict=True)
    return [(cell, what) for cell, students, what in each if what and students[1] >= 1]


def _three(cell: Cell) -> tuple[Sum, Sum, Sum]:
    """Students, those of them whom the measure counts, and those whom it does not."""
    students, counted = cell.number("n"), cell.number("c")
    return {students: 1.0}, {counted: 1.0}, {students: 1.0, counted: -1.0}


def _follows(students: Bounds, counted: Bounds, minimum: int) -> str:
    """What the bounds of a hidden cell tell; an empty text if they tell nothing."""
    if _told(counted) or _rate_told(students, counted):
        return "figure"
    return "small" if _told(students) and students[1] < minimum else ""


def _small_sites(
    tables: Tables, families: tuple[Family, ...], hidden: dict[Cell, Outcome], minimum: int
) -> Iterator[tuple[Cell, str]]:
    """Sites may be left out, so that a sum proves little; but where the rest is small it may be just the hidden site."""

    def small(students: Bounds) -> bool:
        return _told(students) and students[1] < minimum

    system, cells = system_of(tables, sites_are_all=True), [cell for cell in hidden if cell.site]
    sums = [{cell.number("n"): 1.0} for cell in cells]
    if leave_open(tables, system, sums, lambda found: any(map(small, found)), (*tables.sites, *families)):
        return
    for cell, students in zip(cells, system.bounds(*sums) or [], strict=False):
        if small(students) and students[1] >= 1:
            yield cell, "small"


def _left_out(tables: Tables, families: tuple[Family, ...], minimum: int) -> list[tuple[Cell, str]] | None:
    """The rest of a whole that no row gives, and parts with a share alone: that they are few must not follow."""
    # nobody may be left, or be counted, or fail; but somebody is in a group with a figure
    rests = [(cell, terms, _EPSILON) for cell, terms in _rests(tables, families)]
    parts = [
        (cell, terms, least)
        for cell in _uncounted_parts(tables, families)
        for terms, least in zip(_three(cell), (-INFINITY, _EPSILON, _EPSILON), strict=True)
    ]
    asked = [*rests, *parts]
    if not asked:
        return []

    def few(found: list[Bounds]) -> list[bool]:
        return [low > end and high < minimum for (low, high), (_, _, end) in zip(found, asked, strict=True)]

    system, sums = system_of(tables), [terms for _, terms, _ in asked]
    if leave_open(tables, system, sums, lambda found: any(few(found)), families):
        return []
    found = system.bounds(*sums)
    if found is None:
        return None
    each = zip(asked, found, few(found), strict=True)
    few_cells = [cell for (cell, _, _), (_, high), small in each if small and high >= 1 - _EPSILON]
    return [(cell, "small") for cell in dict.fromkeys(few_cells)]


def _rests(tables: Tables, families: tuple[Family, ...]) -> Iterator[tuple[Cell, Sum]]:
    for whole, parts in families:
        published = [part for part in parts if part in tables.rows and part not in tables.hidden]
        silent = [part for part in parts if part not in published]
        if published and silent and not (len(silent) == 1 and silent[0] in tables.hidden):
            yield whole, {whole.number("n"): 1.0} | {part.number("n"): -1.0 for part in published}


def _uncounted_parts(tables: Tables, families: tuple[Family, ...]) -> Iterator[Cell]:
    """Groups whose row leaves n empty: with the share of the whole, theirs may tell how many they are."""
    parts = dict.fromkeys(part for _, parts in families for part in parts if part in tables.rows)
    for part in parts:
        if tables.said[part].share and not tables.said[part].students:
            yield part


def _told(bounds: Bounds) -> bool:
    low, high = bounds
    return high < INFINITY and math.floor(high + _EPSILON) - math.ceil(low - _EPSILON) + 1 < SPREAD


def _rate_told(students: Bounds, counted: Bounds) -> bool:
    if students[0] < 1 or counted[1] == INFINITY or students[1] == INFINITY:
        return False
    return 100 * (counted[1] / students[0] - counted[0] / students[1]) < _POINTS
