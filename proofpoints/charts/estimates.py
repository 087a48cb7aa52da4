"""Estimates: differences in one unit on a line around zero, with intervals where they are known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import altair as alt

from proofpoints.charts.exhibit import (
    INK,
    LINE,
    PROGRAM,
    QUIET,
    WIDTH,
    Exhibit,
    Form,
    TableData,
    Tables,
    finish,
    stacked,
)
from proofpoints.evidence.uncertainty import Interval
from proofpoints.words import interval_text, signed

STEP = 48  # height of an estimate whose label has one line


@dataclass(frozen=True)
class Estimate:
    """One line of the chart. `unit` is an id of either list of units; `row_id` is empty for a computed estimate."""

    label: str
    value: float
    text: str
    unit: str
    interval: Interval | None
    row_id: str


@cache
def _form(lines: int) -> Form:
    """Point and whiskers under labels of at most so many lines.

    The zero line is drawn, because an interval that crosses it shows no clear difference.
    """
    step = STEP + (lines - 1) * LINE
    down = (lines - 1) * LINE / 2  # the mark stands below the middle of its band, to leave room for the lines above it
    y = alt.Y("label:N", sort=None, title=None, axis=None)
    x = alt.X("value:Q", title=None, axis=alt.Axis(tickCount=4, labelSeparation=14), scale=alt.Scale(padding=40))
    base = alt.Chart(alt.NamedData(name="estimates"))
    zero = alt.Chart(alt.NamedData(name="zero")).mark_rule(color=QUIET).encode(x="x:Q")
    names = base.mark_text(
        align="left", dy=down - 16 - (lines - 1) * LINE, lineBreak="\n", lineHeight=LINE, color=INK
    ).encode(x=alt.value(0), y=y, text="words:N")
    whisker = (
        base.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2, color=PROGRAM, yOffset=down)
        .encode(x="low:Q", x2="high:Q", y=y)
    )
    dots = base.mark_point(filled=True, size=110, opacity=1, color=PROGRAM, yOffset=down).encode(x=x, y=y)
    text = base.mark_text(align="left", dx=9, dy=down, color=INK, fontWeight="bold").encode(x=x, y=y, text="text:N")
    return finish(alt.layer(zero, names, whisker, dots, text).properties(width=WIDTH, height=alt.Step(step)))


def estimates(title: str, subtitle: str, items: list[Estimate]) -> Exhibit:
    """Draw estimates of one unit, in the order given."""
    words, lines = stacked([item.label for item in items])
    rows = [
        {
            "label": item.label,
            "words": said,
            "value": item.value,
            "text": signed(item.value),
            **({"low": item.interval.low, "high": item.interval.high} if item.interval else {}),
        }
        for item, said in zip(items, words, strict=True)
    ]
    alt_text = "Dot chart around zero. " + " ".join(f"{item.label}: {item.text}{_range(item)}." for item in items)
    cells = tuple((item.label, item.text, _range(item).strip(", ") or "not published") for item in items)
    table = TableData(("Result", "Estimate", "95 percent interval"), cells, tuple(item.row_id for item in items))
    data: Tables = {"estimates": rows, "zero": [{"x": 0}]}
    return Exhibit("estimates", title, subtitle, alt_text, _form(lines), data, table)


def _range(item: Estimate) -> str:
    return f", {interval_text(item.interval, item.unit)}" if item.interval else ""
