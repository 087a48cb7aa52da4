"""The evidence map: how many cases stand behind each combination, which way they point, and where there is nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from urllib.parse import urlencode

from proofpoints.analyse import Result
from proofpoints.evidence.ladder import RUNGS
from proofpoints.evidence.verdict import LABELS, Direction, overall
from proofpoints.facets import BANDS, KINDS, bands, kinds
from proofpoints.pages.page import Page, render
from proofpoints.vocabulary import DESIGNS, MODELS, SUBJECTS

Values = Callable[[Result], Iterable[str]]


@dataclass(frozen=True)
class Axis:
    """One side of a map. `query` gives the parameters by which Find shows the cases of a value."""

    label: str
    values: Mapping[str, str]
    of: Values
    query: Callable[[str], list[tuple[str, str]]]


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


MODEL = Axis(
    "Model", {m.id: m.label for m in MODELS.values()}, lambda r: r.case.what.models, lambda value: [("model", value)]
)
SUBJECT = Axis(
    "Subject",
    {s.id: s.label for s in SUBJECTS.values()},
    lambda r: r.case.what.subjects,
    lambda value: [("subject", value)],
)
MEASURE = Axis("Measure", KINDS, kinds, lambda value: [("kind", value)])
BAND = Axis("Grades", BANDS, lambda r: bands(r.case.what.grades), lambda value: [("grades", value)])


def map_page(results: tuple[Result, ...]) -> Page:
    """Model by subject, model by measure, subject by grades."""
    maps = [
        _map("model-subject", "By model and subject", MODEL, SUBJECT, results),
        _map("model-measure", "By model and kind of measure", MODEL, MEASURE, results),
        _map("subject-grades", "By subject and grades", SUBJECT, BAND, results),
    ]
    body = render("map.html", "map/", maps=maps, total=len(results), directions=LABELS)
    return Page(
        "map/", "Evidence map", "Which combinations have evidence, which way it points, and where none is.", body
    )


def _map(identity: str, title: str, rows: Axis, columns: Axis, results: tuple[Result, ...]) -> Map:
    here: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        for pair in product(dict.fromkeys(rows.of(result)), dict.fromkeys(columns.of(result))):
            here.setdefault(pair, []).append(result)
    table = [
        (label, [_cell(rows, value, columns, other, here.get((value, other), [])) for other in columns.values])
        for value, label in rows.values.items()
    ]
    empty = [cell.where for _, cells in table for cell in cells if not cell.count]
    return Map(identity, title, table, list(columns.values.values()), empty)


def _cell(rows: Axis, value: str, columns: Axis, other: str, here: list[Result]) -> Cell:
    counts = Counter(_direction(result, columns, other) for result in here)
    designs = {result.case.doubt.design for result in here}
    return Cell(
        where=f"{rows.values[value]} and {columns.values[other][0].lower()}{columns.values[other][1:]}",
        count=len(here),
        directions=[(str(d), LABELS[d], counts[d]) for d in Direction if counts[d]],
        strongest=DESIGNS[min(designs, key=RUNGS.index)].label if designs else "",
        address=f"cases/?{urlencode([*rows.query(value), *columns.query(other)])}",
    )


def _direction(result: Result, axis: Axis, value: str) -> Direction:
    """The direction of a case; in a map of measures, that of its headline results of this family."""
    if axis is not MEASURE:
        return result.direction
    return overall(item.verdict for item in result.judged if item.finding.lead.about.family == value)
