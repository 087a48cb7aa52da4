"""The lists: all cases, each measure, and what waits for data. Long lists are cut into pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from proofpoints.across.facets import FACETS
from proofpoints.across.gist import Card, Gist
from proofpoints.across.sorting import SORTINGS
from proofpoints.evidence.gate import lacking
from proofpoints.evidence.verdict import LABELS, Direction, overall
from proofpoints.pages.cards import card_html
from proofpoints.pages.page import Page, render, root_of
from proofpoints.pages.parts import parts
from proofpoints.pages.piece import Piece, joined
from proofpoints.pages.telling import place_text
from proofpoints.rows import Entry, Repository, Sketch
from proofpoints.vocabulary import METRICS, STATES, UNITS, Metric
from proofpoints.vocabulary.metrics import FAMILIES

_OTHER = Piece('<li><a href="{{ root }}cases/{{ slug }}/#measure-{{ metric }}">{{ name }}</a>, {{ place }}</li>')


def browse_pages(gists: tuple[Gist, ...]) -> Iterator[Page]:
    """The list of cases that works without JavaScript, by state and name; the first page also holds the search."""
    ordered = sorted(gists, key=lambda gist: (STATES[gist.state].label, gist.name))
    said = f"All {len(gists)} published cases of blended learning with measurable outcomes."
    for part in parts("cases/", "Find a case", ordered, later="Cases"):
        body = render(
            "browse.html",
            part.path,
            cards=joined(card_html(gist.cards[0], part.path) for gist in part.items),
            number=part.number,
            last=part.last,
            total=len(gists),
            facets=FACETS,
            sortings=SORTINGS,
        )
        yield Page(part.path, part.title, said, body)


def measure_pages(gists: tuple[Gist, ...]) -> Iterator[Page]:
    """An index of the measures and a page for each, with the cases that report it: headline results first."""
    using: dict[str, list[Gist]] = {metric: [] for metric in METRICS}
    for gist in gists:
        for key in gist.reported.metrics:
            using[key].append(gist)
    families = [
        (label, [(metric, len(using[metric.id])) for metric in METRICS.values() if metric.family == family])
        for family, label in FAMILIES.items()
    ]
    body = render("measures.html", "measures/", families=families)
    yield Page("measures/", "Measures", "What each measure means, and which cases report it.", body)
    for metric in METRICS.values():
        yield from _measure(metric, using[metric.id])


def _measure(metric: Metric, gists: list[Gist]) -> Iterator[Page]:
    ordered = sorted(gists, key=lambda gist: metric.id not in gist.leads)
    for part in parts(f"measures/{metric.id}/", metric.label, ordered):
        body = render(
            "measure.html",
            part.path,
            metric=metric,
            cards=joined(card_html(_on(metric, gist), part.path) for gist in part.items if metric.id in gist.leads),
            others=joined(_named(metric, gist, part.path) for gist in part.items if metric.id not in gist.leads),
            total=len(gists),
            number=part.number,
            last=part.last,
            units=[UNITS[unit] for unit in metric.units],
            family=FAMILIES[metric.family],
        )
        yield Page(part.path, part.title, f"{metric.label}: {metric.definition}", body)


def _on(metric: Metric, gist: Gist) -> Card:
    """The card with the first headline result on this measure, and the direction of all that the case has on it."""
    here = [card for lead, card in zip(gist.leads, gist.cards[1:], strict=True) if lead == metric.id]
    direction = overall(Direction(card.direction) for card in here)
    return replace(here[0], direction=str(direction), label=LABELS[direction])


def _named(metric: Metric, gist: Gist, path: str) -> Markup:
    """A case with no headline result on this measure: a link to its figures, without the badge of another result."""
    return _OTHER.fill(root=root_of(path), slug=gist.slug, metric=metric.id, name=gist.name, place=gist.cards[0].place)


@dataclass(frozen=True)
class Waiting:
    """A draft in the list of those that wait: what it is and what it lacks."""

    slug: str
    name: str
    program: str
    place: str
    story: str
    lacks: list[str]
    file: str


def waiting_pages(repository: Repository) -> Iterator[Page]:
    """Drafts with the gate's reasons, word for word as `check` prints them."""
    drafts = [_draft(entry) for entry in repository.drafts] + [_sketch(sketch) for sketch in repository.sketches]
    drafts.sort(key=lambda draft: draft.name)
    for part in parts("waiting/", "Waiting for data", drafts):
        body = render(
            "waiting.html", part.path, drafts=part.items, number=part.number, last=part.last, total=len(drafts)
        )
        yield Page(part.path, part.title, "Programs that can't be published yet, and exactly what is missing.", body)


def _draft(entry: Entry) -> Waiting:
    return Waiting(
        entry.slug,
        entry.case.who.name,
        entry.case.what.program,
        place_text(entry.case),
        entry.case.what.description,
        lacking(entry),
        entry.file,
    )


def _sketch(sketch: Sketch) -> Waiting:
    state = STATES[sketch.state].label if sketch.state in STATES else ""
    return Waiting(sketch.slug, sketch.name, "", state, "", lacking(sketch), sketch.file)
