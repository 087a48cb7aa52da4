"""The cells of a table that a reader could compute although they are hidden or left out."""

from __future__ import annotations

import math
from collections.abc import Iterator

from proofpoints.disclosure.system import INFINITY, System
from proofpoints.disclosure.tables import Cell, Tables, system_of
from proofpoints.model import MINIMUM
from proofpoints.rows import Outcome

SPREAD = 3  # whole numbers that must remain possible: fewer tell the number to within one student
_POINTS = 1.0  # percentage points that a hidden rate must remain unknown by
_EPSILON = 1e-6

Bounds = tuple[float, float]


def recovered(tables: Tables, minimum: int = MINIMUM) -> Iterator[tuple[Cell, str]]:
    """Each cell with what follows: "figure", the hidden figure itself, or "small", that it has fewer than `minimum` students."""
    if _has_numbers(tables):
        for reading in tables.readings():
            yield from _recovered(reading, minimum)


def _recovered(tables: Tables, minimum: int) -> Iterator[tuple[Cell, str]]:
    hidden = tables.hidden
    families = [family for family in tables.families() if tables.rows.get(family[0])]
    if hidden:
        yield from _hidden(tables, system_of(tables), hidden, minimum)
        if any(cell.site for cell in hidden):
            yield from _small_sites(tables, hidden, minimum)
    if families:
        yield from _left_out(tables, system_of(tables), families, minimum)


def _has_numbers(tables: Tables) -> bool:
    rows = [row for rows in tables.rows.values() for row in rows]
    return any(row.own_n is not None or (row.unit == "students" and row.value is not None) for row in rows)


def _hidden(tables: Tables, system: System, hidden: dict[Cell, Outcome], minimum: int) -> Iterator[tuple[Cell, str]]:
    found = system.bounds(*({cell[what]: 1.0} for cell in hidden for what in ("n", "c")))
    for number, cell in enumerate(hidden if found else ()):
        assert found
        students, counted = found[2 * number], found[2 * number + 1]
        if students[1] < 1:  # nobody is in the group
            continue
        if _told(counted) or _rate_told(students, counted):
            yield cell, "figure"
        elif _told(students) and students[1] < minimum:
            yield cell, "small"


def _small_sites(tables: Tables, hidden: dict[Cell, Outcome], minimum: int) -> Iterator[tuple[Cell, str]]:
    """Sites may be left out, so that a sum proves little; but where the rest is small it may be just the hidden site."""
    system = system_of(tables, sites_are_all=True)
    cells = [cell for cell in hidden if cell.site]
    for cell, students in zip(cells, system.bounds(*({cell["n"]: 1.0} for cell in cells)) or [], strict=False):
        if _told(students) and 1 <= students[1] < minimum:
            yield cell, "small"


def _left_out(
    tables: Tables, system: System, families: list[tuple[Cell, tuple[Cell, ...]]], minimum: int
) -> Iterator[tuple[Cell, str]]:
    """The rest of a whole that no row gives: that it is a small group must not follow."""
    rests = []
    for whole, parts in families:
        published = [part for part in parts if part in tables.rows and part not in tables.hidden]
        silent = [part for part in parts if part not in published]
        if published and silent and not (len(silent) == 1 and silent[0] in tables.hidden):
            rests.append((whole, {whole["n"]: 1.0} | {part["n"]: -1.0 for part in published}))
    for (whole, _), students in zip(rests, system.bounds(*(terms for _, terms in rests)) or [], strict=False):
        if students[1] < minimum and students[1] >= 1 - _EPSILON and students[0] > _EPSILON:
            yield whole, "small"


def _told(bounds: Bounds) -> bool:
    low, high = bounds
    return high < INFINITY and math.floor(high + _EPSILON) - math.ceil(low - _EPSILON) + 1 < SPREAD


def _rate_told(students: Bounds, counted: Bounds) -> bool:
    if students[0] < 1 or counted[1] == INFINITY or students[1] == INFINITY:
        return False
    return 100 * (counted[1] / students[0] - counted[0] / students[1]) < _POINTS
