"""Results by student group: what changed for each, beside all students of the same place, measure and years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from proofpoints.analyse import Result
from proofpoints.brief import what_changed
from proofpoints.evidence.contrasts import Change, Difference, Published, differences, program_changes, usable_effect
from proofpoints.evidence.findings import Finding
from proofpoints.evidence.series import settle
from proofpoints.evidence.verdict import LABELS, judge
from proofpoints.pages.page import Page, render
from proofpoints.rows import Outcome, Row
from proofpoints.vocabulary import GROUPS
from proofpoints.words import covers_text, difference_text, instrument_text

MOST = 60  # results of one group; the page says when there are more
EVERYONE = "all-students"


@dataclass(frozen=True)
class GroupResult:
    """One result of one group, with what all students did over the same years if the rows say."""

    slug: str
    name: str
    what: str
    beside: str
    covers: str
    direction: str
    label: str
    because: str
    rows: str


def equity_page(results: tuple[Result, ...]) -> Page:
    """Every group with a result, in the order of the vocabulary; the groups without one are named."""
    found: dict[str, list[GroupResult]] = {group: [] for group in GROUPS if group != EVERYONE}
    for result in results:
        for group, item in _of_case(result):
            found[group].append(item)
    groups = [(GROUPS[key], items[:MOST], len(items)) for key, items in found.items() if items]
    missing = [GROUPS[key] for key, items in found.items() if not items]
    body = render("equity.html", "equity/", groups=groups, missing=missing)
    return Page("equity/", "Results by student group", "What changed for each student group.", body)


def _of_case(result: Result) -> Iterator[tuple[str, GroupResult]]:
    outcomes = settle(result.package.outcomes, result.case.result.prefer)
    changes = program_changes(outcomes)
    for change in changes:
        if change.later.group != EVERYONE:
            yield change.later.group, _item(result, Finding(change), _all_students(change, changes))
    for difference in differences(outcomes):
        row = difference.program
        if row.group != EVERYONE and row.about.outcome and difference.comparison.role == "comparison":
            yield row.group, _item(result, Finding(difference), None)
    for effect in filter(usable_effect, result.package.effects):
        if effect.group != EVERYONE:
            yield effect.group, _item(result, Finding(Published(effect)), None)


def _all_students(change: Change, changes: tuple[Change, ...]) -> Change | None:
    """The change of all students on the same measure, instrument and site over the same times."""
    same = (one for one in changes if one.later.group == EVERYONE and _alike(one.later, change.later))
    return next((one for one in same if one.same_times(change)), None)


def _alike(one: Outcome, other: Outcome) -> bool:
    keys = ("metric", "population", "site", "unit", "instrument", "covers")
    return all(getattr(one, key) == getattr(other, key) for key in keys)


def _item(result: Result, finding: Finding, everyone: Change | None) -> GroupResult:
    verdict, lead = judge(finding), finding.lead
    rows: list[Row] = [*finding.contrast.rows, *(everyone.rows if everyone else ())]
    beside = (
        f"All students over the same years: {difference_text(everyone.estimate, everyone.later.unit)}."
        if everyone and isinstance(finding.contrast, Change | Difference)
        else ""
    )
    return GroupResult(
        slug=result.slug,
        name=result.case.who.name,
        what=f"{what_changed(finding)}{instrument_text(lead)}",
        beside=beside,
        covers=covers_text(lead),
        direction=str(verdict.direction),
        label=LABELS[verdict.direction],
        because=verdict.because,
        rows=" ".join(f"{result.slug}:{row.id}" for row in rows),
    )
