"""The contrasts of a case as rows: headline results first, then changes of series, then differences of groups and in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from proofpoints.analyse import Judged, Result
from proofpoints.evidence.contrasts import (
    Change,
    Contrast,
    Difference,
    DifferenceInChanges,
    changes_of_program,
    group_differences,
)
from proofpoints.evidence.series import series_key, settle
from proofpoints.evidence.uncertainty import Interval, interval_of
from proofpoints.pages.facts import students_behind_each
from proofpoints.references import PATTERN, parse_reference
from proofpoints.rows import Outcome
from proofpoints.vocabulary import UNITS
from proofpoints.words import is_approximate, sentence

Record = dict[str, Any]
_DIGITS = 6  # of an interval or an effect size; more would be dust of the arithmetic
_UNIT = {
    "percent": "percentage-points",
    "percentile": "percentile-points",
    "scale-score": "scale-points",
    "raw-score": "raw-points",
    "percent-of-expected": "points-of-expected",
    "index": "index-points",
}


def contrast_records(result: Result, prose: Iterable[str], page: str) -> list[Record]:
    """Every contrast of a case once, by id. `prose` holds its texts, which may name differences."""
    found: dict[str, Record] = {}
    for place, judged in enumerate(result.judged, 1):
        record = _headline(judged, place)
        found.setdefault(record["id"], record)
    for contrast in _others(result, prose):
        record = _record(contrast, interval_of(contrast))
        found.setdefault(record["id"], record)
    return [{"slug": result.slug, **record, "page": page} for record in found.values()]


def _others(result: Result, prose: Iterable[str]) -> Iterator[Contrast]:
    for judged in result.judged:
        contrast = judged.finding.contrast
        if isinstance(contrast, DifferenceInChanges):
            yield from (contrast.program, contrast.comparison)
    yield from changes_of_program(result.series)
    yield from group_differences(settle(result.package.outcomes, result.case.result.prefer))
    for text in prose:
        for match in PATTERN.finditer(text):
            reference = parse_reference(match[1])
            if reference and reference.minus:
                one, other = result.package.by_id[reference.row], result.package.by_id[reference.minus]
                assert isinstance(one, Outcome)
                assert isinstance(other, Outcome)
                yield Change(other, one) if series_key(one) == series_key(other) else Difference(one, other)


def _headline(judged: Judged, place: int) -> Record:
    finding, verdict, size = judged.finding, judged.verdict, judged.effect_size
    record = _record(finding.contrast, verdict.interval) | {
        "headline": place,
        "students": max(students_behind_each(finding), default=None),
        "direction": str(verdict.direction),
        "because": verdict.because,
        "sentence": sentence(finding),
    }
    if size:
        record |= {"effect_size": round(size.value, _DIGITS), "effect_size_kind": size.kind}
    if finding.beside:
        rows = [*record["rows"], finding.beside.id]
        record |= {"rows": rows, "id": ".".join(rows), "comparison_change": finding.beside.estimate}
        record |= {"versus": finding.beside.arm}
    return record


def _record(contrast: Contrast, interval: Interval | None) -> Record:
    lead = contrast.rows[0]
    kind, versus, start = _kind(contrast)
    changes = contrast if isinstance(contrast, DifferenceInChanges) else None
    return {
        "id": ".".join(row.id for row in contrast.rows),
        "kind": kind,
        "headline": None,
        "metric": lead.metric,
        "group": lead.group,
        "population": lead.population or None,
        "site": lead.site or None,
        "instrument": lead.instrument,
        "rows": [row.id for row in contrast.rows],
        "versus": versus or None,
        "earlier_period": start or None,
        "period": lead.when.text,
        "estimate": contrast.estimate,
        "unit": _UNIT.get(lead.unit, lead.unit) if lead.unit in UNITS else lead.unit,
        "approximate": is_approximate(contrast),
        "program_change": changes.program.estimate if changes else None,
        "comparison_change": changes.comparison.estimate if changes else None,
        "low": round(interval.low, _DIGITS) if interval else None,
        "high": round(interval.high, _DIGITS) if interval else None,
        "interval_method": interval.method if interval else None,
        **dict.fromkeys(("effect_size", "effect_size_kind", "students", "direction", "because", "sentence")),
    }


def _kind(contrast: Contrast) -> tuple[str, str, str]:
    """Kind, the arm compared with, the earlier period."""
    if isinstance(contrast, Change):
        return "change", "", contrast.earlier.when.text
    if isinstance(contrast, Difference):
        return "difference", contrast.comparison.arm, ""
    if isinstance(contrast, DifferenceInChanges):
        return "difference-in-changes", contrast.comparison.later.arm, contrast.program.earlier.when.text
    return "published", contrast.effect.versus, ""
