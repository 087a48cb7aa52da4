"""What an outcome lacks before it can pass the gate, as questions to a respondent; small cells are refused first."""

from __future__ import annotations

from dataclasses import replace

from proofpoints.period import parse_period
from proofpoints.vocabulary import METRICS, Metric
from survey_import.people.small_cells import figures, is_small, shelter, withhold
from survey_import.values.changes import AMBIGUOUS, NONE, POINTS, RELATIVE, TIMES, Change
from survey_import.values.outcome import Outcome
from survey_import.values.quantities import AT_LEAST, AT_MOST, RANGE, Quantity

_EFFECT_UNITS = (AMBIGUOUS, RELATIVE, TIMES, "sd", "years")  # as effects.csv calls them
_POINTS_OR_PERCENT = "does it mean percentage points or percent of the earlier value? Best: the values before and after"
_ONE_LEVEL = "one level alone shows no result; what was it before, or at the same time in a comparison group?"
_SCALED = ("score-sat", "score-act")


def settle(outcome: Outcome) -> None:
    """Give figures their unit where the measure leaves no choice, refuse small cells, and note what must be asked."""
    _units(outcome)
    _bounds(outcome)
    if is_small(outcome):
        withhold(outcome)
        return
    shelter(outcome)
    ask = outcome.asks.setdefault
    metric = METRICS.get(outcome.measure)
    if metric is None:
        ask("measure", "what was measured, with which test and in which subject?")
    elif not metric.outcome:
        ask("measure", f"{metric.label.lower()} is not an outcome of students; what did students achieve?")
    if outcome.whose != "program":
        ask("program", "these figures describe the whole state; what are those of the students in the program?")
    _ask_values(outcome)
    _ask_periods(outcome)
    if outcome.n is None and not (outcome.n_unpublished or outcome.n_withheld):
        ask("n", "how many students are behind these figures (or is the number not published)?")
    elif outcome.n is not None and outcome.n.doubt:
        ask("n", outcome.n.doubt)
    if not outcome.source:
        ask("source", "where is this published, or which report can we cite (a web address)?")


def _firm(quantity: Quantity | None) -> bool:
    """True for one value that is no bound, no range and in no doubt."""
    return quantity is not None and quantity.usable and quantity.qualifier not in (AT_LEAST, AT_MOST, RANGE)


def _units(outcome: Outcome) -> None:
    metric = METRICS.get(outcome.measure)
    values = figures(outcome)
    percent_only = metric is not None and metric.units == ("percent",)
    marked = any(quantity.unit == "percent" for quantity in values.values())
    if percent_only or marked or outcome.unit == "percent":
        _as_percent(outcome, values, marked)
    elif metric is not None and values:
        outcome.unit = outcome.unit if outcome.unit in metric.units else _own_unit(metric, outcome)
        if not outcome.unit:
            outcome.asks.setdefault("unit", "in which unit (percent, scale score, points of the test ...)?")
    if any(quantity.unit == "usd" for quantity in values.values()):
        outcome.asks["value"] = "an amount of money is no outcome of students; what was the figure?"
    if outcome.change is not None and not values:
        outcome.unit = effect_unit(outcome)


def _as_percent(outcome: Outcome, values: dict[str, Quantity], marked: bool) -> None:
    metric = METRICS.get(outcome.measure)
    shares = [q for q in values.values() if q.value is not None and 0 < q.value <= 1 and q.unit == ""]
    if shares and len(shares) == len(values) and not marked:
        if len(values) < 2:
            outcome.asks.setdefault("unit", "a value of 1 or less: is it a share such as 0.47, or percent?")
        for name, quantity in values.items():
            setattr(outcome, name, replace(quantity, value=round((quantity.value or 0) * 100, 4), unit="percent"))
    elif shares and any((q.value or 0) > 1 for q in values.values()):
        outcome.asks.setdefault("unit", "some values are above and some below 1: are all of them percent?")
    outcome.unit = "percent"
    if metric is not None and "percent" not in metric.units:
        outcome.asks.setdefault(
            "unit", f"{metric.label.lower()} in percent: percent of what? Perhaps the share of proficient students?"
        )


