"""The orders in which found cases can be listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from proofpoints.across.gist import Gist
from proofpoints.evidence.ladder import RUNGS

_UNIT_ORDER = ("percentage points", "standard deviations", "scale-score points", "percentile points")


@dataclass(frozen=True)
class Sorting:
    """An order: `note` says what a reader must know about it, `key` puts the first case lowest."""

    id: str
    label: str
    note: str
    key: Callable[[Gist], tuple[Any, ...]]


def _strength(gist: Gist) -> tuple[Any, ...]:
    return (RUNGS.index(gist.design), -students(gist), gist.slug)


def _change(gist: Gist) -> tuple[Any, ...]:
    unit, size = gist.change
    rank = _UNIT_ORDER.index(unit) if unit in _UNIT_ORDER else len(_UNIT_ORDER)
    return (rank, unit, -size, gist.slug)


def students(gist: Gist) -> int:
    """Students served if published, else those behind the first headline result, else 0."""
    return gist.students[1]


SORTINGS = (
    Sorting(
        "strength",
        "Strength of design",
        "Strongest design first; of equal designs, the one with more students.",
        _strength,
    ),
    Sorting(
        "change",
        "Size of change",
        "By the first headline result, up or down alike. Only results in one unit can be ranked together: percentage "
        "points come first, then other units one after the other.",
        _change,
    ),
    Sorting(
        "students",
        "Students",
        "Students served; where no source says, students behind the first headline result.",
        lambda gist: (-students(gist), gist.slug),
    ),
    Sorting(
        "newest",
        "Newest data",
        "Latest school year with a figure of the program first.",
        lambda gist: (-gist.newest, gist.slug),
    ),
    Sorting("name", "Name", "By name.", lambda gist: (gist.name.casefold(), gist.slug)),
)


def order(sorting: Sorting, gists: tuple[Gist, ...]) -> list[int]:
    """Numbers of the cases in this order."""
    return sorted(range(len(gists)), key=lambda index: sorting.key(gists[index]))
