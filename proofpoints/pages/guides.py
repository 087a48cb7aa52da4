"""Measure your own program: the goal builder, measures to choose from, students needed, and the starter package."""

from __future__ import annotations

from proofpoints.across.facets import KINDS
from proofpoints.evidence.power import ICC, students_for_means, students_for_rates
from proofpoints.pages.page import Page, render
from proofpoints.vocabulary import GROUPS, METRICS, UNITS

_STARTS = (30, 50, 70, 85)
_CHANGES = (3, 5, 10, 15)
_EFFECTS = (0.05, 0.1, 0.2, 0.3, 0.5)


def guide_pages() -> list[Page]:
    """The one generated guide; the others are written by hand in docs/guides/."""
    outcomes = [metric for metric in METRICS.values() if metric.outcome]
    body = render(
        "guide_measure.html",
        "guides/measure/",
        families=[(label, [metric for metric in outcomes if metric.family == kind]) for kind, label in KINDS.items()],
        groups=GROUPS,
        units={unit.id: unit for unit in UNITS.values()},
        changes=_CHANGES,
        rates=[(start, [f"{students_for_rates(start, change):,}" for change in _CHANGES]) for start in _STARTS],
        effects=[(effect, f"{students_for_means(effect):,}") for effect in _EFFECTS],
        icc=ICC,
    )
    title = "Measure your own program"
    return [Page("guides/measure/", title, "Write the goal, choose the measure, count the students you need.", body)]
