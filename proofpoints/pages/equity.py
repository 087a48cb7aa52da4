"""Results by student group: what changed for each, beside all students of the same place, measure and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from proofpoints.across.gist import Gist, GroupResult
from proofpoints.analyse import Result
from proofpoints.brief import what_changed
from proofpoints.evidence.contrasts import (
    EVERYONE,
    Change,
    Contrast,
    Published,
    group_differences,
    program_changes,
    published_beside,
    usable_effect,
)
from proofpoints.evidence.findings import Finding
from proofpoints.evidence.series import find_series, settle
from proofpoints.evidence.significance import Said, significance_of, significances
from proofpoints.evidence.verdict import LABELS, Direction, judge
from proofpoints.pages.page import Page, render, root_of
from proofpoints.pages.parts import parts
from proofpoints.pages.piece import joined, piece
from proofpoints.rows import Outcome, Row
from proofpoints.vocabulary import GROUPS, Term
from proofpoints.whose import covers_text
from proofpoints.words import change_text, instrument_text

WHOLE = 30  # results of a group that stand among the others
FIRST = 10  # of a larger one, which has pages of its own


@dataclass(frozen=True)
class Group:
    """A student group: the first `count` of its results as items of a list, and how many of all point which way."""

    term: Term
    path: str
    shown: Markup
    count: int
    total: int
    directions: list[tuple[str, str, int]]


def equity_pages(gists: tuple[Gist, ...]) -> Iterator[Page]:
    """Every group with a result, in the order of the vocabulary; the groups without one are named."""
    found: dict[str, list[GroupResult]] = {group: [] for group in GROUPS if group != EVERYONE}
    for gist in gists:
        for item in gist.groups:
            found[item.group].append(item)
    groups = [_group(key, items) for key, items in found.items() if items]
    missing = [GROUPS[key] for key, items in found.items() if not items]
    body = render("equity.html", "equity/", groups=groups, missing=missing)
    yield Page("equity/", "Results by student group", "What changed for each student group.", body)
    for one in groups:
        if one.total > one.count:
            yield from _pages(one, found[one.term.id])


def _group(key: str, items: list[GroupResult]) -> Group:
    counts = Counter(item.direction for item in items)
    directions = [(str(d), LABELS[d], counts[str(d)]) for d in Direction if counts[str(d)]]
    shown = items if len(items) <= WHOLE else items[:FIRST]
    return Group(GROUPS[key], f"equity/{key}/", _as_html(shown, "equity/"), len(shown), len(items), directions)


def _as_html(items: Sequence[GroupResult], path: str) -> Markup:
    """Items of a list on the page at `path`."""
    beside = piece("group_beside.html")
    return joined(
        piece("group_result.html").fill(
            root=root_of(path),
            slug=item.slug,
            name=item.name,
            what=item.what,
            beside=beside.fill(said=item.beside) if item.beside else "",
            covers=item.covers,
            direction=item.direction,
            label=item.label,
            because=item.because,
            rows=item.rows,
        )
        for item in items
    )


def _pages(group: Group, items: list[GroupResult]) -> Iterator[Page]:
    """All results of a group, in parts."""
    for part in parts(group.path, group.term.label, items):
        shown = replace(group, shown=_as_html(part.items, part.path))
        body = render("equity_group.html", part.path, group=shown, number=part.number, last=part.last)
        yield Page(part.path, part.title, f"What changed for this student group: {group.term.label}.", body)


def group_results(result: Result) -> Iterator[GroupResult]:
    """The results of the groups of one case."""
    outcomes = settle(result.package.outcomes, result.case.result.prefer)
    changes = program_changes(outcomes)
    said = significances(find_series(outcomes), result.package.effects)
    for change in changes:
        if change.later.group != EVERYONE:
            yield _item(result, _finding(result, change, said), _all_students(change, changes))
    for difference in group_differences(outcomes):
        yield _item(result, _finding(result, difference, said), None)
    effects = result.package.effects
    for effect in filter(usable_effect, effects):
        if effect.group != EVERYONE:
            beside = next(published_beside(effects, effect), None)
            yield _item(result, replace(_finding(result, Published(effect), said), beside=beside), None)


def _finding(result: Result, contrast: Contrast, said: Said) -> Finding:
    """As the page of the case tells it, with those who dispute it."""
    disputed = dict.fromkeys(source for item in result.judged for source in _disputing(item.finding, contrast))
    return Finding(contrast, disputed=tuple(disputed), significant=significance_of(contrast, said))


def _disputing(headline: Finding, contrast: Contrast) -> tuple[str, ...]:
    """The sources that dispute a headline result, if it rests on the rows of this contrast."""
    ids = {row.id for row in headline.contrast.rows}
    return headline.disputed if ids.issuperset(row.id for row in contrast.rows) else ()


def _all_students(change: Change, changes: tuple[Change, ...]) -> Change | None:
    """The change of all students on the same measure, instrument and site over the same times."""
    same = (one for one in changes if one.later.group == EVERYONE and _alike(one.later, change.later))
    return next((one for one in same if one.same_times(change)), None)


def _alike(one: Outcome, other: Outcome) -> bool:
    keys = ("metric", "population", "site", "unit", "instrument", "covers")
    return all(getattr(one, key) == getattr(other, key) for key in keys)


def _item(result: Result, finding: Finding, everyone: Change | None) -> GroupResult:
    verdict, lead = judge(finding), finding.lead
    beside_it = (finding.beside,) if finding.beside else ()
    rows: list[Row] = [*finding.contrast.rows, *beside_it, *(everyone.rows if everyone else ())]
    beside = f"All students over the same years: {change_text(everyone)}." if everyone else ""
    return GroupResult(
        group=lead.group,
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
