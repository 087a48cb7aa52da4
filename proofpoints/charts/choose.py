"""Which charts show the findings of a case, and the headline of each, computed from its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from proofpoints.charts.compare import compare
from proofpoints.charts.estimates import Estimate, estimates
from proofpoints.charts.exhibit import Exhibit
from proofpoints.charts.trend import Goal, trend
from proofpoints.evidence.contrasts import (
    Change,
    Difference,
    DifferenceInChanges,
    Published,
    change_of,
    difference_unit,
)
from proofpoints.evidence.findings import Finding
from proofpoints.evidence.series import Series
from proofpoints.evidence.uncertainty import interval_of
from proofpoints.evidence.verdict import Direction, Verdict
from proofpoints.model import Case
from proofpoints.period import period_of
from proofpoints.vocabulary import GROUPS
from proofpoints.whose import arm_text, comparison_text
from proofpoints.words import (
    change_text,
    effect_text,
    estimate_text,
    measure_among,
    moved,
    number,
    signed,
    size_text,
    versus_text,
)

MOST = 4
Breaks = tuple[tuple[Series, Series], ...]
Weighed = tuple[Finding, Verdict]


def choose(case: Case, findings: list[Weighed], series: tuple[Series, ...], breaks: Breaks) -> tuple[Exhibit, ...]:
    """At most four exhibits: one for each finding that has levels, one for published differences, one by group."""
    found = [*_of_findings(case, findings, breaks), *_published(findings), *_by_group(series)]
    return tuple(found[:MOST])


def _of_findings(case: Case, findings: list[Weighed], breaks: Breaks) -> Iterator[Exhibit]:
    for finding, verdict in findings:
        contrast = finding.contrast
        measure = measure_among(finding.lead, [other.lead for other, _ in findings])
        if isinstance(contrast, Difference):
            yield compare(_difference_title(measure, finding, contrast, verdict) + _doubt(finding), contrast)
        elif finding.series is not None:
            mine = _chain(finding.series, breaks)
            joined = dict.fromkeys(series for pair in mine for series in pair)
            lines = [finding.series, *(series for series in joined if series != finding.series)]
            lines += [finding.comparison] if finding.comparison else []
            title = _trend_title(measure, finding) + _doubt(finding)
            yield trend(title, lines, mine, _goal(case, finding), period_of(case.what.launched))


def _doubt(finding: Finding) -> str:
    """A chart may be shown alone, without the sentence that says of its figure that it is disputed."""
    return " (disputed)" if finding.disputed else ""


def _chain(series: Series, breaks: Breaks) -> list[tuple[Series, Series]]:
    """All breaks of the measure that a series belongs to, also those between older methods."""
    linked = [series]
    chain: list[tuple[Series, Series]] = []
    while fresh := [pair for pair in breaks if pair not in chain and (pair[0] in linked or pair[1] in linked)]:
        chain += fresh
        linked += [one for pair in fresh for one in pair]
    return sorted(chain, key=lambda pair: pair[1].points[0].when.start or 0.0)


def _goal(case: Case, finding: Finding) -> Goal | None:
    goal, lead = case.why.goal, finding.lead
    if isinstance(goal, str) or (goal.metric, goal.group, goal.unit) != (lead.metric, lead.group, lead.unit):
        return None
    return Goal(goal.target, f"goal for {goal.deadline}: {number(goal.target)}")


def _trend_title(measure: str, finding: Finding) -> str:
    contrast = finding.contrast
    change = contrast.program if isinstance(contrast, DifferenceInChanges) else contrast
    assert isinstance(change, Change)
    title = f"{measure}: {_moved_by(change)} from {change.earlier.when.text} to {change.later.when.text}"
    if isinstance(contrast, DifferenceInChanges):
        title += f"; {versus_text(contrast)} {_moved_by(contrast.comparison)}"
    return title


def _moved_by(change: Change) -> str:
    value = change.estimate
    return moved(value) if value == 0 else f"{moved(value)} by {size_text(change)}"


def _difference_title(measure: str, finding: Finding, contrast: Difference, verdict: Verdict) -> str:
    other = versus_text(contrast)
    if verdict.direction is Direction.UNCLEAR:
        return f"{measure}: no clear difference from {other} ({estimate_text(finding)})"
    side = "above" if contrast.estimate > 0 else "below"
    return f"{measure}: {size_text(contrast)} {side} {other}"


def _published(findings: list[Weighed]) -> Iterator[Exhibit]:
    by_unit: dict[str, list[Finding]] = {}
    for finding, _ in findings:
        if isinstance(finding.contrast, Published):
            by_unit.setdefault(finding.lead.unit, []).append(finding)
    for unit, same in by_unit.items():
        items = _told_apart([(finding, item) for finding in same for item in _estimates(finding)])
        kinds = _kinds(same)
        yield estimates(
            _one_published(items, same[0]) if len(same) == 1 else _span(items, kinds, unit),
            f"{kinds.capitalize()} that the sources published without the values behind them, in {difference_unit(unit)}.",
            items,
        )


def _kinds(findings: list[Finding]) -> str:
    """A change over time is no difference from anybody, and is not called one."""
    published = [finding.contrast.effect for finding in findings if isinstance(finding.contrast, Published)]
    kinds = {"changes" if effect.contrast == "change" else "differences" for effect in published}
    return " and ".join(sorted(kinds))


def _one_published(items: list[Estimate], finding: Finding) -> str:
    title = f"{items[0].label}: {items[0].text} as published"
    return f"{title}; {comparison_text(finding.beside)}: {items[1].text}" if finding.beside else title


def _told_apart(pairs: list[tuple[Finding, Estimate]]) -> list[Estimate]:
    """Items whose labels are all different: a line of the chart belongs to one label only."""
    labels = [item.label for _, item in pairs]
    items: list[Estimate] = []
    for finding, item in pairs:
        if labels.count(item.label) > 1:
            item = replace(item, label=f"{item.label}, {finding.lead.when.text}")
        again = sum(other.label == item.label for other in items)
        items.append(replace(item, label=f"{item.label} ({again + 1})") if again else item)
    return items


def _span(items: list[Estimate], kinds: str, unit: str) -> str:
    low, high = min(item.value for item in items), max(item.value for item in items)
    return f"{len(items)} published {kinds}, from {signed(low)} to {signed(high)} {difference_unit(unit)}"


def _estimates(finding: Finding) -> Iterator[Estimate]:
    for row in (finding.contrast.effect, finding.beside) if isinstance(finding.contrast, Published) else ():
        if row is not None:
            interval = interval_of(finding.contrast) if row is finding.lead else None
            yield Estimate(
                _short(finding, row is finding.lead), row.estimate, effect_text(row), row.unit, interval, row.id
            )


def _short(finding: Finding, own: bool) -> str:
    lead = finding.lead
    if not own and finding.beside:
        return f"{arm_text(finding.beside)}: {lead.about.within}"
    parts = [lead.about.label, *(part for part in (lead.population, lead.site) if part)]
    if lead.group != "all-students":
        parts.append(GROUPS[lead.group].within)
    return ", ".join([*parts, *(["disputed"] if finding.disputed else [])])


def _by_group(every: tuple[Series, ...]) -> Iterator[Exhibit]:
    """One chart for the measure with the most student groups that have a change over the same years."""
    changes: dict[tuple[object, ...], list[Change]] = {}
    for series in every:
        change = change_of(series) if series.first.arm == "program" and series.first.about.outcome else None
        if change:
            row = series.first
            years = (change.earlier.when.end, change.later.when.end)
            key = (row.metric, row.population, row.unit, row.instrument, row.site, *years)
            changes.setdefault(key, []).append(change)
    families = [same for same in changes.values() if len({change.later.group for change in same}) > 1]
    if families:
        largest: list[Change] = max(families, key=len)
        yield _group_chart(largest)


def _group_chart(changes: Iterable[Change]) -> Exhibit:
    changes = sorted(
        changes, key=lambda change: (change.later.group != "all-students", list(GROUPS).index(change.later.group))
    )
    items = [
        Estimate(
            GROUPS[change.later.group].label,
            change.estimate,
            change_text(change),
            change.later.unit,
            interval_of(change),
            f"{change.later.id} {change.earlier.id}",
        )
        for change in changes
    ]
    first = changes[0]
    low, high = min(items, key=lambda item: item.value), max(items, key=lambda item: item.value)
    title = f"By student group: {low.label} {low.text}, {high.label} {high.text}"
    return estimates(
        title,
        f"Change from {first.earlier.when.text} to {first.later.when.text}: {first.later.about.within}.",
        items,
    )
