"""The small drawing on a card: path data in a box of 96 by 32, from the rows of one headline result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proofpoints.evidence.contrasts import Difference, Published
from proofpoints.evidence.findings import Finding
from proofpoints.rows import Outcome

WIDTH, HEIGHT, EDGE = 96, 32, 4
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spark:
    """Three paths: the program (`own`), its comparison (`other`), the zero or base line (`axis`). Empty: not drawn."""

    own: str
    other: str = ""
    axis: str = ""


def spark(finding: Finding) -> Spark:
    """A line over time, two bars, or a dot beside zero."""
    contrast = finding.contrast
    if isinstance(contrast, Difference):
        return _bars(contrast)
    if isinstance(contrast, Published) or finding.series is None:
        beside = [finding.beside.estimate] if finding.beside else []
        return _dots([contrast.estimate, *beside], finding.lead.unit)
    comparison = finding.comparison.points if finding.comparison else ()
    return _lines(finding.series.points, comparison)


def _lines(own: tuple[Outcome, ...], other: tuple[Outcome, ...]) -> Spark:
    """All points share one scale; a percentage spans at least 20 points, so that a small change does not look steep."""
    points = [_xy(row) for row in (*own, *other)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    least = 20.0 if own[0].unit == "percent" else 1e-9
    spare = max(0.0, least - (max(ys) - min(ys))) / 2
    low, high = min(ys) - spare, max(ys) + spare

    def place(row: Outcome) -> Point:
        x, y = _xy(row)
        return _scale(x, min(xs), max(xs), WIDTH), HEIGHT - _scale(y, low, high, HEIGHT)

    return Spark(_path(place(row) for row in own), _path(place(row) for row in other))


def _xy(row: Outcome) -> Point:
    return row.when.end or 0.0, row.value or 0.0


def _scale(value: float, low: float, high: float, length: int) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return EDGE + share * (length - 2 * EDGE)


def _bars(contrast: Difference) -> Spark:
    """Bars from zero for shares and counts; a score has no zero that means nothing, so it is shown as its difference."""
    if contrast.program.unit not in ("percent", "credits", "students"):
        return _dots([contrast.estimate], contrast.program.unit)
    values = [contrast.program.value or 0.0, contrast.comparison.value or 0.0]
    longest = max(*values, 1e-9)
    own, other = (EDGE + value / longest * (WIDTH - 2 * EDGE) for value in values)
    return Spark(f"M{EDGE} 10H{own:.0f}", f"M{EDGE} 22H{other:.0f}", f"M{EDGE} 2V30")


# How far the edge of the box is from zero; the same on every card. Other units show the direction only.
_REACH = {"percent": 25.0, "percentage-points": 25.0, "sd": 0.5}


def _dots(values: list[float], unit: str) -> Spark:
    def place(value: float) -> float:
        reach = _REACH.get(unit, 2 * abs(value) or 1.0)
        return WIDTH / 2 + max(-1.0, min(1.0, value / reach)) * (WIDTH / 2 - EDGE)

    spots = [f"M{place(value):.0f} {10 + 12 * index}h0" for index, value in enumerate(values)]
    return Spark(spots[0], "".join(spots[1:]), f"M{WIDTH // 2} 2V30")


def _path(points: Iterable[Point]) -> str:
    steps = [f"{x:.0f} {y:.0f}" for x, y in points]
    return f"M{'L'.join(steps)}" + ("h0" if len(steps) == 1 else "") if steps else ""
