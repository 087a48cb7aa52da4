"""Between which whole numbers the students of each cell must be, by sums and shares alone: no solver, and so for every table."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from proofpoints.disclosure.system import INFINITY
from proofpoints.disclosure.tables import Cell, Ends, Family, Said, Tables
from proofpoints.rows import Outcome

LEAST = 1  # student; of nobody nothing can be told
_SLIP = 1e-6  # of products of decimal fractions
_ROUNDS = 4  # how many steps a reader goes
ROUNDED = 1  # student, by which numbers may miss each other because somebody rounded
_FEW_FRACTIONS = 100  # students of a whole up to which a share such as 52.38 tells its denominator


class Known(NamedTuple):
    """Least and greatest number of students, of those whom the measure counts, and of those whom it does not."""

    students: Ends = (0.0, INFINITY)
    counted: Ends = (0.0, INFINITY)
    uncounted: Ends = (0.0, INFINITY)


Numbers = dict[Cell, Known]


def known_of(tables: Tables) -> tuple[Numbers, Numbers]:
    """What the rows of each cell say, and what follows with the others."""
    cells = dict.fromkeys([*tables.rows, *(part for _, parts in tables.families for part in parts)])
    own = {cell: _own(tables, cell) for cell in cells}
    known = dict(own)
    for _ in range(_ROUNDS):
        before = dict(known)
        for whole, parts in tables.families:
            _share_out(known, whole, parts)
        _within_wholes(known, (*tables.inside, *tables.sites))
        for cell in cells:
            known[cell] = _fitted(known[cell], tables.said.get(cell, Said()))
        if known == before:
            break
    return own, known


def believable(known: Known, said: Said) -> bool:
    """False if rows that contradict each other have left numbers of a cell that its own share denies."""
    if not said.share or known.students[1] == INFINITY:
        return True
    low, high = (end / 100 * number for end, number in zip(said.share, known.students, strict=True))
    return known.counted[1] >= low - ROUNDED and known.counted[0] <= high + ROUNDED


def _own(tables: Tables, cell: Cell) -> Known:
    said = tables.said.get(cell, Said())
    somebody = cell in tables.rows and cell not in tables.hidden
    known = Known(said.students or (LEAST if somebody else 0.0, INFINITY), said.counted or (0.0, INFINITY))
    return _fitted(known, Said(said.students, said.counted, said.share if said.students else None))


def _meet(ends: Ends, low: float, high: float) -> Ends:
    """Both at once; rows that contradict each other leave it as it was."""
    both = max(ends[0], low), min(ends[1], high)
    return both if both[0] <= both[1] else ends


def _fitted(known: Known, said: Said) -> Known:
    """The three numbers of one cell, as its share and their sum allow."""
    students, counted, uncounted = known
    if said.share:
        low, high = (min(end / 100, 1.0) for end in said.share)
        counted = _meet(counted, *_taken(students, low, high))
        uncounted = _meet(uncounted, *_taken(students, 1 - high, 1 - low))
        students = _meet(students, *_divided(counted, low, high))
        students = _meet(students, *_divided(uncounted, 1 - high, 1 - low))
        if not said.students and students[1] <= _FEW_FRACTIONS:
            students = _denominators(students, low, high)
    students = _meet(students, counted[0] + uncounted[0], counted[1] + uncounted[1])
    counted = _meet(counted, students[0] - uncounted[1], students[1] - uncounted[0])
    uncounted = _meet(uncounted, students[0] - counted[1], students[1] - counted[0])
    return Known(students, counted, uncounted)


def _whole(low: float, high: float) -> Ends:
    """The whole numbers between two; if there is none, those around them, because somebody rounded."""
    least, most = _ceil(low), _floor(high)
    return (least, most) if least <= most else (most, least)


def _taken(number: Ends, low: float, high: float) -> Ends:
    """How many such a share of so many students is."""
    return _whole(low * number[0], high * number[1] if high > 0 else 0.0)


def _divided(number: Ends, low: float, high: float) -> Ends:
    """Of how many students so many are such a share."""
    least = number[0] / high if high > 0 else 0.0
    most = number[1] / low if low > 0 else INFINITY
    return _whole(least, most)


def _denominators(students: Ends, low: float, high: float) -> Ends:
    """The numbers of students of which some whole number has this share: 52.38 percent are 11 of 21, or 22 of 42."""
    numbers = range(max(LEAST, math.ceil(students[0])), math.floor(students[1]) + 1)
    fit = [n for n in numbers if _ceil(low * n) <= _floor(high * n)]
    return (fit[0], fit[-1]) if fit else students


def _ceil(number: float) -> float:
    return math.ceil(number - _SLIP) if number < INFINITY else INFINITY


def _floor(number: float) -> float:
    return math.floor(number + _SLIP) if number < INFINITY else INFINITY


def _share_out(known: Numbers, whole: Cell, parts: tuple[Cell, ...]) -> None:
    """A whole is the sum of its parts, and each part what the others leave over."""
    columns = [_shared(known[whole][number], [known[part][number] for part in parts]) for number in range(3)]
    for cell, ends in zip((whole, *parts), zip(*columns, strict=True), strict=True):
        known[cell] = Known(*ends)


def _shared(of_all: Ends, parts: list[Ends]) -> list[Ends]:
    """The ends of the whole and of each part, as their sum allows."""
    low, high = sum(end for end, _ in parts), sum(end for _, end in parts if end < INFINITY)
    open_ = sum(end == INFINITY for _, end in parts)
    least, most = of_all = _meet(of_all, low, INFINITY if open_ else high)
    found = [of_all]
    for ends in parts:
        own = ends[1] if ends[1] < INFINITY else 0
        others = INFINITY if open_ > (ends[1] == INFINITY) else high - own
        found.append(_meet(ends, least - others, most - low + ends[0]))
    return found


def _within_wholes(known: Numbers, wholes: Iterable[Family]) -> None:
    """No part has more students than its whole."""
    for whole, parts in wholes:
        for part in parts if whole in known else ():
            pairs = zip(known[part], known[whole], strict=True)
            known[part] = Known(*(ends if ends[1] <= most else _meet(ends, 0, most) for ends, (_, most) in pairs))


def own_of(*rows: Outcome) -> list[Known]:
    """What each of these rows says by itself; all are rounded as the most exact of them."""
    tables = Tables({Cell(str(number), (None, None), row.group): [row] for number, row in enumerate(rows)})
    return [_own(tables, cell) for cell in tables.rows]
