"""The forms of charts, written with Altair: specifications without data. What builds use of them is kept in forms.json.

Altair takes longer to load and to build these than a thousand cases take to be computed; see forms.py.
"""

from __future__ import annotations

import json
from typing import Any

import altair as alt

from proofpoints.charts.exhibit import FONT, FONT_SIZE, GRID, INK, LINE, OTHER, PROGRAM, QUIET, WIDTH

HEIGHT = 240  # of a trend
TREND = WIDTH - 8  # its width: ticks up to 100 stand beside it, and on a phone letters must not shrink below ten pixels
WHOLE_YEARS = "datum.value % 1 === 0 ? format(datum.value, 'd') : ''"
BAR = 44  # height of a bar of a comparison whose label has one line
DOWN = 9  # its mark stands below the middle of its band, under its label
ESTIMATE = 48  # height of an estimate whose label has one line
KEPT = [("trend", 1), *((name, lines) for name in ("compare-bar", "compare-dot", "estimates") for lines in (1, 2, 3))]


def kept_forms() -> str:
    """The text of forms.json: nearly all labels have three lines or fewer."""
    forms = (f"{json.dumps(f'{name} {lines}')}: {json.dumps(draft(name, lines))}" for name, lines in KEPT)
    return "{\n" + ",\n".join(forms) + "\n}\n"


def draft(name: str, lines: int) -> dict[str, Any]:
    """The specification of a form by its name, for labels of at most so many lines."""
    if name == "trend":
        return _trend()
    return _estimates(lines) if name == "estimates" else _compare(name.removeprefix("compare-"), lines)


def _trend() -> dict[str, Any]:
    """Lines of program (solid, dots) and comparison (dashed, squares), goal line, rules where the method changed."""
    data = {name: alt.NamedData(name=name) for name in ("points", "ends", "breaks", "goal", "frame")}
    color = alt.Color("who:N", legend=None, scale=alt.Scale(domain=["program", "other"], range=[PROGRAM, OTHER]))
    x = alt.X(
        "x:Q",
        title=None,
        axis=alt.Axis(labelExpr=WHOLE_YEARS, grid=False, tickCount=6),
        scale=alt.Scale(zero=False, nice=False, padding=18),
    )
    y = alt.Y(
        "y:Q",
        title=None,
        axis=alt.Axis(tickCount=5, domain=False, ticks=False),
        scale=alt.Scale(zero=False, padding=16),
    )
    line = (
        alt.Chart(data["points"])
        .mark_line(strokeWidth=2.5, clip=False)
        .encode(
            x=x,
            y=y,
            color=color,
            detail="line:N",
            strokeDash=alt.StrokeDash(
                "who:N", legend=None, scale=alt.Scale(domain=["program", "other"], range=[[1, 0], [6, 4]])
            ),
        )
    )
    dots = (
        alt.Chart(data["points"])
        .mark_point(filled=True, size=70, opacity=1)
        .encode(
            x=x,
            y=y,
            color=color,
            shape=alt.Shape(
                "who:N", legend=None, scale=alt.Scale(domain=["program", "other"], range=["circle", "square"])
            ),
        )
    )
    ends = alt.Chart(data["ends"])
    above = (
        ends.transform_filter("!datum.below")
        .mark_text(dy=-13, fontWeight="bold")
        .encode(x=x, y=y, text="text:N", color=color)
    )
    below = (
        ends.transform_filter("datum.below")
        .mark_text(dy=15, fontWeight="bold")
        .encode(x=x, y=y, text="text:N", color=color)
    )
    frame = alt.Chart(data["frame"]).mark_point(opacity=0).encode(x=x, y=y)
    rules = alt.Chart(data["breaks"]).mark_rule(strokeDash=[2, 3], color=QUIET).encode(x="x:Q")
    why = (
        alt.Chart(data["breaks"])
        .mark_text(align="center", dy=-6, baseline="bottom", color=QUIET, fontSize=11)
        .encode(x=alt.X("at:Q", title=None), y=alt.value(0), text="text:N")
    )
    target = alt.Chart(data["goal"]).mark_rule(strokeDash=[8, 3], color=INK, strokeWidth=1).encode(y="y:Q")
    target_text = (
        alt.Chart(data["goal"])
        .mark_text(align="right", dy=-6, fontSize=11)
        .encode(x=alt.value(TREND), y="y:Q", text="text:N")
    )
    return finish(
        alt.layer(frame, rules, why, target, target_text, line, dots, above, below).properties(
            width=TREND, height=HEIGHT
        )
    )


def _compare(kind: str, lines: int) -> dict[str, Any]:
    """Bars from zero for percentages and counts, points on a line for scores; name above, value beside."""
    step, down = BAR + (lines - 1) * LINE, DOWN + (lines - 1) * LINE / 2
    color = alt.Color("who:N", legend=None, scale=alt.Scale(domain=["program", "other"], range=[PROGRAM, OTHER]))
    y = alt.Y("bar:N", sort=None, title=None, axis=None)
    base = alt.Chart(alt.NamedData(name="bars"))
    if kind == "bar":
        x = alt.X("value:Q", title=None, axis=alt.Axis(tickCount=4), scale=alt.Scale(domainMin=0))
        marks = base.mark_bar(height=16, yOffset=down).encode(x=x, y=y, color=color)
    else:
        x = alt.X("value:Q", title=None, axis=alt.Axis(tickCount=3), scale=alt.Scale(zero=False, padding=40))
        shape = alt.Shape(
            "who:N", legend=None, scale=alt.Scale(domain=["program", "other"], range=["circle", "square"])
        )
        marks = base.mark_point(filled=True, size=110, opacity=1, yOffset=down).encode(
            x=x, y=y, color=color, shape=shape
        )
    names = base.mark_text(
        align="left", dy=down - 19 - (lines - 1) * LINE, lineBreak="\n", lineHeight=LINE, color=INK
    ).encode(x=alt.value(0), y=y, text="words:N")
    text = base.mark_text(align="left", dx=8, dy=down, color=INK, fontWeight="bold").encode(x=x, y=y, text="text:N")
    return finish(alt.layer(marks, names, text).properties(width=WIDTH - 50, height=alt.Step(step)))


def _estimates(lines: int) -> dict[str, Any]:
    """Point and whiskers under labels of at most so many lines.

    The zero line is drawn, because an interval that crosses it shows no clear difference.
    """
    step = ESTIMATE + (lines - 1) * LINE
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


def theme() -> dict[str, Any]:
    """Vega-Lite configuration shared by all forms."""
    return {
        "aria": False,  # the figure has one text alternative of its own
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "labelColor": QUIET,
            "titleColor": QUIET,
            "gridColor": GRID,
            "domainColor": QUIET,
            "tickColor": QUIET,
            "labelFontSize": FONT_SIZE - 1,
            "titleFontSize": FONT_SIZE - 1,
            "titleFontWeight": "normal",
            "labelLimit": 200,
        },
        "text": {"color": INK, "fontSize": FONT_SIZE},
    }


def finish(chart: Any) -> dict[str, Any]:
    """An Altair chart as a plain specification with our theme and without its version stamp."""
    spec: dict[str, Any] = chart.to_dict(validate=True)
    spec.pop("$schema", None)
    spec["config"] = theme()
    spec["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json"
    return spec
