"""Trend: one measure over time, the program's line beside its comparison, broken where the instrument changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from proofpoints.charts.exhibit import Exhibit, TableData
from proofpoints.charts.forms import form
from proofpoints.evidence.contrasts import tidy
from proofpoints.evidence.series import UNSTATED_INSTRUMENT, Series
from proofpoints.period import Period
from proofpoints.rows import Outcome
from proofpoints.vocabulary import UNITS
from proofpoints.whose import PLACE, arm_in_time, arm_within, began_unknown, may_be_before
from proofpoints.words import instrument_text, level_then, measure_text, n_text, number, value_text

PERCENT_SPAN = 20  # a percentage axis shows at least so many points, so that a small change does not look steep
WORDS = 0.4  # of the time shown: so wide are the words at a break where letters are largest, on a phone and in the memo


@dataclass(frozen=True)
class Goal:
    """A published target to draw as a line."""

    value: float
    label: str


def trend(
    title: str,
    lines: list[Series],
    breaks: list[tuple[Series, Series]],
    goal: Goal | None = None,
    began: Period | None = None,
) -> Exhibit:
    """Draw series of one measure. `breaks` are pairs of series (before, after) between which the method changed.

    `began`: when the program did, if known.
    """
    points = [_point(number_, row) for number_, series in enumerate(lines) for row in series.points]
    ends = _placed([_end(row) for series in lines for row in _ends(series)])
    marks = _marks(breaks, points)
    targets = [{"y": goal.value, "text": goal.label}] if goal else []
    rows = [row for series in lines for row in series.rows]
    frame = _frame(lines[0].first.unit, points)
    data = {"points": points, "ends": ends, "breaks": marks, "goal": targets, "frame": frame}
    lead = lines[0].first
    subtitle = f"{measure_text(lead)}, {UNITS[lead.unit].label.lower()}. {_legend(lines, began)}"
    return Exhibit("trend", title, subtitle, _alt(lines, breaks, goal, began), form("trend"), data, _table(rows, began))


def _point(line: int, row: Outcome) -> dict[str, Any]:
    return {"x": row.when.end, "y": row.value, "who": _who(row), "line": f"{line}"}


def _frame(unit: str, points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Unseen points that widen the axis of a percentage."""
    low, high = min(point["y"] for point in points), max(point["y"] for point in points)
    if unit != "percent" or high - low >= PERCENT_SPAN:
        return []
    bottom = min(max((low + high - PERCENT_SPAN) / 2, 0.0), 100.0 - PERCENT_SPAN)
    return [{"x": points[0]["x"], "y": bottom}, {"x": points[0]["x"], "y": bottom + PERCENT_SPAN}]


def _who(row: Outcome) -> str:
    return "program" if row.arm == "program" else "other"


def _ends(series: Series) -> tuple[Outcome, ...]:
    points = series.points
    return (points[0], points[-1]) if len(points) > 1 else points


def _end(row: Outcome) -> dict[str, Any]:
    about = "≈" if row.qualifier == "approximate" else ""
    return {"x": row.when.end, "y": row.value, "who": _who(row), "text": about + number(row.value or 0.0)}


def _placed(ends: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Write the lower of two values at one time below its point, so that neither hides the other."""
    for end in ends:
        end["below"] = any(other["x"] == end["x"] and other["y"] > end["y"] for other in ends)
    return ends


def _marks(breaks: list[tuple[Series, Series]], points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A rule for each break; the words over the lines, and only where there is room for them.

    `at`: the middle of the words. They keep off the ends of the time shown, where they would stand on the upper tick.
    """
    start, end = min(point["x"] for point in points), max(point["x"] for point in points)
    aside = (end - start) * WORDS / 2
    marks: list[dict[str, Any]] = []
    for before, after in breaks:
        x = _between(before, after)
        at = tidy(min(max(x, start + aside), end - aside))
        crowded = any(mark["text"] and at - mark["at"] < 2 * aside for mark in marks)
        marks.append({"x": x, "at": at, "text": "" if crowded else _why(before, after)})
    return marks


def _why(before: Series, after: Series) -> str:
    named = UNSTATED_INSTRUMENT not in (before.first.instrument, after.first.instrument)
    return "method changed" if named else "method not named"


def _between(before: Series, after: Series) -> float:
    last, first = before.points[-1].when.end or 0.0, after.points[0].when.start or 0.0
    return (last + first) / 2


def _legend(lines: list[Series], began: Period | None) -> str:
    others = dict.fromkeys(arm_within(series.first) for series in lines if series.first.arm != "program")
    solid = _solid(lines, began)
    if not others:
        return f"Solid line with dots: {solid}."
    return f"Solid line with dots: {solid}. Dashed line with squares: {', '.join(others)}."


def _solid(lines: list[Series], began: Period | None) -> str:
    """Whose line it is: a chart may be shown alone, and that of a whole place is not one of the students in the program."""
    rows = [row for series in lines for row in series.points if row.arm == "program"]
    if any(began_unknown(row, began) for row in rows):
        return f"the {rows[0].covers} of the program, which began in a year not published"
    wide = next((f"the whole {row.covers}, " for row in rows if row.covers in ("district", "school")), "")
    if began and any(may_be_before(row, began) for row in rows) and not _before(rows, began):
        return f"{wide}from {began.text}, the year the program began, on"
    if not began or not _before(rows, began):
        return f"{wide}with the program there" if wide else "with the program"
    if rows[0].site:
        return f"a place of the program, which began in {began.text}"
    return f"{wide}before the program and, from {began.text} on, with it"


def _before(rows: list[Outcome], began: Period) -> bool:
    return any(row.when.ends_before(began) for row in rows)


def _alt(lines: list[Series], breaks: list[tuple[Series, Series]], goal: Goal | None, began: Period | None) -> str:
    said = ["Line chart."]
    for series in lines:
        first, last = _ends(series)[0], _ends(series)[-1]
        who = f"{_both(arm_in_time(first, began), arm_in_time(last, began))}{instrument_text(first)}"
        if first is last:
            said.append(f"{who}: {level_then(first)}, one value.")
            continue
        said.append(f"{who}: from {level_then(first)} to {level_then(last)}, {len(series.points)} values.")
    said += [
        f"The line breaks between {before.first.instrument} and {after.first.instrument}: {_why(before, after)}, the two "
        "can't be compared."
        for before, after in breaks
    ]
    said += [f"A dashed horizontal line marks the goal, {goal.label}."] if goal else []
    return " ".join(said)


def _both(first: str, last: str) -> str:
    return first if first in (last, PLACE) else f"{first}, then {last[:1].lower()}{last[1:]}"


def _table(rows: list[Outcome], began: Period | None) -> TableData:
    ordered = sorted(rows, key=lambda row: (row.when.end or 0.0, row.arm != "program"))
    cells = tuple(
        (
            row.when.text,
            arm_in_time(row, began),
            value_text(row),
            n_text(row),
            row.instrument,
        )
        for row in ordered
    )
    return TableData(
        ("Period", "Who", "Value", "Students (n)", "Test or method"), cells, tuple(row.id for row in ordered)
    )