def _own_unit(metric: Metric, outcome: Outcome) -> str:
    if len(metric.units) == 1:
        return metric.units[0]
    if any(word in outcome.instrument.upper() for word in ("RIT", "MAP", "NWEA")) or metric.id in _SCALED:
        return "scale-score"
    return ""


def effect_unit(outcome: Outcome) -> str:
    """The unit of a stated difference, in the terms of effects.csv; empty if the answer leaves it open."""
    assert outcome.change is not None
    unit, metric = outcome.change.unit, METRICS.get(outcome.measure)
    if unit == NONE and outcome.unit in ("percent", "points"):
        unit = POINTS if outcome.unit == "points" else AMBIGUOUS
    if unit == POINTS:
        if metric is None:
            return ""
        return "percentage-points" if metric.units == ("percent",) else "raw-points"
    return unit if unit in _EFFECT_UNITS else ""


def _bounds(outcome: Outcome) -> None:
    metric = METRICS.get(outcome.measure)
    for name, quantity in figures(outcome).items():
        if quantity.doubt:
            outcome.asks.setdefault("value", f"{name}: {quantity.doubt}; which is right?")
        low, high = (0.0, 100.0) if outcome.unit == "percent" else (metric.low, metric.high) if metric else (None, None)
        value = quantity.value
        if value is not None and ((low is not None and value < low) or (high is not None and value > high)):
            outcome.asks["value"] = (
                f"{name}: a value outside {low:g} to {high if high is not None else 'any'}; what is right?"
            )
            setattr(outcome, name, replace(quantity, doubt="out of bounds"))


def _ask_values(outcome: Outcome) -> None:
    ask = outcome.asks.setdefault
    if _firm(outcome.followup) and (_firm(outcome.baseline) or _firm(outcome.comparison)):
        if not _firm(outcome.baseline) and not outcome.arm:
            ask("comparison", "who is the comparison group: the state, other schools, a control group?")
    elif outcome.change is not None and outcome.followup is None:
        _ask_change(outcome, outcome.change)
    elif "value" not in outcome.asks or outcome.followup is None:  # else the value itself is asked about first
        _ask_levels(outcome)


def _ask_change(outcome: Outcome, change: Change) -> None:
    ask, unit = outcome.asks.setdefault, effect_unit(outcome)
    if unit == TIMES:
        ask("baseline", "a multiple without values: from which value to which did it go?")
    elif unit in ("", AMBIGUOUS):
        ask("change", _POINTS_OR_PERCENT)
    elif change.amount.qualifier != "exact" or change.amount.doubt:
        ask("change", "what is the exact difference, or the value before and after?")


def _ask_levels(outcome: Outcome) -> None:
    ask, one = outcome.asks.setdefault, "one exact value instead of a bound or a range"
    if outcome.followup is None:
        ask("follow-up", "what is the value after?")
    elif not _firm(outcome.followup):
        ask("follow-up", one)
    if outcome.baseline is not None and not _firm(outcome.baseline):
        ask("baseline", one)
    elif outcome.comparison is not None and not _firm(outcome.comparison):
        ask("comparison", one)
    elif outcome.baseline is None and outcome.comparison is None:
        ask("baseline", _ONE_LEVEL)


def _ask_periods(outcome: Outcome) -> None:
    if outcome.period and not (outcome.baseline_period or outcome.followup_period) and outcome.baseline is not None:
        ends = outcome.period.split(" to ")
        if len(ends) == 2:
            outcome.baseline_period, outcome.followup_period = ends
    if outcome.baseline is not None:
        first, last = (
            parse_period(outcome.baseline_period),
            parse_period(outcome.followup_period or ("" if outcome.comparison is None else outcome.period)),
        )
        if first is None or last is None or first.start is None or last.start is None:
            outcome.asks.setdefault("period", "which school years do the two values belong to?")
        elif first.relative != last.relative or first.start >= last.start:
            outcome.asks.setdefault("period", "the earlier value must have the earlier year; which years are right?")
        return
    when = parse_period(outcome.followup_period or outcome.period)
    if when is None or when.start is None:
        outcome.asks.setdefault("period", "which school year is this from?")
