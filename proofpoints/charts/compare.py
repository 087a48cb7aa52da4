"""Compare: the program beside its comparison at one time, one pair of bars for each result."""

from __future__ import annotations

from functools import cache

import altair as alt

from proofpoints.charts.exhibit import INK, LINE, OTHER, PROGRAM, WIDTH, Exhibit, Form, TableData, finish, stacked
from proofpoints.evidence.contrasts import Difference
from proofpoints.rows import Outcome
from proofpoints.vocabulary import UNITS
from proofpoints.words import arm_text, arm_within, difference_text, instrument_text, measure_text, number, value_text

STEP = 44  # height of a bar whose label has one line
DOWN = 9  # the mark stands below the middle of its band, under its label


@cache
def _form(kind: str, lines: int) -> Form:
    """Bars from zero for percentages and counts, points on a line for scores; name above, value beside."""
    step, down = STEP + (lines - 1) * LINE, DOWN + (lines - 1) * LINE / 2
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


def compare(title: str, difference: Difference) -> Exhibit:
    """Draw one difference: two marks, from zero only for percentages and counts."""
    pair = (difference.program, difference.comparison)
    kind = "bar" if difference.program.unit in ("percent", "credits", "students") else "dot"
    words, lines = stacked([arm_text(row) for row in pair])
    bars = [
        {
            "bar": arm_text(row),
            "words": said,
            "value": row.value,
            "who": "program" if row.arm == "program" else "other",
            "text": ("≈" if row.qualifier == "approximate" else "") + number(row.value or 0.0),
        }
        for row, said in zip(pair, words, strict=True)
    ]
    lead = difference.program
    subtitle = f"{measure_text(lead)}{instrument_text(lead)}, {lead.when.text}; {UNITS[lead.unit].label.lower()}."
    alt_text = (
        f"{'Bar' if kind == 'bar' else 'Dot'} chart. With the program {value_text(pair[0])}; {arm_within(pair[1])} "
        f"{value_text(pair[1])}. Difference {difference_text(difference.estimate, lead.unit)}."
    )
    return Exhibit("compare", title, subtitle, alt_text, _form(kind, lines), {"bars": bars}, _table(pair))


def _table(pair: tuple[Outcome, ...]) -> TableData:
    cells = tuple((arm_text(row), value_text(row), _n(row), row.when.text) for row in pair)
    return TableData(("Who", "Value", "Students (n)", "Period"), cells, tuple(row.id for row in pair))


def _n(row: Outcome) -> str:
    if not row.n:
        return "not published"
    return f"{row.n:,} in both groups" if row.n_scope == "contrast" else f"{row.n:,}"
