"""The evidence map: how many cases stand behind each combination, which way they point, and where there is nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from urllib.parse import urlencode

from proofpoints.across.facets import BANDS, KINDS, values_of
from proofpoints.across.gist import Gist
from proofpoints.evidence.ladder import RUNGS
from proofpoints.evidence.verdict import LABELS, Direction, overall
from proofpoints.pages.page import Page, render
from proofpoints.vocabulary import DESIGNS, METRICS, MODELS, SUBJECTS


@dataclass(frozen=True)
class Axis:
    """One side of a map: a facet, by which Find shows the cases of a value, too."""

    label: str
    facet: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Cell:
    """A combination: number of cases, how many point which way (id, label, count), the strongest design, its address."""

    where: str
    count: int
    directions: list[tuple[str, str, int]]
    strongest: str
    address: str


@dataclass(frozen=True)
class Map:
    """A table of cells; `empty` names the combinations without a case."""

    id: str
    title: str
    rows: list[tuple[str, list[Cell]]]
    columns: list[str]
    empty: list[str]


MODEL = Axis("Model", "model", {m.id: m.label for m in MODELS.values()})
SUBJECT = Axis("Subject", "subject", {s.id: s.label for s in SUBJECTS.values()})
MEASURE = Axis("Measure", "kind", KINDS)
BAND = Axis("Grades", "grades", BANDS)


def map_page(gists: tuple[Gist, ...]) -> Page:
    """Model by subject, model by measure, subject by grades."""
    maps = [
        _map("model-subject", "By model and subject", MODEL, SUBJECT, gists),
        _map("model-measure", "By model and kind of measure", MODEL, MEASURE, gists),
        _map("subject-grades", "By subject and grades", SUBJECT, BAND, gists),
    ]
    body = render("map.html", "map/", maps=maps, total=len(gists), directions=LABELS)
    return Page(
        "map/", "Evidence map", "Which combinations have evidence, which way it points, and where none is.", body
    )


def _map(identity: str, title: str, rows: Axis, columns: Axis, gists: tuple[Gist, ...]) -> Map:
    here: dict[tuple[str, str], list[Gist]] = {}
    for gist in gists:
        for pair in product(dict.fromkeys(values_of(gist, rows.facet)), dict.fromkeys(values_of(gist, columns.facet))):
            here.setdefault(pair, []).append(gist)
    table = [
        (label, [_cell(rows, value, columns, other, here.get((value, other), [])) for other in columns.values])
        for value, label in rows.values.items()
    ]
    empty = [cell.where for _, cells in table for cell in cells if not cell.count]
    return Map(identity, title, table, list(columns.values.values()), empty)


def _cell(rows: Axis, value: str, columns: Axis, other: str, here: list[Gist]) -> Cell:
    counts = Counter(_direction(gist, columns, other) for gist in here)
    designs = {gist.design for gist in here}
    return Cell(
        where=f"{rows.values[value]} and {columns.values[other][0].lower()}{columns.values[other][1:]}",
        count=len(here),
        directions=[(str(d), LABELS[d], counts[d]) for d in Direction if counts[d]],
        strongest=DESIGNS[min(designs, key=RUNGS.index)].label if designs else "",
        address=f"cases/?{urlencode([(rows.facet, value), (columns.facet, other)])}",
    )


def _direction(gist: Gist, axis: Axis, value: str) -> Direction:
    """The direction of a case; in a map of measures, that of its headline results of this family."""
    if axis is not MEASURE:
        return gist.direction
    results = zip(gist.leads, gist.cards[1:], strict=True)
    return overall(Direction(card.direction) for lead, card in results if METRICS[lead].family == value)
