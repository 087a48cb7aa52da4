"""The answer of a case in two plain sentences: what changed against what, then for how many and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from proofpoints.analyse import Judged, Result
from proofpoints.evidence.contrasts import Change, Contrast, Difference, DifferenceInChanges, Published
from proofpoints.evidence.findings import Finding
from proofpoints.vocabulary import ARMS
from proofpoints.whose import comparison_text, covers_text, having
from proofpoints.words import (
    MINUS,
    aside_time,
    dispute_text,
    effect_text,
    in_time,
    interval_text,
    level_then,
    measure_among,
    measure_text,
    size_text,
    students_behind,
    value_text,
    versus_text,
)

# how far outside nobody knows, so nothing is said that would make it little
_ALIKE = "students of one school are alike, so the true range is wider"


@dataclass(frozen=True)
class Brief:
    """Two sentences, and the ids of the rows behind them."""

    what: str
    sure: str
    rows: str


def lead_of(result: Result) -> Brief:
    """The two sentences of the first headline result of a case, which stand for the case."""
    first = result.judged[0]
    measure = measure_among(first.finding.lead, [item.finding.lead for item in result.judged])
    return Brief(what_changed(first.finding, measure), _how_sure(first), rows_behind(first.finding))


def brief(item: Judged) -> Brief:
    """The two sentences of one headline result."""
    return Brief(what_changed(item.finding), _how_sure(item), rows_behind(item.finding))


def rows_behind(finding: Finding) -> str:
    """The ids of the rows of a headline result."""
    rows = [*finding.contrast.rows, *([finding.beside] if finding.beside else [])]
    return " ".join(row.id for row in rows)


def what_changed(finding: Finding, measure: str = "") -> str:
    """What was measured, from what to what or against what, whether it is disputed; with the test only if `measure` has it."""
    return _what(finding, measure or measure_text(finding.lead)) + dispute_text(finding)


def _what(finding: Finding, measure: str) -> str:
    contrast = finding.contrast
    if isinstance(contrast, Change):
        return f"{measure}: {_levels(contrast)}, {_way(contrast)}."
    if isinstance(contrast, DifferenceInChanges):
        own, other = contrast.program, contrast.comparison
        return (
            f"{measure}: {_levels(own)}, {_way(own)}. Over the same years "
            f"{comparison_text(other.later)} {_moved(other)}."
        )
    if isinstance(contrast, Difference):
        return _beside(measure, contrast)
    return _published(measure, contrast, finding)


def _levels(change: Change) -> str:
    earlier, later = change.earlier, change.later
    return f"from {level_then(earlier)} to {level_then(later)}"


def _way(change: Change) -> str:
    return "no change" if change.estimate == 0 else f"{'up' if change.estimate > 0 else 'down'} {size_text(change)}"


def _moved(change: Change) -> str:
    amount = change.estimate
    return "did not move" if amount == 0 else f"{'rose' if amount > 0 else 'fell'} by {size_text(change)}"


def _beside(measure: str, contrast: Difference) -> str:
    one, other = contrast.program, contrast.comparison
    way = "higher" if contrast.estimate > 0 else "lower"
    side = "the same" if contrast.estimate == 0 else f"{size_text(contrast)} {way}"
    own_time = "" if one.when.same_time(other.when) else f" {aside_time(one.when)}"  # else one time holds for both
    return (
        f"{measure}: {value_text(one)} {having(one)}{own_time} and {value_text(other)} "
        f"{ARMS[other.arm].preposition} {versus_text(contrast)} {aside_time(other.when if own_time else one.when)}, {side}."
    )


def _published(measure: str, contrast: Published, finding: Finding) -> str:
    effect = contrast.effect
    if effect.unit == "ratio" or effect.estimate == 0:
        said = f"{measure}: a published figure of {effect_text(effect)} {in_time(effect.when)}"
        return f"{said}, compared with {versus_text(contrast)}." if effect.versus else f"{said}."
    size = effect_text(effect).replace("+", "").replace(MINUS, "")
    up = effect.estimate > 0
    if effect.contrast == "difference" and effect.versus:
        return (
            f"{measure}: {size} {'higher' if up else 'lower'} than {versus_text(contrast)} "
            f"{in_time(effect.when)}, as published."
        )
    if effect.contrast == "difference-in-changes" and effect.versus:
        side = "better than" if up else "worse than"
        if effect.about.better <= 0:
            side = "above" if up else "below"
        return f"{measure}: the change was {size} {side} that of {versus_text(contrast)} {in_time(effect.when)}, as published."
    return f"{measure}: {'up' if up else 'down'} {size} {in_time(effect.when)}, as published{_aside(finding)}."


def _aside(finding: Finding) -> str:
    row = finding.beside
    return f"; {comparison_text(row)}: {effect_text(row)}" if row else ""


def _how_sure(item: Judged) -> str:
    finding, verdict = item.finding, item.verdict
    count = _students(finding)
    against = (
        "" if versus_text(finding.contrast) or finding.beside else " Nothing but their own past is set beside them."
    )
    sure = verdict.because
    if verdict.interval and "interval" in sure:
        what = "difference" if _sets_groups_apart(finding.contrast) else "change"
        sure = f"the true {what} may lie {interval_text(verdict.interval, finding.lead.unit)}, or outside: {_ALIKE}"
    return f"{count}.{against} How sure: {sure}."


def _students(finding: Finding) -> str:
    covers, students = covers_text(finding.lead), students_behind(finding)
    if not students:
        return f"It covers {covers}; how many is not published"
    told = finding.lead.covers == "participants" and _sets_groups_apart(finding.contrast)
    return f"It rests on {students}" + ("" if told else f" ({covers})")


def _sets_groups_apart(contrast: Contrast) -> bool:
    """True where the words for how many name the groups: 40 with the program, 60 without; 100 in both groups together."""
    return isinstance(contrast, Difference) or (
        isinstance(contrast, Published) and contrast.effect.contrast != "change"
    )
