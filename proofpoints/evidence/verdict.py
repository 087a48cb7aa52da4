"""Which way a result points, and how we know. A rule, the same for every case; docs/methods.md explains it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from proofpoints.evidence.findings import Finding
from proofpoints.evidence.uncertainty import Interval, interval_of

# Differences smaller than this are called "about the same" when nothing else is known of their certainty. A convention.
NEGLIGIBLE = {"percent": 1.0, "percentage-points": 1.0, "sd": 0.05}

UNKNOWN = "its source, as far as read here, does not say how certain it is"
UNASSIGNED = "the source speaks of significance, but not clearly of this difference"


class Direction(StrEnum):
    """Which way a result points for students; `mixed` only for a case with several results."""

    FAVORABLE = "favorable"
    UNFAVORABLE = "unfavorable"
    UNCLEAR = "no-clear-difference"
    MIXED = "mixed"


LABELS = {
    Direction.FAVORABLE: "Better",
    Direction.UNFAVORABLE: "Worse",
    Direction.UNCLEAR: "No clear difference",
    Direction.MIXED: "Mixed",
}


@dataclass(frozen=True)
class Verdict:
    """The direction of one result with the reason in words."""

    direction: Direction
    because: str
    interval: Interval | None


def judge(finding: Finding) -> Verdict:
    """The verdict of one finding: what the source says, else our interval, else the size."""
    interval, significant = interval_of(finding.contrast), finding.significant
    amount = _amount(finding)
    better = amount * finding.lead.about.better
    toward = Direction.FAVORABLE if better > 0 else Direction.UNFAVORABLE
    if significant is False:
        return Verdict(Direction.UNCLEAR, "the source calls the difference not statistically significant", interval)
    if significant and better:  # figures that are equal as published do not say which way they differ
        return Verdict(toward, "the source calls the difference statistically significant", interval)
    if interval is not None and finding.beside is None:  # with one beside, the interval is not that of the net change
        if interval.excludes_zero:
            return Verdict(toward, "the interval lies on one side of zero", interval)
        return Verdict(Direction.UNCLEAR, "the interval includes no difference at all", interval)
    if abs(amount) < NEGLIGIBLE.get(finding.lead.unit, 1e-9):
        return Verdict(Direction.UNCLEAR, "the difference is close to nothing", None)
    return Verdict(toward, UNKNOWN if finding.lead.significant is None else UNASSIGNED, None)


def _amount(finding: Finding) -> float:
    """What is weighed: the net estimate; a ratio of 1 means no difference."""
    return finding.net - 1 if finding.lead.unit == "ratio" and finding.beside is None else finding.net


def overall(of_results: Iterable[Direction]) -> Direction:
    """The direction of a case: that of its results if they agree, else mixed."""
    directions = set(of_results)
    return directions.pop() if len(directions) == 1 else Direction.MIXED
