"""Figures and contrasts in words. Everything a page says about a number is said here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from proofpoints.evidence.contrasts import (
    Change,
    Contrast,
    Difference,
    DifferenceInChanges,
    Published,
    difference_unit,
)
from proofpoints.evidence.findings import Finding
from proofpoints.evidence.series import UNSTATED_INSTRUMENT
from proofpoints.evidence.uncertainty import Interval
from proofpoints.period import Period
from proofpoints.rows import Effect, Outcome
from proofpoints.vocabulary import ARMS, GROUPS, UNITS
from proofpoints.whose import comparison_text, having

_QUALIFIED = {"exact": "", "approximate": "about ", "at-least": "at least ", "at-most": "at most "}
_PLURAL = re.compile(r"\b(point|deviation|student|credit|year|word)s\b")
MINUS = "−"


@lru_cache(maxsize=4096)  # the same few percentages stand all over a page
def number(value: float) -> str:
    """A number as published, thousands apart, with a true minus: 1,606; 76.7; −0.19."""
    plain = format(Decimal(str(value)).normalize(), "f")
    whole, _, decimals = plain.lstrip("-").partition(".")
    grouped = f"{int(whole):,}" + (f".{decimals}" if decimals else "")
    return f"{MINUS if value < 0 else ''}{grouped}"


def signed(value: float) -> str:
    """A difference with its sign; zero has none."""
    return f"+{number(value)}" if value > 0 else number(value)


def _unit(unit: str, value: float) -> str:
    return _counted(difference_unit(unit), value)


def _counted(words: str, value: float) -> str:
    """The words of a unit after a number: 1 percentage point, 2 percentage points, 1 year of growth."""
    return _PLURAL.sub(r"\1", words, count=1) if abs(value) == 1 else words


def value_text(row: Outcome) -> str:
    """A level with its unit and doubt: "about 75 percent"; a suppressed one in words."""
    if row.value is None:
        return "hidden to protect students"
    return _QUALIFIED[row.qualifier] + _level(row.value, row.unit)


@lru_cache(maxsize=4096)
def _level(value: float, unit: str) -> str:
    return f"{number(value)} {_counted(UNITS[unit].suffix, value)}".strip()


def effect_text(row: Effect) -> str:
    """A published difference with its unit."""
    unit = {
        "percent-relative": "percent (relative)",
        "percent-ambiguous": "“percent” (points or relative is not stated)",
        "ratio": "times",
    }.get(row.unit) or _unit(row.unit, row.estimate)
    sign = number(row.estimate) if row.unit == "ratio" else signed(row.estimate)
    return f"{_QUALIFIED.get(row.qualifier, '')}{sign} {unit}"


def row_text(row: Outcome | Effect) -> str:
    """A row of either file."""
    return value_text(row) if isinstance(row, Outcome) else effect_text(row)


def difference_text(value: float, unit: str) -> str:
    """A computed difference, in the unit of its rows: +6.3 percentage points."""
    return f"{signed(value)} {_unit(unit, value)}".strip()


def how_exact(qualifier: str) -> str:
    """What stands before a number: "about "; nothing before an exact one."""
    return _QUALIFIED[qualifier]


def in_time(when: Period) -> str:
    """When, inside a sentence: in 2014; from 2006 to 2011."""
    return f"{'from' if is_span(when) else 'in'} {when.text}"


def level_then(row: Outcome) -> str:
    """A level with its time, so that another may follow: 77 percent in 2014; 77 percent (2006 to 2011)."""
    return f"{value_text(row)} {aside_time(row.when)}"


def aside_time(when: Period) -> str:
    """When, after what is told of one time: in 2014; (2006 to 2011), where "from ... to" would sound like a change."""
    return f"({when.text})" if is_span(when) else f"in {when.text}"


def is_span(when: Period) -> bool:
    """True if a time has a beginning and an end of its own."""
    return when.start is not None and not when.is_point


def n_text(row: Outcome | Effect) -> str:
    """The n of a row in the cell of a table."""
    if not row.n:
        return "not published"
    return f"{row.n:,} in both groups" if isinstance(row, Outcome) and row.n_scope == "contrast" else f"{row.n:,}"


def count_text(n: int) -> str:
    """A number of students."""
    return f"{n:,} student{'' if n == 1 else 's'}"


def row_students(row: Outcome) -> str:
    """The n of a row in a sentence: 40 students; 100 students in both groups together; empty if it is not published."""
    both = " in both groups together" if row.n_scope == "contrast" else ""
    return f"{count_text(row.n)}{both}" if row.n else ""


def estimate_text(finding: Finding) -> str:
    """The estimate of a finding with its unit and doubt."""
    contrast = finding.contrast
    return effect_text(contrast.effect) if isinstance(contrast, Published) else change_text(contrast)


def change_text(contrast: Change | Difference | DifferenceInChanges) -> str:
    """What its rows differ by, with its unit and doubt: about +13.3 percentage points."""
    return ("about " if is_approximate(contrast) else "") + difference_text(contrast.estimate, contrast.rows[0].unit)


def size_text(contrast: Change | Difference) -> str:
    """By how much two rows differ, whichever is larger: about 13.3 percentage points."""
    about = "about " if is_approximate(contrast) else ""
    return about + difference_text(abs(contrast.estimate), contrast.rows[0].unit).lstrip("+")


def is_approximate(contrast: Contrast) -> bool:
    """True if one of the rows behind it is approximate."""
    return any(row.qualifier == "approximate" for row in contrast.rows)


def interval_text(interval: Interval, unit: str) -> str:
    """An interval in words: between 3 and 9 percentage points."""
    decimals = 1 if max(abs(interval.low), abs(interval.high)) >= 1 else 2
    while interval.excludes_zero and 0 in (round(interval.low, decimals), round(interval.high, decimals)):
        decimals += 1  # an end that is rounded onto zero would read as if no difference were possible
    low, high = round(interval.low, decimals) + 0.0, round(interval.high, decimals) + 0.0
    return f"between {number(low)} and {number(high)} {difference_unit(unit)}"


def moved(value: float) -> str:
    """rose, fell or did not change."""
    return "rose" if value > 0 else "fell" if value < 0 else "did not change"


def measure_text(row: Outcome | Effect) -> str:
    """Measure with group, population and site: "Graduation on time, Black students, Rogers High School"."""
    parts = [row.about.label]
    if row.group != "all-students":
        parts.append(GROUPS[row.group].within)
    return ", ".join([*parts, *(part for part in (row.population, row.site) if part)])


def measure_among(row: Outcome | Effect, others: Iterable[Outcome | Effect]) -> str:
    """The same, and the test where another row has this measure by another one: else a part of a test is told as the whole."""
    label = measure_text(row)
    alike = any(measure_text(other) == label and other.instrument != row.instrument for other in others)
    return label + instrument_text(row) if alike else label


def instrument_text(row: Outcome | Effect) -> str:
    """The test or method in brackets, if the source states it."""
    return f" ({row.instrument})" if row.instrument != UNSTATED_INSTRUMENT else ""


def versus_text(contrast: Contrast) -> str:
    """Whom the program is compared with, as in "compared with the state"; empty for a change alone."""
    if isinstance(contrast, Difference):
        here = contrast.comparison.site == contrast.program.site  # the sentence has named the place
        return ARMS[contrast.comparison.arm].phrase if here else comparison_text(contrast.comparison)
    if isinstance(contrast, DifferenceInChanges):
        return comparison_text(contrast.comparison.later)
    if not isinstance(contrast, Change) and contrast.effect.versus:
        return ARMS[contrast.effect.versus].phrase
    return ""


def sentence(finding: Finding) -> str:
    """One sentence computed from the rows: what was measured, from what to what, or against what; whether it is disputed."""
    return _sentence(finding) + dispute_text(finding)


def dispute_text(finding: Finding) -> str:
    """What follows a result that a source disputes, wherever it is shown."""
    return " This figure is disputed." if finding.disputed else ""


def _sentence(finding: Finding) -> str:
    contrast, lead = finding.contrast, finding.lead
    measure = measure_text(lead) + instrument_text(lead)
    if isinstance(contrast, Change):
        return f"{measure}: {_from_to(contrast)}, a change of {estimate_text(finding)}."
    if isinstance(contrast, DifferenceInChanges):
        there = contrast.comparison
        other = versus_text(contrast)
        return (
            f"{measure}: {_from_to(contrast.program)} ({change_text(contrast.program)}); "
            f"{other} {moved(there.estimate)} from {value_text(there.earlier)} to {value_text(there.later)} "
            f"({change_text(there)})."
        )
    if isinstance(contrast, Difference):
        return f"{measure}{_side_by_side(contrast)}, a difference of {estimate_text(finding)}."
    effect = contrast.effect
    against = f" compared with {versus_text(contrast)}" if effect.versus else ""
    if finding.beside:
        against = f"; {comparison_text(finding.beside)} over the same time: {effect_text(finding.beside)}"
    return f"{measure}, {effect.when.text}: a published {_CONTRAST[effect.contrast]} of {effect_text(effect)}{against}."


def _side_by_side(contrast: Difference) -> str:
    """Both levels with their time; earlier students have one of their own."""
    one, other = contrast.program, contrast.comparison
    there = f"{value_text(other)} {ARMS[other.arm].preposition} {versus_text(contrast)}"
    if one.when.same_time(other.when):
        return f", {one.when.text}: {value_text(one)} {having(one)}, {there}"
    return f": {value_text(one)} {having(one)} ({one.when.text}), {there} ({other.when.text})"


_CONTRAST = {"change": "change", "difference": "difference", "difference-in-changes": "difference in changes"}


def _from_to(change: Change) -> str:
    return (
        f"{moved(change.estimate)} from {value_text(change.earlier)} ({change.earlier.when.text}) to "
        f"{value_text(change.later)} ({change.later.when.text})"
    )


def students_behind(finding: Finding) -> str:
    """For how many: the n of the rows, said so that both groups together are not mistaken for one."""
    contrast = finding.contrast
    if isinstance(contrast, DifferenceInChanges | Change):
        later = contrast.program.later if isinstance(contrast, DifferenceInChanges) else contrast.later
        return f"{row_students(later)} {in_time(later.when)}" if later.n else ""
    if isinstance(contrast, Difference):
        one, other = contrast.program, contrast.comparison
        if one.n_scope == "contrast":
            return row_students(one)
        if one.n and other.n:
            without = (
                "without" if one.covers != "district" else f"{ARMS[other.arm].preposition} {comparison_text(other)}"
            )
            return f"{count_text(one.n)} {having(one)}, {other.n:,} {without}"
        return f"{count_text(one.n)} {having(one)}" if one.n else ""
    if not contrast.effect.n:
        return ""
    return count_text(contrast.effect.n) + ("" if contrast.effect.contrast == "change" else " in both groups together")


def versus_name(row: Effect) -> str:
    """Whom a published difference is compared with."""
    return f"compared with {ARMS[row.versus].phrase}"
