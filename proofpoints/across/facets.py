"""The facets by which cases are found: for each its label, the labels of its values, and the values of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from proofpoints.across.gist import Gist
from proofpoints.analyse import Result
from proofpoints.evidence.verdict import LABELS, Direction
from proofpoints.vocabulary import (
    DESIGNS,
    GRADES,
    GROUPS,
    LEVELS,
    METRICS,
    MODELS,
    MOTIVATIONS,
    STATES,
    SUBJECTS,
    Term,
)
from proofpoints.vocabulary.metrics import FAMILIES

BANDS = {"elementary": "Elementary (K-5)", "middle": "Middle (6-8)", "high": "High school (9-12)"}
_SPANS = {"elementary": (0, 6), "middle": (7, 9), "high": (10, 13)}
KINDS = {key: label for key, label in FAMILIES.items() if key != "context"}
SETTINGS = {"city": "City", "suburban": "Suburb", "town": "Town", "rural": "Rural"}
SIZES = {  # students enrolled: id, label, upper end (not included)
    "under-1000": ("Under 1,000 students", 1_000),
    "1000-4999": ("1,000 to 4,999", 5_000),
    "5000-24999": ("5,000 to 24,999", 25_000),
    "25000-99999": ("25,000 to 99,999", 100_000),
    "100000-up": ("100,000 or more", None),
}


def bands(grades: str) -> list[str]:
    """Grade bands that a span such as K-5 touches."""
    ends = grades.split("-")
    low, high = GRADES.index(ends[0]), GRADES.index(ends[-1])
    return [band for band, (first, last) in _SPANS.items() if low <= last and high >= first]


def kinds(result: Result) -> list[str]:
    """Kinds of measure of the headline results; background such as enrollment is none."""
    return [kind for kind in dict.fromkeys(item.finding.lead.about.family for item in result.judged) if kind in KINDS]


def setting(result: Result) -> str:
    """City, suburb, town or rural; empty if no source says."""
    locale = result.case.who.place.locale
    return locale.value.split("-")[0] if locale else ""


def size(result: Result) -> str:
    """The size class of the district or school by the first enrollment given; empty if none is."""
    if not result.case.who.enrollment:
        return ""
    students = result.case.who.enrollment[0].value
    return next(key for key, (_, end) in SIZES.items() if end is None or students < end)


@dataclass(frozen=True)
class Facet:
    """One facet. `labels` is None where the values are their own labels, such as products."""

    key: str
    label: str
    labels: Mapping[str, str] | None
    values: Callable[[Result], Iterable[str]]


def _labels(terms: Mapping[str, Term]) -> dict[str, str]:
    return {key: term.label for key, term in terms.items()}


def _some(value: str) -> list[str]:
    return [value] if value else []


FACETS = (
    Facet("direction", "Direction of results", {str(d): LABELS[d] for d in Direction}, lambda r: [str(r.direction)]),
    Facet("design", "Design", _labels(DESIGNS), lambda r: [r.case.doubt.design]),
    Facet("subject", "Subject", _labels(SUBJECTS), lambda r: r.case.what.subjects),
    Facet("grades", "Grades", BANDS, lambda r: bands(r.case.what.grades)),
    Facet("locale", "Setting", SETTINGS, lambda r: _some(setting(r))),
    Facet("size", "Size", {key: label for key, (label, _) in SIZES.items()}, lambda r: _some(size(r))),
    Facet("state", "State", _labels(STATES), lambda r: [r.case.who.place.state]),
    Facet("model", "Model", _labels(MODELS), lambda r: r.case.what.models),
    Facet("kind", "Kind of headline result", KINDS, kinds),
    Facet("measure", "Measure", _labels(METRICS), lambda r: r.metrics),
    Facet("group", "Student group", _labels(GROUPS), lambda r: r.groups),
    Facet("product", "Product", None, lambda r: r.case.what.products),
    Facet("motivation", "Reason", _labels(MOTIVATIONS), lambda r: r.case.why.motivations),
    Facet("level", "Level", _labels(LEVELS), lambda r: [r.case.who.level]),
)


_PLACES = {facet.key: place for place, facet in enumerate(FACETS)}


def facet_values(result: Result) -> tuple[tuple[str, ...], ...]:
    """The values of a case by facet, in the order of the facets."""
    return tuple(tuple(facet.values(result)) for facet in FACETS)


def values_of(gist: Gist, key: str) -> tuple[str, ...]:
    """The values of a case in one facet."""
    return gist.facets[_PLACES[key]]


def facet_column(facet: Facet, gists: tuple[Gist, ...]) -> dict[str, Any]:
    """A facet as a list of its used values and, for each case, the numbers of its values."""
    column = [list(dict.fromkeys(values_of(gist, facet.key))) for gist in gists]
    used = {value for cell in column for value in cell}
    order = [v for v in facet.labels if v in used] if facet.labels else sorted(used, key=str.casefold)
    number = {value: index for index, value in enumerate(order)}
    return {
        "key": facet.key,
        "label": facet.label,
        "values": [[value, facet.labels[value] if facet.labels else value] for value in order],
        "column": [[number[value] for value in cell] for cell in column],
    }
