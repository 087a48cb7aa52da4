"""Forest plots: effects that may be shown together, each with its interval, null and negative in full view, never pooled.

A plot of many effects shows both of its ends, so that the negative ones are never cut off, and all of them on pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from proofpoints.across.gist import Gist, Spot
from proofpoints.analyse import Judged, Result
from proofpoints.brief import rows_behind, what_changed
from proofpoints.evidence.contrasts import Change, Contrast, Difference, DifferenceInChanges, role_of
from proofpoints.evidence.findings import Finding
from proofpoints.evidence.uncertainty import Interval
from proofpoints.evidence.verdict import LABELS
from proofpoints.pages.page import Page, render, root_of
from proofpoints.pages.parts import parts
from proofpoints.pages.piece import joined, piece
from proofpoints.pages.prose import rows_elsewhere
from proofpoints.vocabulary import DESIGNS
from proofpoints.vocabulary.metrics import FAMILIES
from proofpoints.words import interval_text, signed, students_behind

WHOLE = 20  # lines of a plot that is shown whole among the others
ENDS = 3  # lines at each end of a larger one
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
class Plot:
    """Effects on one axis from `start` to `end`, in the unit of the group. `total` of them stand at `path`; `spots` are shown."""

    path: str
    title: str
    note: str
    spots: Sequence[Spot]
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


def forest_pages(gists: tuple[Gist, ...]) -> Iterator[Page]:
    """Standardized effects by family of measure, then percentage points by measure and kind of contrast."""
    sd, points = (list(_plots(gists, unit)) for unit in LEAST)
    shown = sum(plot.total for plot in (*sd, *points))
    every = sum(len(gist.leads) for gist in gists)
    short = {name: [_ends(plot) for plot in plots] for name, plots in (("sd", sd), ("points", points))}
    body = render("effects.html", "effects/", **short, shown=shown, every=every)
    yield Page("effects/", "Sizes of effects", "Effects that may be shown together, never pooled.", body)
    for plot in (*sd, *points):
        if plot.total > WHOLE:
            yield from _pages(plot)


def _ends(plot: Plot) -> tuple[Plot, list[Markup]]:
    """A plot as it stands among the others, with its rows or with those of both ends."""
    if plot.total <= WHOLE:
        return plot, [_rows(plot, plot.spots, "effects/")]
    first, last = plot.spots[:ENDS], plot.spots[-ENDS:]
    both = [_rows(plot, spots, "effects/") for spots in (first, last)]
    return replace(plot, spots=[*first, *last]), both


def _pages(plot: Plot) -> Iterator[Page]:
    """All lines of a plot, in parts, all on one axis."""
    for part in parts(plot.path, plot.title, plot.spots):
        rows = [_rows(plot, part.items, part.path)]
        body = render("effects_plot.html", part.path, plot=plot, rows=rows, number=part.number, last=part.last)
        yield Page(part.path, part.title, f"{plot.title}: all {plot.total} effects, largest first.", body)


def _rows(plot: Plot, spots: Sequence[Spot], path: str) -> Markup:
    """Rows of the table on the page at `path`."""
    return joined((_row(plot, spot, root_of(path)) for spot in spots), "\n")


def _row(plot: Plot, spot: Spot, root: str) -> Markup:
    reach = piece("forest_range.html")
    low, high = map(plot.at, spot.ends or (0, 0))
    return piece("forest_row.html").fill(
        root=root,
        zero=plot.at(0),
        at=plot.at(spot.value),
        range=reach.fill(low=low, high=high) if spot.ends else "",
        **{name: getattr(spot, name) for name in _WORDS},
    )


_WORDS = ("slug", "name", "what", "design", "students", "text", "interval", "sure", "direction", "label", "rows")
Keyed = tuple[str, str, float, str] | None


def _standardized(item: Judged) -> Keyed:
    """Folder, family of measure, value, how it was standardized; None if it is no standardized effect of a group contrast."""
    size = item.effect_size
    if size is None:
        return None
    family = item.finding.lead.about.family
    return f"standardized-{family}", FAMILIES[family], size.value, size.kind


def _points(item: Judged) -> Keyed:
    """Folder, measure and kind of contrast, value in percentage points; None in any other unit."""
    finding = item.finding
    if finding.lead.unit not in ("percent", "percentage-points"):
        return None
    kind = _kind(finding.contrast)
    title = f"{finding.lead.about.label}: {_KINDS[kind]}"
    return f"{finding.lead.metric}-{kind}", title, finding.contrast.estimate, ""


def _kind(contrast: Contrast) -> str:
    if isinstance(contrast, DifferenceInChanges):
        return "changes"
    if isinstance(contrast, Change):
        return "change"
    if isinstance(contrast, Difference):
        return role_of(contrast)
    kinds = {"change": "change", "difference-in-changes": "changes"}
    return kinds.get(contrast.effect.contrast, role_of(contrast))


def _plots(gists: tuple[Gist, ...], unit: str) -> Iterator[Plot]:
    groups: dict[tuple[str, str], list[Spot]] = {}
    for gist in gists:
        for spot in gist.spots:
            if spot.unit == unit:
                groups.setdefault((spot.title, spot.folder), []).append(spot)
    for title, folder in sorted(groups):
        spots = sorted(groups[title, folder], key=lambda spot: -spot.value)  # of equal ones the first case is first
        yield _plot(f"effects/{folder}/", title, unit, spots)


def _plot(path: str, title: str, unit: str, spots: list[Spot]) -> Plot:
    values = [-LEAST[unit], LEAST[unit], *(spot.value for spot in spots)]
    values += [end for spot in spots if spot.ends for end in spot.ends]
    spare = (max(values) - min(values)) * 0.05
    note = f"In {unit}; the upright line is no difference."
    return Plot(path, title, note, spots, len(spots), min(values) - spare, max(values) + spare)


def spots(result: Result) -> Iterator[Spot]:
    """The headline results of a case that may stand on an axis, each in words."""
    for item in result.judged:
        for unit, key in zip(LEAST, (_standardized, _points), strict=True):
            found = key(item)
            if found:
                yield _spot(result, item, unit, *found)


def _spot(result: Result, item: Judged, unit: str, folder: str, title: str, value: float, how: str) -> Spot:
    finding, verdict = item.finding, item.verdict
    same_unit = how in ("", "as published")  # else an interval is not in the unit of the axis
    interval = verdict.interval if same_unit else None
    number = signed(round(value, 2))
    return Spot(
        unit=unit,
        folder=folder,
        title=title,
        slug=result.slug,
        name=result.case.who.name,
        what=what_changed(finding),
        design=DESIGNS[result.case.doubt.design].label,
        students=students_behind(finding) or "number of students not published",
        text=number + (f" ({how})" if how else ""),
        interval=_interval(verdict.interval, finding, same_unit),
        sure=verdict.because,
        direction=str(verdict.direction),
        label=LABELS[verdict.direction],
        rows=rows_elsewhere(rows_behind(finding), result.slug),
        value=value,
        ends=(interval.low, interval.high) if interval else None,
    )


def _interval(interval: Interval | None, finding: Finding, same_unit: bool) -> str:
    if interval is None:
        return "not known"
    said = interval_text(interval, finding.lead.unit)
    return said if same_unit else f"not known in this unit; that of the plain difference: {said}"
