"""CPU seconds by number of cases, one line for each generator, both axes in powers of ten."""

from __future__ import annotations

import re
from typing import Any

import altair as alt

from proofpoints.charts.drafts import finish
from proofpoints.charts.engine import draw
from proofpoints.charts.exhibit import INK, OTHER, PROGRAM, THIRD, Exhibit, Form, TableData
from proofpoints.charts.render import describe
from tests.benchmarks.limits import Results, sizes, stage

_LONG = re.compile(
    r"-?\d+\.\d{2,}"
)  # a tenth of a pixel is enough; more looks like coordinates of a place to our own check

TITLES = {
    "check": "Check of all cases",
    "cold": "Build, nothing remembered",
    "cached": "Build, charts cached",
    "changed": "Build after one changed case",
    "served": "The same by `serve`, search index last",
    "unchanged": "Build without a change",
    "material": "Material, cases out of navigation",
    "material-nav": "Material, default navigation",
    "eleventy": "Eleventy + Pagefind",
    "hugo": "Hugo + Pagefind",
    "check-good": "Check of one good case",
    "check-bad": "Check of one bad case",
    "import-frictionless": "Importing Frictionless",
}
_DRAWN = {"cold": PROGRAM, "cached": PROGRAM, "changed": PROGRAM, "material": OTHER, "material-nav": OTHER}
_DRAWN |= {"eleventy": THIRD, "hugo": THIRD}
_DASHED = {"cold": [6, 3], "changed": [2, 3], "material-nav": [6, 3], "hugo": [6, 3]}
_WIDTH, _HEIGHT = 560, 360
_LINE = 1.6  # the height of a line of text as a factor on the axis of seconds


def picture(results: Results) -> str:
    """The drawing as SVG with its text alternative; colors follow the page."""
    names = [name for name in _DRAWN if any(stage(results, size, name) for size in sizes(results))]
    points = [_point(results, size, name) for name in names for size in sizes(results) if stage(results, size, name)]
    ends = _apart([[point for point in points if point["who"] == name][-1] for name in names])
    exhibit = Exhibit(
        "benchmarks",
        "CPU seconds of a build by number of cases",
        "",
        "Line chart with both axes in powers of ten; the table below holds the same figures. " + _said(ends),
        _form(names),
        {"points": points, "ends": ends},
        TableData((), (), ()),
    )
    return describe(_LONG.sub(lambda number: f"{float(number[0]):.1f}", draw(exhibit.spec)), exhibit, "benchmarks")


def _point(results: Results, size: int, name: str) -> dict[str, Any]:
    return {"cases": size, "cpu": stage(results, size, name), "who": name, "title": TITLES[name]}


def _said(ends: list[dict[str, Any]]) -> str:
    return " ".join(f"{end['title']}: {end['cpu']:.0f} seconds at {end['cases']:,} cases." for end in ends)


def _apart(ends: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Where to write each name so that no two stand on each other; a line that ends early has its name before its end."""
    last, place = max(end["cases"] for end in ends), 0.0
    for end in sorted(ends, key=lambda end: float(end["cpu"])):
        end["early"], end["at"] = end["cases"] < last, float(end["cpu"])
        if not end["early"]:
            end["at"] = place = max(end["at"], place * _LINE)
    return ends


def _form(names: list[str]) -> Form:
    colors = alt.Scale(domain=names, range=[_DRAWN[name] for name in names])
    dashes = alt.Scale(domain=names, range=[_DASHED.get(name, [1, 0]) for name in names])
    x = alt.X(
        "cases:Q", title="cases", scale=alt.Scale(type="log"), axis=alt.Axis(tickCount=4, format=",d", grid=False)
    )
    y = alt.Y("cpu:Q", title="CPU seconds", scale=alt.Scale(type="log"), axis=alt.Axis(tickCount=5, format="~g"))
    color = alt.Color("who:N", legend=None, scale=colors)
    base = alt.Chart(alt.NamedData(name="points"))
    dash = alt.StrokeDash("who:N", legend=None, scale=dashes)
    lines = base.mark_line(strokeWidth=2).encode(x=x, y=y, color=color, strokeDash=dash)
    dots = base.mark_point(filled=True, size=40, opacity=1).encode(x=x, y=y, color=color)
    ends = alt.Chart(alt.NamedData(name="ends"))
    place = {"x": x, "y": alt.Y("at:Q", scale=alt.Scale(type="log")), "text": "title:N"}
    text = ends.transform_filter("!datum.early").mark_text(align="left", dx=8, color=INK).encode(**place)
    early = ends.transform_filter("datum.early").mark_text(align="right", dx=-2, dy=-14, color=INK).encode(**place)
    return Form(finish(alt.layer(lines, dots, text, early).properties(width=_WIDTH, height=_HEIGHT)))
