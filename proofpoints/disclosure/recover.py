"""The cells of a table that a reader could compute although they are hidden or left out."""

from __future__ import annotations

import math
from collections.abc import Iterator

from proofpoints.disclosure.examples import contradict, leave_open
from proofpoints.disclosure.system import INFINITY, Sum
from proofpoints.disclosure.tables import Cell, Family, Tables, counted_of, students_of, system_of, uncounted_of
from proofpoints.model import MINIMUM
from proofpoints.rows import Outcome

SPREAD = 3  # whole numbers that must remain possible: fewer tell the number to within one student
_POINTS = 1.0  # percentage points that a hidden rate must remain unknown by
_EPSILON = 1e-6

Bounds = tuple[float, float]


def recovered(tables: Tables, minimum: int = MINIMUM) -> Iterator[tuple[Cell, str]]:
    """Each cell with what follows: "figure", the hidden figure itself, or "small", that it has fewer than `minimum` students."""
    if (len(tables.rows) > 1 or tables.hidden) and _has_numbers(tables):  # one figure alone tells what it says
        for reading in tables.readings():
            yield from _recovered(reading, minimum)


def _recovered(tables: Tables, minimum: int) -> Iterator[tuple[Cell, str]]:
    hidden = tables.hidden
    families = tables.families
    yield from _subtracted(tables, minimum)  # also where figures contradict each other: a reader subtracts all the same
    if contradict(tables, families):
        return
    wholes = tuple(family for family in families if tables.rows.get(family[0]))
    if hidden:
        yield from _hidden(tables, families, hidden, minimum)
        if any(cell.site for cell in hidden):
            yield from _small_sites(tables, families, hidden, minimum)
    if wholes:
        yield from _left_out(tables, wholes, minimum)


def _has_numbers(tables: Tables) -> bool:
    rows = (row for rows in tables.rows.values() for row in rows)
    return any(row.own_n is not None or (row.unit == "students" and row.value is not None) for row in rows)


def _hidden(
    tables: Tables, families: tuple[Family, ...], hidden: dict[Cell, Outcome], minimum: int
) -> Iterator[tuple[Cell, str]]:
    def told(found: list[Bounds]) -> list[str]:
        return [_follows(*pair, minimum) for pair in zip(found[::2], found[1::2], strict=True)]

    system, sums = system_of(tables), [{cell.number(what): 1.0} for cell in hidden for what in ("n", "c")]
    if leave_open(tables, system, sums, lambda found: any(told(found)), families):
        return
    found = system.bounds(*sums)
    for cell, students, what in zip(hidden, found[::2], told(found), strict=True) if found else ():
        if what and students[1] >= 1:  # else nobody is in the group
            yield cell, what


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


def _left_out(tables: Tables, families: tuple[Family, ...], minimum: int) -> Iterator[tuple[Cell, str]]:
    """The rest of a whole that no row gives, and parts with a share alone: that it is a small group must not follow."""
    rests, parts = [*_rests(tables, families)], [*_uncounted_parts(tables, families)]
    asked = [*rests, *parts]
    if not asked:
        return
    # nobody may be left, but somebody is in a group with a figure
    least = [_EPSILON] * len(rests) + [-INFINITY] * len(parts)

    def few(found: list[Bounds]) -> list[bool]:
        return [low > end and high < minimum for (low, high), end in zip(found, least, strict=True)]

    system, sums = system_of(tables), [terms for _, terms in asked]
    if leave_open(tables, system, sums, lambda found: any(few(found)), families):
        return
    found = system.bounds(*sums)
    for (cell, _), students, small in zip(asked, found, few(found), strict=True) if found else ():
        if small and students[1] >= 1 - _EPSILON:
            yield cell, "small"


def _rests(tables: Tables, families: tuple[Family, ...]) -> Iterator[tuple[Cell, Sum]]:
    for whole, parts in families:
        published = [part for part in parts if part in tables.rows and part not in tables.hidden]
        silent = [part for part in parts if part not in published]
        if published and silent and not (len(silent) == 1 and silent[0] in tables.hidden):
            yield whole, {whole.number("n"): 1.0} | {part.number("n"): -1.0 for part in published}


def _uncounted_parts(tables: Tables, families: tuple[Family, ...]) -> Iterator[tuple[Cell, Sum]]:
    """Groups whose row leaves n empty: with the share of the whole, theirs may tell how many they are."""
    parts = dict.fromkeys(part for _, parts in families for part in parts if part in tables.rows)
    for part in parts:
        if tables.said[part].share and not tables.said[part].students:
            yield part, {part.number("n"): 1.0}


def _subtracted(tables: Tables, minimum: int) -> Iterator[tuple[Cell, str]]:
    """The same by mere subtraction, for sites and single groups as well, and for those whom the measure counts or not, too."""
    for whole, parts in tables.rests:
        for number in (students_of, counted_of, uncounted_of):
            least, most = number(tables.said[whole])
            ends = [number(tables.said[part]) for part in parts]
            low, high = least - sum(end for _, end in ends), most - sum(end for end, _ in ends)
            if low >= 1 - _EPSILON and high < minimum - 1 + _EPSILON:
                yield whole, "small"
                break


def _told(bounds: Bounds) -> bool:
    low, high = bounds
    return high < INFINITY and math.floor(high + _EPSILON) - math.ceil(low - _EPSILON) + 1 < SPREAD


def _rate_told(students: Bounds, counted: Bounds) -> bool:
    if students[0] < 1 or counted[1] == INFINITY or students[1] == INFINITY:
        return False
    return 100 * (counted[1] / students[0] - counted[0] / students[1]) < _POINTS
