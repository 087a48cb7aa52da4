"""Average scores: that of all is the mean of those of the groups, each with the weight of its students."""

from __future__ import annotations

from collections.abc import Iterator

from proofpoints.disclosure.narrow import known_of
from proofpoints.disclosure.subtraction import is_few
from proofpoints.disclosure.tables import Cell, Ends, Family, Tables, ends_of

_COUNTED = ("percent", "students")  # asked of the bounds


def told_by_averages(tables: Tables, minimum: int) -> Iterator[tuple[Cell, str]]:
    """A hidden average that the others give, and one of two groups whose averages tell that it is small."""
    if {row.unit for rows in tables.rows.values() for row in rows} & {*_COUNTED}:
        return
    _, known = known_of(tables)
    for family in tables.families:
        cells = (family[0], *family[1])
        hidden = [cell for cell in cells if _average(tables, cell) is None]
        counted = [low == high for low, high in (known[cell].students for cell in cells)]
        if len(hidden) == 1 and hidden[0] in tables.hidden and all(counted):
            yield hidden[0], "figure"
        elif not hidden and len(cells) == 3:
            yield from ((part, "small") for part in _few_of_two(tables, family, known[family[0]].students, minimum))


def _average(tables: Tables, cell: Cell) -> Ends | None:
    rows = tables.rows.get(cell, [])
    return ends_of(rows, rows[0].unit, tables.half) if rows else None


def _few_of_two(tables: Tables, family: Family, students: Ends, minimum: int) -> Iterator[Cell]:
    """How many of all are in each of two groups follows from how near to its average that of all is."""
    whole, (one, other) = family
    for part, rest in ((one, other), (other, one)):
        all_, own, others = (_average(tables, cell) or (0.0, 0.0) for cell in (whole, part, rest))
        if own[0] < others[1]:  # turn the scale round, so that this group has the higher average
            all_, own, others = ((-high, -low) for low, high in (all_, own, others))
        if own[0] > others[1]:
            most = students[1] * max(0.0, all_[1] - others[0]) / (own[0] - others[0])
            if is_few((1.0, most), minimum):
                yield part
