"""A figure that stands alone in a text: a difference without its levels, or one level."""

from __future__ import annotations

import re

from survey_import.values.changes import find_change
from survey_import.values.measures import read_arm
from survey_import.values.outcome import Outcome
from survey_import.values.pairs import PRE, SHARE, WORDY, Spans, when
from survey_import.values.periods import Found
from survey_import.values.quantities import NUMBER, read_quantity

# 79%; about half; 38 of 90
_LEVEL = re.compile(rf"{PRE}(?:{WORDY}|(?<![\d.$+-])(?:{NUMBER}){SHARE}|\d+\s?(?:of|out of|/)\s?\d+)", re.IGNORECASE)
# 412 graduates; 1.5 years of growth; a mean score of 21.4
_BARE = re.compile(
    rf"(?<![\d.$+-]){PRE}(?:{NUMBER})"
    r"(?=\s+(?:graduates|diplomas|(?:years?|grade levels?) of (?:growth|progress|learning)))"
    r"|(?:scores?|average|composite|mean|RIT|ACT|SAT|API)(?:\s+(?:score|of|was|is|at|index)){0,3}\s+"
    rf"(?P<score>{NUMBER})",
    re.IGNORECASE,
)
# 5 points above the state; ... ahead of similar schools
_THAN = re.compile(
    r".{0,25}\b(?:than|above|vs\.?|versus|compared (?:to|with)|over|ahead of|against)\b(.{0,50})", re.IGNORECASE
)


def find_single(clause: str, figures: str, periods: list[Found]) -> Spans:
    """A change without levels, or levels alone."""
    if change := find_change(figures):
        outcome = Outcome(
            change=change, raw=clause[change.start : change.end].strip(), arm=_ahead(clause[change.end :])
        )
        _span(outcome, _both_ends(clause, periods, _near(figures, periods, change.start, change.end)))
        return [(outcome, (change.start, change.end))]
    periods = [one for one in periods if not clause[: one.start].endswith("since ")]
    pattern = _LEVEL if _LEVEL.search(figures) else _BARE
    found: Spans = []
    for match in pattern.finditer(figures):
        text = match.groupdict().get("score") or match[0]
        if (quantity := read_quantity(text)) is None or quantity.unit == "usd":
            continue
        unit = "years" if re.match(r"\s+(?:years?|grade levels?) of", figures[match.end() :]) else ""
        outcome = Outcome(unit=unit, followup=quantity, raw=clause[match.start() : match.end()].strip())
        outcome.followup_period = periods[0].period if len(periods) == 1 else ""
        found.append((outcome, match.span()))
    return found[:6]


def _near(figures: str, periods: list[Found], start: int, end: int) -> list[Found]:
    """The periods of the part between commas a figure stands in; of the whole clause only if it has few figures."""
    first, last = figures.rfind(", ", 0, start), figures.find(", ", end)
    inside = [one for one in periods if first < one.start < (last if last >= 0 else len(figures))]
    return inside or (periods if len(re.findall(NUMBER, figures)) <= 3 else [])


def _both_ends(clause: str, periods: list[Found], near: list[Found]) -> list[Found]:
    """The periods of a change; "since 2013" names only where it begins, the end may stand elsewhere in the clause."""
    if len(near) != 1 or not re.search(r"\b(?:since|from)\s+(?:the\s+)?\Z", clause[: near[0].start], re.IGNORECASE):
        return near
    return periods if len(periods) == 2 else [] if len(near[0].period.split(" to ")) == 1 else near


def _ahead(after: str) -> str:
    match = _THAN.match(after)
    return read_arm(match[1]) if match else ""


def _span(outcome: Outcome, periods: list[Found]) -> None:
    texts = [text for one in periods for text in one.period.split(" to ")]
    if len(texts) >= 2:
        ordered = sorted(texts, key=when)
        outcome.baseline_period, outcome.followup_period = ordered[0], ordered[-1]
    elif texts:
        outcome.period = texts[0]
