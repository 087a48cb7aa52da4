"""Numbers of students that fit everything published: where they differ enough, nothing can follow and nothing is solved.

Each example is looked at by `System.fits`, so that a bad guess here costs time and no more: an open question is solved.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product

from proofpoints.disclosure.system import NARROW, Sum, System, Unknown
from proofpoints.disclosure.tables import Cell, Ends, Family, Said, Tables

_MANY = 10_000  # students of a whole of which nobody says how many it has
_GUESSES = (
    (0.0, False),
    (0.1, False),
    (0.0, True),
    (0.15, False),
    (0.25, False),
    (0.1, True),
    (0.15, True),
    (0.25, True),
    (0.3, True),
    (0.5, False),
)
_STEPS = 120  # that whole numbers are looked for around a guess; one in six fits two shares of one decimal
_UNSAID = Said()
_ROUNDED = 1e-4  # students; so much apart is no error of rounding


def leave_open(
    tables: Tables, system: System, sums: Sequence[Sum], told: Callable[[list[Ends]], bool], families: Sequence[Family]
) -> bool:
    """True if nothing is told of these sums by bounds as far apart as examples show. Wider bounds must never tell more."""
    said = tables.said
    ranges = dict.fromkeys((True, False), [(math.inf, -math.inf)] * len(sums))
    for (share, last), whole in product(_GUESSES, (True, False)):
        numbers = _Guess(said, share, last, whole).of(tables, families)
        if system.fits(numbers):
            values = [sum(factor * numbers[name] for name, factor in terms.items()) for terms in sums]
            ranges[whole] = [(min(low, v), max(high, v)) for (low, high), v in zip(ranges[whole], values, strict=True)]
            # with parts of a student only where the system does not ask for whole ones either
            if not told(ranges[whole]) and (whole or all(high - low >= NARROW for low, high in ranges[whole])):
                return True
    return False


def contradict(tables: Tables, families: Sequence[Family]) -> bool:
    """True if a whole has a greater or a lesser share than each of its parts, so that nothing follows."""
    said = tables.said
    for whole, parts in families:
        all_, shares = said.get(whole, _UNSAID), [said.get(part, _UNSAID).share for part in parts]
        known = [share for share in shares if share]
        if all_.share and all_.students and len(known) == len(shares):
            low, high = all_.share
            gap = max(low - max(high for _, high in known), min(low for low, _ in known) - high)
            if gap / 100 * all_.students[0] > _ROUNDED:
                return True
    return False


@dataclass
class _Guess:
    """Numbers for every cell: those that are said, few or none for a group with a share alone, and the rest for an open one."""

    said: dict[Cell, Said]
    share: float
    last: bool  # which of the open groups takes the rest, and whether more than one with a share alone has students
    whole: bool  # whether they must be whole numbers
    numbers: dict[Unknown, float] = field(default_factory=dict)

    def of(self, tables: Tables, families: Sequence[Family]) -> dict[Unknown, float]:
        """Numbers for the cells of these tables and of these families."""
        spans = {whole: parts for whole, parts in families if parts[0].time != whole.time}
        others = [family for family in families if family[1][0].time == family[0].time]
        for whole, parts in sorted(others, key=lambda family: (family[0].site, family[0].group != "all-students")):
            self._share_out(whole, parts)
        for cell in [*(year for years in spans.values() for year in years), *tables.rows]:
            if cell not in spans:
                self._know(cell)
        for span, years in spans.items():
            self._put(span, *(sum(self.numbers[year.number(what)] for year in years) for what in ("n", "c")))
        return self.numbers

    def _put(self, cell: Cell, students: float, counted: float) -> None:
        self.numbers.setdefault(cell.number("n"), students)
        self.numbers.setdefault(cell.number("c"), counted)

    def _know(self, cell: Cell) -> None:
        said = self.said.get(cell, _UNSAID)
        least = said.students or said.counted
        students = math.ceil(least[0]) if least else _MANY if said.share or not self.last else 0
        self._put(cell, students, self._counted(said, students))

    def _share_out(self, whole: Cell, parts: tuple[Cell, ...]) -> None:
        """Give each part of a whole its students, so that they add up."""
        self._know(whole)
        waiting = [(part, self.said.get(part, _UNSAID)) for part in parts if part.number("n") not in self.numbers]
        unsaid = [part for part, said in waiting if said == _UNSAID]
        rated = [part for part, said in waiting if said.share and not said.students]
        for part, said in waiting:
            if said.students or said.counted:
                self._know(part)
        if len(rated) > 1 and not unsaid:
            self._mix(whole, parts, rated)
        taker = (unsaid or rated or [whole])[-1 if self.last else 0]
        for number, part in enumerate(rated):
            if part != taker:
                share = self.share if self.last or number == 0 else 0
                self._put(part, *self._near(self.said[part], share * self.numbers[whole.number("n")]))
        for part in unsaid:
            if part != taker:
                self._put(part, 0, 0)
        self._put(taker, *self._rest(whole, parts))

    def _mix(self, whole: Cell, parts: tuple[Cell, ...], rated: list[Cell]) -> None:
        """Students for the parts with the least and the greatest share, so that together they have that of the whole."""
        low, *others, high = sorted(rated, key=lambda part: self.said[part].share or (0, 0))
        for part in others:
            self._put(part, 0, 0)
        students, counted = self._rest(whole, parts)
        least, most = _middle(self.said[low]), _middle(self.said[high])
        above = (counted - least * students) / (most - least) if most > least else students / 2
        if self.whole:
            above = self._near_both(self.said[low], self.said[high], above, (students, counted))
        self._put(high, above, self._counted(self.said[high], above))
        self._put(low, *self._rest(whole, parts))

    def _rest(self, whole: Cell, parts: tuple[Cell, ...]) -> tuple[float, float]:
        students, counted = (
            self.numbers[whole.number(what)] - sum(self.numbers.get(part.number(what), 0) for part in parts)
            for what in ("n", "c")
        )
        return students, counted

    def _counted(self, said: Said, students: float) -> float:
        if said.counted:
            return math.ceil(said.counted[0])
        counted = _middle(said) * students
        return round(counted) if self.whole else counted

    def _near(self, said: Said, students: float) -> tuple[float, float]:
        """About so many students; whole ones only if a whole number of them has the share that is said."""
        if not self.whole:
            return students, self._counted(said, students)
        for more in range(int(students), int(students) + 30):
            if _has_share(said, more, self._counted(said, more)):
                return more, self._counted(said, more)
        return 0, 0

    def _near_both(self, low: Said, high: Said, above: float, both: tuple[float, float]) -> float:
        """About so many in the part with the greater share that both parts are whole numbers with their shares."""
        for step in range(_STEPS):
            students = round(above) + (step // 2 if step % 2 else -step // 2)
            counted = self._counted(high, students)
            if _has_share(high, students, counted) and _has_share(low, both[0] - students, both[1] - counted):
                return students
        return self._near(high, above)[0]


def _has_share(said: Said, students: float, counted: float) -> bool:
    low, high = said.share or (0, 100)
    return low * students <= 100 * counted <= high * students


def _middle(said: Said) -> float:
    """A share that fits what is said, of 1."""
    low, high = said.share or (0, 100)
    return (low + high) / 200
