"""Rows of a spreadsheet to rows of outcomes.csv, with a list of what was filled in by us and what was not understood."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from proofpoints.columns import OUTCOMES
from proofpoints.intake.answers import Choose
from proofpoints.intake.cells import number_text, term_id, value_of
from proofpoints.intake.headings import Headings, find_headings
from proofpoints.intake.sheet import Rows, SheetError
from proofpoints.intake.usual_words import usual_term
from proofpoints.period import period_text
from proofpoints.suggest import did_you_mean, nearest
from proofpoints.vocabulary import METRICS, UNITS, Term

_DEFAULTS = {"group": "all-students", "arm": "program", "instrument": "unstated", "source": "S1"}
_LISTS = {column.name: column.allowed for column in OUTCOMES.columns if column.allowed is not None}
# the figure of a state covers the state, whatever the program's covers
_COVERS_OF_ARM = {"state": "state", "nation": "nation", "region": "region", "district": "district"}
_HEADINGS = (
    "Give the columns a heading each: measure, group, year, value, n, test, note; or one column for each year. "
    "docs/vocabulary.md explains the columns of outcomes.csv."
)


@dataclass
class Figures:
    """Rows of outcomes.csv as text by column, and what a person should look at."""

    rows: list[dict[str, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def csv_text(self) -> str:
        """The file, with our header and line ends."""
        out = io.StringIO()
        writer = csv.DictWriter(out, OUTCOMES.header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue()

    def notice(self, text: str) -> None:
        """Say it once."""
        if text not in self.notices:
            self.notices.append(text)


def read_figures(sheets: Mapping[str, Rows], given: Mapping[str, str], choose: Choose) -> Figures:
    """Figures of the first sheet that has headings we know. `given` fills columns the sheet lacks; `choose` asks a person."""
    for name, rows in sheets.items():
        headings = find_headings(rows)
        if headings is not None:
            return _read(name, rows, headings, given, choose)
    raise SheetError("no sheet has headings of figures", _HEADINGS)


def _read(name: str, rows: Rows, headings: Headings, given: Mapping[str, str], choose: Choose) -> Figures:
    figures = Figures()
    defaults = _DEFAULTS | {key: value for key, value in given.items() if value}
    assumed = [f"{key}: {value}" for key, value in defaults.items() if key not in headings.columns]
    if assumed:
        figures.notice(
            f"The sheet {name} does not say these, so every row has {', '.join(assumed)}. Change what is wrong."
        )
    for word in headings.strangers:
        figures.notice(
            f'The column "{word[:40]}" was not understood and left out. {did_you_mean(word, OUTCOMES.header)}'.strip()
        )
    reader = _Reader(figures, headings, defaults, choose)
    for row in rows[headings.row + 1 :]:
        reader.read(row)
    if not figures.rows:
        raise SheetError(f"the sheet {name} has headings but no figures below", _HEADINGS)
    return figures


class _Reader:
    """Reads one row after the other; remembers what a person answered."""

    def __init__(self, figures: Figures, headings: Headings, defaults: Mapping[str, str], choose: Choose) -> None:
        self.figures, self.headings, self.defaults, self.choose = figures, headings, defaults, choose
        self.answers: dict[tuple[str, str], str] = {}

    def read(self, row: list[str]) -> None:
        """One figure, or one for each period that is a column."""
        cells = {name: row[place] for name, place in self.headings.columns.items() if place < len(row)}
        if not self.headings.periods:
            self._add(cells, cells.get("period", ""), cells.get("value", ""))
            return
        for period, place in self.headings.periods.items():
            if place < len(row) and row[place]:
                self._add(cells, period, row[place])

    def _add(self, cells: Mapping[str, str], period: str, text: str) -> None:
        made = {name: cells.get(name) or self.defaults.get(name, "") for name in OUTCOMES.header}
        for name, allowed in _LISTS.items():
            made[name] = self._term(name, made[name], allowed)
        value = value_of(text)
        made["id"] = f"o{len(self.figures.rows) + 1}"
        made["period"] = period_text(period)
        made["value"] = value.text
        made["qualifier"] = made["qualifier"] or value.qualifier or "exact"
        made["n"] = number_text(made["n"])
        if not cells.get("covers"):
            made["covers"] = _COVERS_OF_ARM.get(made["arm"], made["covers"])
        made["unit"] = made["unit"] or self._unit(made, value.percent)
        self.figures.rows.append(made)

    def _unit(self, made: Mapping[str, str], percent: bool) -> str:
        metric = METRICS.get(made["metric"])
        units = metric.units if metric else ()
        if (percent or self.headings.percent) and (not units or "percent" in units):
            return "percent"
        if units == ("percent",) and not percent and _is_fraction(made["value"]):
            self.figures.notice(
                f"Row {made['id']}: {made['value']} stands for a share of 100. If you mean {float(made['value']) * 100:g} "
                "percent, change it in outcomes.csv."
            )
        return units[0] if len(units) == 1 and units[0] in UNITS else ""

    def _term(self, name: str, text: str, allowed: Mapping[str, Term]) -> str:
        if not text:
            return ""
        known = term_id(text, allowed) or usual_term(name, text) or self.answers.get((name, text))
        if known:
            return known
        chosen = self.choose(name, text, allowed)
        if chosen is None:
            near = nearest(text, allowed)
            mean = f' If it means {near}, add --means "{text[:60]}={near}".' if near else " See docs/vocabulary.md."
            self.figures.notice(f'"{text[:60]}" is no {name} we know.{mean}')
        self.answers[name, text] = chosen or text
        return chosen or text


def headline(figures: Figures) -> list[dict[str, str]]:
    """The first series of the program as a headline to start with: a person decides whether it is the right one."""
    first = next((row for row in figures.rows if row["arm"] == "program" and row["metric"] in METRICS), None)
    if first is None:
        return []
    series = {key: first[key] for key in ("metric", "group", "site", "population") if first[key]}
    if first["instrument"] != "unstated":
        series["instrument"] = first["instrument"]
    others = [row["arm"] for row in figures.rows if row["arm"] != "program" and _same(row, first)]
    return [series | ({"versus": others[0]} if others else {})]


def _same(row: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(row[key] == other[key] for key in ("metric", "group", "population", "unit", "instrument"))


def _is_fraction(text: str) -> bool:
    try:
        return 0 < float(text) < 1
    except ValueError:
        return False
