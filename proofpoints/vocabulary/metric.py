"""What a measure is: its meaning, units, which way is better, its bounds, and how a district takes it."""

from __future__ import annotations

from dataclasses import dataclass

from proofpoints.vocabulary.term import Term


@dataclass(frozen=True)
class Metric(Term):
    """A measure. `better`: +1 higher is better, -1 lower is better, 0 neither. Bounds are in the unit of the value."""

    family: str
    units: tuple[str, ...]
    better: int
    measure: str
    low: float | None = None
    high: float | None = None
    outcome: bool = True  # False: reach or opinion; shown, but never carries a case
    standard: str = ""  # the CEDS element the value is made from, where there is one


FAMILIES = {
    "graduation": "Graduation and dropout",
    "courses": "Courses and credits",
    "proficiency": "Share of students proficient",
    "scores": "Test scores",
    "growth": "Growth within a year",
    "engagement": "Attendance, behavior and engagement",
    "college": "After high school",
    "context": "Reach and opinion (not outcomes)",
}

RATE = ("percent",)
SCORE = ("scale-score", "raw-score", "index", "sd", "percentile", "words-per-minute")
GROWTH = (
    "percent-of-expected",
    "scale-score",
    "raw-score",
    "index",
    "percentile",
    "years",
    "sd",
    "percent",
    "words-per-minute",
)
CEDS_SCORE = "CEDS Assessment Result Score Value"
CEDS_LEVEL = "CEDS Assessment Performance Level Identifier"


def rate(id_: str, label: str, definition: str, family: str, better: int, measure: str, standard: str = "") -> Metric:
    """A measure that is a share of 100."""
    return Metric(id_, label, definition, family, RATE, better, measure, 0, 100, standard=standard)
