"""The orders in which found cases can be listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from proofpoints.analyse import Result
from proofpoints.evidence.contrasts import difference_unit
from proofpoints.evidence.ladder import RUNGS
from proofpoints.pages.facts import headline_counts

_UNIT_ORDER = ("percentage points", "standard deviations", "scale-score points", "percentile points")


@dataclass(frozen=True)
class Sorting:
    """An order: `note` says what a reader must know about it, `key` puts the first case lowest."""

    id: str
    label: str
    note: str
    key: Callable[[Result], tuple[Any, ...]]


def _strength(result: Result) -> tuple[Any, ...]:
    return (RUNGS.index(result.case.doubt.design), -students(result), result.slug)


def _change(result: Result) -> tuple[Any, ...]:
    finding = result.judged[0].finding
    unit = difference_unit(finding.lead.unit)
    rank = _UNIT_ORDER.index(unit) if unit in _UNIT_ORDER else len(_UNIT_ORDER)
    return (rank, unit, -abs(finding.net), result.slug)


def students(result: Result) -> int:
    """Students served if published, else the largest number behind a headline result, else 0."""
    return result.served.value if result.served else max(headline_counts(result), default=0)


def newest(result: Result) -> float:
    """The end of the latest period with a figure of the program."""
    return max((row.when.end or 0.0 for row in result.package.rows if row.arm == "program"), default=0.0)


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
        "Students served; where no source says, students behind the largest headline result.",
        lambda r: (-students(r), r.slug),
    ),
    Sorting(
        "newest",
        "Newest data",
        "Latest school year with a figure of the program first.",
        lambda r: (-newest(r), r.slug),
    ),
    Sorting("name", "Name", "By name.", lambda r: (r.case.who.name.casefold(), r.slug)),
)


def order(sorting: Sorting, results: tuple[Result, ...]) -> list[int]:
    """Numbers of the cases in this order."""
    return sorted(range(len(results)), key=lambda index: sorting.key(results[index]))
