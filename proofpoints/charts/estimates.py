"""Estimates: differences in one unit on a line around zero, with intervals where they are known."""

from __future__ import annotations

from dataclasses import dataclass

from proofpoints.charts.exhibit import Exhibit, TableData, Tables, stacked
from proofpoints.charts.forms import form
from proofpoints.evidence.uncertainty import Interval
from proofpoints.words import interval_text, signed


@dataclass(frozen=True)
class Estimate:
    """One line of the chart. `unit` is an id of either list of units; `row_id` is empty for a computed estimate."""

    label: str
    value: float
    text: str
    unit: str
    interval: Interval | None
    row_id: str


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
    return Exhibit("estimates", title, subtitle, alt_text, form("estimates", lines), data, table)


def _range(item: Estimate) -> str:
    return f", {interval_text(item.interval, item.unit)}" if item.interval else ""
