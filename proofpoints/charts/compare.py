"""Compare: the program beside its comparison at one time, one pair of bars for each result."""

from __future__ import annotations

from proofpoints.charts.exhibit import Exhibit, TableData, stacked
from proofpoints.charts.forms import form
from proofpoints.evidence.contrasts import Difference
from proofpoints.rows import Outcome
from proofpoints.vocabulary import UNITS
from proofpoints.whose import arm_text, arm_within
from proofpoints.words import change_text, instrument_text, measure_text, n_text, number, value_text


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
    subtitle = f"{measure_text(lead)}{instrument_text(lead)}, {_when(difference)}; {UNITS[lead.unit].label.lower()}."
    if kind == "dot":  # it begins near the smaller value, so that a small difference looks as wide as a large one
        subtitle += " The scale spans little more than these two values."
    alt_text = (
        f"{'Bar' if kind == 'bar' else 'Dot'} chart. With the program {value_text(pair[0])}; {arm_within(pair[1])} "
        f"{value_text(pair[1])}. Difference {change_text(difference)}."
    )
    return Exhibit("compare", title, subtitle, alt_text, form(f"compare-{kind}", lines), {"bars": bars}, _table(pair))


def _when(difference: Difference) -> str:
    """One time for both, but earlier students have one of their own."""
    here, there = difference.program.when, difference.comparison.when
    return here.text if here.same_time(there) else f"{here.text}, set beside {there.text}"


def _table(pair: tuple[Outcome, ...]) -> TableData:
    cells = tuple((arm_text(row), value_text(row), n_text(row), row.when.text) for row in pair)
    return TableData(("Who", "Value", "Students (n)", "Period"), cells, tuple(row.id for row in pair))
