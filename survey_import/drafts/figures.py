"""Outcomes to rows of outcomes.csv and effects.csv, and the gate's verdict on them."""

from __future__ import annotations

from typing import Any

from proofpoints.columns import Table
from proofpoints.evidence.contrasts import differences, program_changes, usable_effect
from proofpoints.model import MINIMUM
from proofpoints.period import UNSTATED, parse_period
from proofpoints.rows import Effect, make_row
from proofpoints.rows import Outcome as Row
from proofpoints.vocabulary import COVERS, METRICS
from survey_import.answer import Answer
from survey_import.completeness import effect_unit
from survey_import.people.small_cells import figures
from survey_import.places import read_level
from survey_import.tables.csvtext import csv_text
from survey_import.values.outcome import Outcome
from survey_import.values.quantities import RANGE, Quantity, tidy
from survey_import.values.text import one_line

Cells = dict[str, Any]
SOURCE = "S1"
_RUN_BY_SPREADSHEETS = tuple("=+-@\t\r＝＋－＠")


def rows_of(answer: Answer) -> tuple[list[Cells], list[Cells]]:
    """The rows that can stand in a dataset: known measure, one value each. The rest goes into comments."""
    outcomes: list[Cells] = []
    effects: list[Cells] = []
    for outcome in answer.outcomes:
        if outcome.measure not in METRICS or outcome.asks.keys() & {"small-cell", "unit", "value", "group"}:
            continue
        outcomes += _levels(answer, outcome)
        effects += _effect(answer, outcome)
    for number, row in enumerate(outcomes, 1):
        row["id"] = f"o{number}"
    for number, row in enumerate(effects, 1):
        row["id"] = f"e{number}"
    return outcomes, effects


def _levels(answer: Answer, outcome: Outcome) -> list[Cells]:
    rows = []
    after = outcome.followup_period or (outcome.period if outcome.baseline is None else "")
    points = [
        ("baseline", outcome.whose, outcome.baseline_period, outcome.baseline),
        ("followup", outcome.whose, after, outcome.followup),
        ("comparison", outcome.arm, after or outcome.period, outcome.comparison),
    ]
    points += [
        ("history", outcome.whose, period, quantity)
        for period, quantity in outcome.history
        if _as_others(outcome, quantity)
    ]
    for what, arm, period, quantity in points:
        if quantity is None or quantity.value is None or quantity.doubt or quantity.qualifier == RANGE or not arm:
            continue
        if outcome.unit not in METRICS[outcome.measure].units:
            continue
        rows.append(
            _shared(answer, outcome, arm, period)
            | {
                "value": tidy(quantity.value),
                "unit": outcome.unit,
                "n": _n_behind(outcome, what, quantity),
                "n_scope": None,
                "sd": None,
                "qualifier": quantity.qualifier,
                "note": _note(answer, outcome, what, period, quantity),
            }
        )
    return rows


def _as_others(outcome: Outcome, quantity: Quantity) -> bool:
    """True if a level of another time is written in the unit of the others, so that it means the same."""
    return quantity.unit == ("percent" if outcome.unit == "percent" else "")


def _effect(answer: Answer, outcome: Outcome) -> list[Cells]:
    unit = effect_unit(outcome) if outcome.change is not None else ""
    change = outcome.change
    if change is None or not unit or change.amount.value is None or change.amount.doubt or figures(outcome):
        return []
    period = outcome.period
    if not period and outcome.baseline_period and outcome.followup_period:
        period = f"{outcome.baseline_period} to {outcome.followup_period}"
    period = period or outcome.followup_period
    versus = outcome.arm or None
    return [
        _shared(answer, outcome, outcome.whose, period)
        | {
            "contrast": "difference" if versus else "change",
            "versus": versus,
            "estimate": tidy(change.amount.value),
            "unit": unit,
            "se": None,
            "p": None,
            "n": _n(outcome),
            "qualifier": change.amount.qualifier,
            "note": _note(answer, outcome, "change", period, change.amount),
        }
    ]


def _shared(answer: Answer, outcome: Outcome, arm: str, period: str) -> Cells:
    return {
        "id": "",
        "metric": outcome.measure,
        "group": outcome.group,
        "arm": arm,
        "covers": _covers(answer, outcome, arm),
        "site": None,
        "population": None,
        "period": period if parse_period(period) else UNSTATED,
        "significant": None,
        "instrument": outcome.instrument or "unstated",
        "source": SOURCE,
    }


def _covers(answer: Answer, outcome: Outcome, arm: str) -> str:
    """What was stated; else everyone of the place, so that a figure never claims to be of the participants alone."""
    if arm in COVERS:
        return arm  # the figure of a state covers the state, whatever the program's covers
    return outcome.covers or ("school" if read_level(answer.text("level")) == "school" else "district")


def _n(outcome: Outcome) -> int | None:
    n = outcome.n
    return (
        int(n.value) if n and n.value and n.qualifier == "exact" and n.value == int(n.value) and not n.doubt else None
    )


def _n_behind(outcome: Outcome, what: str, quantity: Quantity) -> int | None:
    """The number a level was counted from; else the one stated for the program."""
    if quantity.of is not None and not outcome.n_withheld:
        return quantity.of
    return _n(outcome) if what != "comparison" else None


def _note(answer: Answer, outcome: Outcome, what: str, period: str, quantity: Quantity) -> str:
    origin = next((one for one in outcome.origins if one.what == what), None) or next(iter(outcome.origins), None)
    place = f", column {origin.column}" if origin else ""
    raw = one_line(origin.raw if origin else quantity.raw, 80)
    parts = [f'Import of {answer.file}, record {answer.record}{place}: "{raw}" ({what}).']
    if not parse_period(period):
        parts.append("The answer does not state the time.")
    if not outcome.covers and what != "comparison":
        parts.append(f"Whom it covers is not {'clear from the answer' if answer.text('covers') else 'stated'}.")
    if outcome.n_withheld:
        parts.append(f"The number of students is withheld: it would tell of fewer than {MINIMUM}.")
    elif outcome.n_unpublished and outcome.n is None:
        parts.append("The number of students is not published.")
    elif outcome.n is not None and _n(outcome) is None:
        parts.append("The number of students is stated only roughly.")
    return " ".join(parts)


def passes_gate(outcomes: list[Cells], effects: list[Cells]) -> bool:
    """The same arithmetic as the gate for cases, on rows that do not yet have a case."""
    levels = tuple(row for cells in outcomes if isinstance(row := make_row("outcomes", cells, 0), Row))
    contrasts = [row for cells in effects if isinstance(row := make_row("effects", cells, 0), Effect)]
    return (
        bool(program_changes(levels))
        or any(one.program.about.outcome for one in differences(levels))
        or any(map(usable_effect, contrasts))
    )


def table_text(table: Table, rows: list[Cells]) -> str:
    """The CSV file of a dataset; a text that a spreadsheet would run gets an apostrophe."""
    cells = [[guarded(row.get(column.name), column.type) for column in table.columns] for row in rows]
    return csv_text([table.header, *cells])


def guarded(value: object, kind: str = "string") -> str:
    """A cell as text. Numbers stay numbers; = + - @ at the start of a text would be a formula."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if kind == "string" and text.startswith(_RUN_BY_SPREADSHEETS) else text
