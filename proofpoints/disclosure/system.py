"""Linear facts about unknown whole numbers, and the least and greatest value that a sum of them can have."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from proofpoints.disclosure.solving import solve

INFINITY = float("inf")
NARROW = 30  # below this width it matters that students are whole numbers
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
        # a process of its own, and only where examples settle nothing: it costs more than checking ten cases
        place = {name: number for number, name in enumerate(self.unknowns)}
        found = solve(*self._inequalities(place), [_row(terms, place) for terms in sums], NARROW)
        return None if found is None else [(low, high) for low, high in found]

    def _inequalities(self, place: dict[Unknown, int]) -> tuple[list[list[float]], list[float], list[float]]:
        rows = [_row(terms, place) for terms, _, _ in self.facts]
        return rows, [low for _, low, _ in self.facts], [high for _, _, high in self.facts]


def _row(terms: Sum, place: Mapping[Unknown, int]) -> list[float]:
    """The coefficients of all unknowns."""
    row = [0.0] * len(place)
    for name, factor in terms.items():
        row[place[name]] = factor
    return row
