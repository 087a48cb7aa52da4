"""A result as JSON, CSV and HTML, and its funnel: pure functions. They show reasons and figures, never prose."""

from __future__ import annotations

import html
import json

from survey_import.answer import DUPLICATE, NEEDS, NONE, NOT_ANSWER, READY, UPDATE, Answer
from survey_import.drafts.figures import guarded
from survey_import.questions.mapping import Profile
from survey_import.reporting.funnel import funnel
from survey_import.run import Result
from survey_import.tables.csvtext import csv_text
from survey_import.values.outcome import Outcome

LABELS = {
    READY: "has measurable outcomes",
    NEEDS: "lacks something that can be asked for",
    NONE: "no outcome data",
    NOT_ANSWER: "not an answer (test, preview, empty)",
    DUPLICATE: "exact duplicate",
    UPDATE: "the same respondent or program again",
}


def as_json(result: Result, profile: Profile) -> str:
    """The report other programs read."""
    whole = {
        "responses": [_response(answer) for answer in result.answers],
        "counts": result.counts,
        "profile": profile.name,
        "confirmed": profile.confirmed,
        "tools": result.tools,
        "unmapped": [{"file": file, "column": column, "heading": heading} for file, column, heading in result.unmapped],
        "held": [
            {"file": file, "record": record, "column": column, "kind": kind}
            for file, record, column, kind in result.held
        ],
        "notes": result.notes,
        "funnel": funnel(result.answers, profile),
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _response(answer: Answer) -> dict[str, object]:
    return {
        "file": answer.file,
        "record": answer.record,
        "class": answer.kind,
        "reasons": answer.reasons,
        "outcomes": [_outcome(outcome) for outcome in answer.outcomes if outcome.stated],
    } | ({"draft": answer.slug} if answer.draft else {})


def _outcome(outcome: Outcome) -> dict[str, object]:
    change = outcome.change.amount.as_json() if outcome.change else None
    return {
        "measure": outcome.measure or None,
        "group": outcome.group,
        "baseline": outcome.baseline.as_json() if outcome.baseline else None,
        "followup": outcome.followup.as_json() if outcome.followup else None,
        "change": change,
        "unit": outcome.unit or None,
        "n": outcome.n.as_json() if outcome.n else None,
        "comparison": outcome.comparison.as_json() if outcome.comparison else None,
        "raw": outcome.raw,
    }


def as_csv(result: Result, profile: Profile) -> str:
    """One row for each record."""
    rows = [["file", "record", "class", "reasons", "draft"]]
    rows += [
        [
            guarded(answer.file),
            str(answer.record),
            answer.kind,
            guarded(" | ".join(answer.reasons)),
            guarded(answer.slug),
        ]
        for answer in result.answers
    ]
    return csv_text(rows, quote_all=True)


def as_html(result: Result, profile: Profile) -> str:
    """A page to open and print; everything from outside is escaped, nothing is loaded."""
    counts = result.counts
    classes = "".join(
        f"<tr><td>{_e(kind)}</td><td>{_e(LABELS[kind])}</td><td class=n>{count}</td></tr>"
        for kind, count in counts.items()
    )
    stages = funnel(result.answers, profile)["stages"]
    assert isinstance(stages, list)
    steps = "".join(
        f"<tr><td>{_e(stage['label'])}</td><td class=n>{stage['count']}</td><td>{_e(stage['note'])}</td></tr>"
        for stage in stages
    )
    rows = "".join(
        f"<tr><td>{_e(answer.file)}</td><td class=n>{answer.record}</td><td>{_e(answer.kind)}</td>"
        f"<td>{'<br>'.join(map(_e, answer.reasons))}</td><td>{_e(answer.slug)} {_e(answer.draft)}</td></tr>"
        for answer in result.answers
    )
    unmapped = "".join(
        f"<li>{_e(file)}, column {column}: {_e(heading)}</li>" for file, column, heading in result.unmapped
    )
    held = "".join(
        f"<li>{_e(file)}, record {record}, column {column}: {_e(kind)}</li>"
        for file, record, column, kind in result.held
    )
    return _PAGE.format(
        title=_e(profile.title or profile.name),
        total=len(result.answers),
        classes=classes,
        steps=steps,
        rows=rows,
        unmapped=unmapped or "<li>none</li>",
        held=held or "<li>none</li>",
        notes="".join(f"<li>{_e(note)}</li>" for note in result.notes) or "<li>none</li>",
    )


def _e(text: object) -> str:
    return html.escape(str(text), quote=True)


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Survey import: {title}</title>
<style>body{{font:16px/1.5 sans-serif;max-width:75em;margin:2em auto;padding:0 1em}}
table{{border-collapse:collapse;margin:1em 0}}
td,th{{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}}
.n{{text-align:right}}</style></head><body>
<h1>Survey import: {title}</h1>
<p>{total} rows were read; every one is in the last table.</p>
<h2>Classes</h2><table><thead><tr><th>class</th><th>meaning</th><th>rows</th></tr></thead><tbody>{classes}</tbody></table>
<h2>Funnel</h2><table><thead><tr><th>step</th><th>rows</th><th>note</th></tr></thead><tbody>{steps}</tbody></table>
<h2>Columns nobody has mapped</h2><ul>{unmapped}</ul>
<h2>Held back for privacy</h2><ul>{held}</ul>
<h2>Notes on the reading</h2><ul>{notes}</ul>
<h2>Every row</h2>
<table><thead><tr><th>file</th><th>record</th><th>class</th><th>reasons</th><th>draft</th></tr></thead>
<tbody>{rows}</tbody></table>
</body></html>
"""
FORMATS = {".json": as_json, ".csv": as_csv, ".html": as_html, ".htm": as_html}
