"""A case as the plain values that Compare sets beside those of other cases."""

from __future__ import annotations

from typing import Any

from proofpoints.across.facets import SETTINGS, setting
from proofpoints.analyse import Judged, Result
from proofpoints.brief import rows_behind, what_changed
from proofpoints.evidence.contrasts import change_of
from proofpoints.evidence.series import UNSTATED_INSTRUMENT, Series
from proofpoints.evidence.verdict import LABELS
from proofpoints.pages.cards import students_text
from proofpoints.pages.prose import clip, named_rows, plain, rows_elsewhere
from proofpoints.pages.telling import number_text, place_text
from proofpoints.rows import Row
from proofpoints.vocabulary import DESIGNS, GROUPS, METRICS, MODELS, SUBJECTS
from proofpoints.whose import covers_text
from proofpoints.words import change_text, interval_text, level_then, measure_text, row_students, students_behind

CAVEATS = 2
SERIES = 3  # series of a measure that is not a headline; the case page has all


def beside(result: Result) -> dict[str, Any]:
    """The columns of Compare. Every text with a figure names the rows behind it as slug:row."""
    case, design = result.case, DESIGNS[result.case.doubt.design]
    return {
        "slug": result.slug,
        "name": case.who.name,
        "program": case.what.program,
        "place": place_text(case),
        "setting": SETTINGS.get(setting(result), "not published"),
        "grades": case.what.grades,
        "enrolled": number_text(case.who.enrollment[0]) if case.who.enrollment else "not published",
        "students": students_text(result, result.judged[0]).replace("this result", "the first headline result"),
        "models": ", ".join(MODELS[model].label for model in case.what.models),
        "subjects": ", ".join(SUBJECTS[subject].label for subject in case.what.subjects) or "not named",
        "launched": case.what.launched or "not published",
        "direction": str(result.direction),
        "label": LABELS[result.direction],
        "design": design.label,
        "limits": f"{design.can} {design.cannot}",
        "comparison": clip(plain(case.what.comparison, result.package), 320),
        "comparison_rows": named_rows(case.what.comparison, result.slug),
        "cost": [{"text": clip(cost.text, 240), "rows": ""} for cost in case.what.cost[:2]],
        "caveats": [
            {"text": clip(plain(caveat.text, result.package), 260), "rows": named_rows(caveat.text, result.slug)}
            for caveat in case.doubt.caveats[:CAVEATS]
        ],
        "measures": _measures(result),
    }


def _measures(result: Result) -> list[dict[str, Any]]:
    """For each outcome measure, in the order of the vocabulary: its lines."""
    lines: dict[str, list[dict[str, Any]]] = {}
    for item in result.judged:
        lines.setdefault(item.finding.lead.metric, []).append(_headline(result, item))
    others: dict[str, list[Series]] = {}
    for one in result.series:
        if one.first.metric not in lines and one.first.arm == "program" and one.points:
            others.setdefault(one.first.metric, []).append(one)
    lines |= {metric: [_series(result, one) for one in series[:SERIES]] for metric, series in others.items()}
    return [
        {"id": metric.id, "label": metric.label, "lines": lines[metric.id]}
        for metric in METRICS.values()
        if metric.outcome and metric.id in lines
    ]


def _headline(result: Result, item: Judged) -> dict[str, Any]:
    lead = item.finding.lead
    interval = item.verdict.interval
    return {
        "text": what_changed(item.finding).removeprefix(f"{measure_text(lead)}: "),
        "about": _about(lead),
        "instrument": _instrument(lead),
        "direction": str(item.verdict.direction),
        "label": LABELS[item.verdict.direction],
        "students": students_behind(item.finding) or "number of students not published",
        "sure": f"95 percent interval {interval_text(interval, lead.unit)}" if interval else item.verdict.because,
        "covers": covers_text(lead),
        "rows": rows_elsewhere(rows_behind(item.finding), result.slug),
    }


def _series(result: Result, series: Series) -> dict[str, Any]:
    first, last = series.points[0], series.points[-1]
    change = change_of(series)
    text = f"{level_then(last)}."
    if change:
        text = f"from {level_then(first)} to {level_then(last)} ({change_text(change)})."
    return {
        "text": text,
        "about": _about(last),
        "instrument": _instrument(last),
        "direction": "",
        "label": "not a headline result",
        "students": row_students(last) or "number of students not published",
        "sure": "",
        "covers": covers_text(last),
        "rows": rows_elsewhere(f"{last.id} {first.id}" if change else last.id, result.slug),
    }


def _about(row: Row) -> str:
    """Whom a line is about, beyond all students of the program."""
    group = "" if row.group == "all-students" else GROUPS[row.group].label
    return ", ".join(part for part in (group, row.population, row.site) if part)


def _instrument(row: Row) -> str:
    return "test or method not named" if row.instrument == UNSTATED_INSTRUMENT else row.instrument
