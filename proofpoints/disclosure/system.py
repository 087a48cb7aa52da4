"""Linear facts about unknown whole numbers, and the least and greatest value that a sum of them can have."""

from __future__ import annotations

import importlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

INFINITY = float("inf")
NARROW = 30  # below this width it matters that students are whole numbers
_MOST = 1_000_000  # students; an end keeps the search for whole numbers short
_SECONDS = 1.0  # for one search; after it the bounds without whole numbers hold, which are safe but wider
_SLIP = 1e-9  # of sums of binary fractions
Unknown = tuple[Hashable, str]
Sum = Mapping[Unknown, float]  # coefficient of each unknown


@dataclass
class System:
    """Unknown whole numbers, none negative, and facts about them: low <= sum <= high."""

    facts: list[tuple[dict[Unknown, float], float, float]] = field(default_factory=list)

    def know(self, terms: Sum, low: float, high: float) -> None:
        """Add a fact. A fact between infinite ends says nothing but that the unknowns exist."""
        self.facts.append((dict(terms), low, high))

    def fits(self, numbers: Mapping[Unknown, float]) -> bool:
        """True if these are numbers for all unknowns, and agree with all facts."""
        for terms, low, high in self.facts:
            if not terms.keys() <= numbers.keys():
                return False
            if not low - _SLIP <= sum(factor * numbers[name] for name, factor in terms.items()) <= high + _SLIP:
                return False
        return min(numbers.values(), default=0) >= 0

    @property
    def unknowns(self) -> list[Unknown]:
        """Every unknown, in the order of the facts."""
        return list(dict.fromkeys(name for terms, _, _ in self.facts for name in terms))

    def bounds(self, *sums: Sum) -> list[tuple[float, float]] | None:
        """Least and greatest value of each sum; None if the facts contradict each other, so that nothing follows."""
        if not sums:
            return []
        # loaded only where examples settle nothing: the import takes longer than checking ten cases
        optimize = importlib.import_module("scipy.optimize")
        place = {name: number for number, name in enumerate(self.unknowns)}
        limits = optimize.LinearConstraint(*self._inequalities(place))
        found = []
        for terms in sums:
            cost = [0.0] * len(place)
            for name, factor in terms.items():
                cost[place[name]] = factor
            ends = _ends(optimize, cost, limits, whole=False)
            if ends is None:
                return None
            if ends[1] - ends[0] < NARROW:
                closer = _ends(optimize, cost, limits, whole=True) or ends
                ends = (max(ends[0], closer[0]), min(ends[1], closer[1]))
            found.append(ends)
        return found

    def _inequalities(self, place: dict[Unknown, int]) -> tuple[list[list[float]], list[float], list[float]]:
        rows = []
        for terms, _, _ in self.facts:
            row = [0.0] * len(place)
            for name, factor in terms.items():
                row[place[name]] += factor
            rows.append(row)
        return rows, [low for _, low, _ in self.facts], [high for _, _, high in self.facts]


def _ends(optimize: Any, cost: list[float], limits: Any, *, whole: bool) -> tuple[float, float] | None:
    """Least and greatest value of a sum; None if nothing fits the facts."""
    ends = []
    for sign in (1.0, -1.0):
        answer = optimize.milp(
            [sign * factor for factor in cost],
            constraints=limits,
            integrality=[int(whole)] * len(cost),
            bounds=optimize.Bounds(0, _MOST if whole else INFINITY),
            options={"time_limit": _SECONDS},
        )
        if answer.status == 2:
            return None
        ends.append(sign * answer.fun if answer.status == 0 else -sign * INFINITY)
    return ends[0], ends[1]
