"""Forest plots: effects that may be shown together, each with its interval, null and negative in full view, never pooled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from proofpoints.analyse import Judged, Result
from proofpoints.brief import brief
from proofpoints.evidence.contrasts import Change, Contrast, Difference, DifferenceInChanges, role_of
from proofpoints.evidence.verdict import LABELS
from proofpoints.pages.page import Page, render
from proofpoints.rows import Effect
from proofpoints.vocabulary import DESIGNS, METRICS
from proofpoints.vocabulary.metrics import FAMILIES
from proofpoints.words import interval_text, signed, students_behind

MOST = 100  # lines of one plot; a page says when there are more
# An axis reaches at least so far to both sides of zero, so that a difference close to nothing looks like it.
LEAST = {"standard deviations": 0.3, "percentage points": 10.0}
_KINDS = {
    "comparison": "beside a comparison group",
    "earlier": "beside earlier students of the same place",
    "reference": "beside the state, nation or district",
    "change": "change over time, with nothing beside it",
    "changes": "change compared with a change elsewhere",
}


@dataclass(frozen=True)
class Line:
    """One effect. `low` and `high` are None without a known interval."""

    slug: str
    name: str
    what: str
    design: str
    students: str
    text: str
    interval: str
    sure: str
    direction: str
    label: str
    rows: str
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Plot:
    """Lines on one axis from `start` to `end`, in the unit of the group."""

    title: str
    note: str
    lines: list[Line]
    total: int
    start: float
    end: float

    @property
    def ends(self) -> tuple[str, str]:
        """The two ends of the axis as text."""
        decimals = 0 if self.end - self.start > 5 else 1
        return signed(round(self.start, decimals)), signed(round(self.end, decimals))

    def at(self, value: float) -> str:
        """Where a value stands, in the 240 units of the drawing's width."""
        return f"{8 + 224 * (value - self.start) / (self.end - self.start):.1f}"


def forest_page(results: tuple[Result, ...]) -> Page:
    """Standardized effects by family of measure, then percentage points by measure and kind of contrast."""
    sd = list(_plots(results, _standardized, "standard deviations"))
    points = list(_plots(results, _points, "percentage points"))
    shown = sum(plot.total for plot in (*sd, *points))
    every = sum(len(result.judged) for result in results)
    body = render("effects.html", "effects/", sd=sd, points=points, shown=shown, every=every)
    return Page("effects/", "Sizes of effects", "Effects that may be shown together, never pooled.", body)


Keyed = tuple[str, float, str] | None


def _standardized(item: Judged) -> Keyed:
    """Family of measure, value, how it was standardized; None if it is not a standardized effect of a group contrast."""
    size = item.effect_size
    if size is None:
        return None
    return FAMILIES[item.finding.lead.about.family], size.value, size.kind


def _points(item: Judged) -> Keyed:
    """Measure and kind of contrast, value in percentage points; None in any other unit."""
    finding = item.finding
    if finding.lead.unit not in ("percent", "percentage-points") or not METRICS[finding.lead.metric].outcome:
        return None
    if isinstance(finding.lead, Effect) and finding.lead.unit == "percent":
        return None
    return f"{finding.lead.about.label}: {_KINDS[_kind(finding.contrast)]}", finding.contrast.estimate, ""


def _kind(contrast: Contrast) -> str:
    if isinstance(contrast, DifferenceInChanges):
        return "changes"
    if isinstance(contrast, Change):
        return "change"
    if isinstance(contrast, Difference):
        return role_of(contrast)
    kinds = {"change": "change", "difference-in-changes": "changes"}
    return kinds.get(contrast.effect.contrast, role_of(contrast))


def _plots(results: tuple[Result, ...], key: Callable[[Judged], Keyed], unit: str) -> Iterator[Plot]:
    groups: dict[str, list[Line]] = {}
    for result in results:
        for item in result.judged:
            found = key(item)
            if found:
                groups.setdefault(found[0], []).append(_line(result, item, found, unit))
    for title in sorted(groups):
        lines = sorted(groups[title], key=lambda line: (-line.value, line.slug, line.rows))
        yield _plot(title, unit, lines)


def _plot(title: str, unit: str, lines: list[Line]) -> Plot:
    least = LEAST[unit]
    values = [v for line in lines for v in (line.value, line.low, line.high, -least, least) if v is not None]
    spare = (max(values) - min(values)) * 0.05
    note = f"In {unit}; the upright line is no difference."
    return Plot(title, note, lines[:MOST], len(lines), min(values) - spare, max(values) + spare)


def _line(result: Result, item: Judged, found: tuple[str, float, str], unit: str) -> Line:
    _, value, how = found
    finding, verdict = item.finding, item.verdict
    same_unit = verdict.interval is not None and (not how or how == "as published")
    interval = verdict.interval if same_unit else None
    said = brief(item)
    number = signed(round(value, 2))
    return Line(
        slug=result.slug,
        name=result.case.who.name,
        what=said.what,
        design=DESIGNS[result.case.doubt.design].label,
        students=students_behind(finding) or "number of students not published",
        text=number + (f" ({how})" if how else ""),
        interval=interval_text(interval, finding.lead.unit) if interval else "not known",
        sure=verdict.because,
        direction=str(verdict.direction),
        label=LABELS[verdict.direction],
        rows=" ".join(f"{result.slug}:{row}" for row in said.rows.split()),
        value=value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
    )
