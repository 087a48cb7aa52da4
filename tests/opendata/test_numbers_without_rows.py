"""Numbers on computed pages that name no rows: each is of a known kind, and counted again from the API."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from proofpoints.across.facets import BANDS, FACETS
from proofpoints.evidence.verdict import LABELS
from proofpoints.vocabulary import DESIGNS
from tests.opendata.conftest import Built
from tests.opendata.pieces import Piece, Walker
from tests.opendata.test_every_number import numbers

# Pages written by hand, rules and guides show examples; a case page is walked against its own document (test_every_number).
HAND_WRITTEN = (
    "rules",
    "guides",
    "survey",
    "methods",
    "vocabulary",
    "contribute",
    "contributing",
    "data",
    "cases",
    "decisions",
    "benchmarks",
)
OURS = (
    *BANDS.values(),
    *(label[:1].lower() + label[1:] for label in BANDS.values()),
    *("95 percent interval", "CC BY 4.0", "survey of 2014", "In 2014 a survey"),
)
_PERIOD = re.compile(r"\b(?:19|20)\d\d(?:-\d\d)?\b")


def pieces(built: Built) -> Iterator[Piece]:
    """Those of every page that is computed from cases."""
    for file in sorted(built.folder.rglob("index.html")):
        page = file.parent.relative_to(built.folder).as_posix()
        if page.split("/")[0] not in HAND_WRITTEN:
            walker = Walker(page)
            walker.feed(file.read_text("utf-8"))
            yield from walker.found


class Counts:
    """What can be counted from the API."""

    def __init__(self, built: Built) -> None:
        self.built = built
        self.index = built.json("api/v1/index.json")
        self.metrics = {one["id"]: one for one in built.json("api/v1/metrics.json")["metrics"]}
        self.headlines = Counter(row["slug"] for row in built.data.corpus["contrasts"] if row["headline"])
        self.rows = {row["slug"]: row for row in built.data.corpus["cases"]}
        self.facets = [{facet.key: [*facet.values(one)] for facet in FACETS} for one in built.data.results]

    def cases(self, query: str, **wanted: str) -> int:
        """Cases that a link such as cases/?model=flex&subject=math names, of a direction or design if one is given."""
        asked = parse_qs(urlsplit(query).query) | {key: [value] for key, value in wanted.items()}
        return sum(all({*held[key]} & {*values} for key, values in asked.items()) for held in self.facets)

    def of_metric(self, id_: str) -> int:
        """Cases that report a measure."""
        return int(self.metrics[id_]["cases"])


Kind = Callable[[Piece, Counts], set[float] | None]  # the numbers allowed, None if the piece is of another kind


def of_card(piece: Piece, counts: Counts) -> set[float] | None:
    """Place, grades and students of a card: those of its case; how many more headline results it has."""
    case = piece.last("case")
    if piece.inside("p", "pp-card-more"):
        return {counts.headlines[case] - 1}
    if not piece.inside("p", "pp-card-place"):
        return None
    row = counts.rows[case]
    students = [one["students"] for one in counts.built.data.corpus["contrasts"] if one["slug"] == case]
    known = {float(one) for one in [row["students_served"], *students] if one is not None}
    return known | {*numbers(f"{row['grades']} {row['program_grades']}")}


def of_home(piece: Piece, counts: Counts) -> set[float] | None:
    """Totals, tiles of states, and the table of designs by direction."""
    if piece.page != ".":
        return None
    corpus = counts.built.data.corpus
    served = [row["students_served"] for row in corpus["cases"] if row["students_served"] is not None]
    if piece.inside("dl", "pp-numbers"):
        waiting = len(counts.built.data.repository.drafts) + len(counts.built.data.repository.sketches)
        figures = len(corpus["outcomes"]) + len(corpus["effects"])
        sources = len({row["url"] for row in corpus["sources"]})
        about = float(f"{sum(served):.1e}")  # the first two digits, since some sources say "about"
        return {counts.index["counts"]["cases"], figures, sources, about, len(served), waiting}
    table = piece.inside("tr")
    if table and piece.inside("table", "pp-cross"):
        directions = ["favorable", "unfavorable", "no-clear-difference", "mixed"][table.cells - 1 : table.cells]
        design = next((term.id for term in DESIGNS.values() if term.label == table.head.strip()), "")
        wanted = ({"design": design} if design else {}) | ({"direction": directions[0]} if directions else {})
        return {counts.cases("", **wanted)}
    if "programs in" in piece.text:
        return {counts.index["counts"]["cases"], len({case["state"] for case in counts.index["cases"]} - {"US"})}
    if "worse, unclear or mixed" in piece.text:
        other = sum(counts.cases("", direction=one) for one in ("unfavorable", "no-clear-difference", "mixed"))
        page = (counts.built.folder / "index.html").read_text("utf-8")
        return {other, counts.index["counts"]["cases"], page.count('class="pp-card-place"')}
    return {counts.cases(piece.last("href"))} if "cases/?" in piece.last("href") else None


def of_map(piece: Piece, counts: Counts) -> set[float] | None:
    """Cells of the map: the cases its link leads to, and those of each direction."""
    if piece.page != "map":
        return None
    if not (cell := piece.inside("td")):
        return set(_gaps(counts)) if "without a case" in piece.text else None
    mark = piece.inside("span", "pp-map-mark")
    if mark and "kind=" in cell.href:  # of the results of this kind alone, which may differ from the case's direction
        return {*map(float, range(1, counts.cases(cell.href) + 1))}
    if mark:
        label = mark.attributes["title"].partition(":")[0]
        return {counts.cases(cell.href, direction=next(id_ for id_, said in LABELS.items() if said == label))}
    return {counts.cases(cell.href)}


def _gaps(counts: Counts) -> Iterator[float]:
    """How many combinations each list of the map names."""
    page = (counts.built.folder / "map/index.html").read_text("utf-8")
    for part in page.split("without a case")[1:]:
        yield float(part.partition("</details>")[0].count("<li"))


def of_measures(piece: Piece, counts: Counts) -> set[float] | None:
    """Cases that report a measure, and its bounds."""
    if piece.inside("span", "pp-n"):
        return {counts.of_metric(piece.last("href").rstrip("/").rpartition("/")[2])}
    id_ = piece.page.rpartition("/")[2]
    if not piece.page.startswith("measures/") or id_ not in counts.metrics:
        return None
    if re.fullmatch(r"from \S+(?: to \S+)?", piece.text):
        return {abs(one) for one in (counts.metrics[id_]["low"], counts.metrics[id_]["high"]) if one is not None}
    return {counts.of_metric(id_)} if re.match(r"\d+ cases?\. Do not rank", piece.text) else None


def of_like_us(piece: Piece, counts: Counts) -> set[float] | None:
    """The table of all cases, and the choices and explanations of the form, which speak of no case."""
    if piece.page != "like-us":
        return None
    if piece.inside("option") or piece.text.startswith("Each thing you fill in counts the same."):
        return {*numbers(piece.text)}
    if piece.inside("td"):
        return {fact["value"] for fact in counts.built.cases[piece.last("case")]["facts"]}
    return {counts.index["counts"]["cases"]}


def of_effects(piece: Piece, counts: Counts) -> set[float] | None:
    """The ends of the scales, which are rounded outward, and how many results are drawn."""
    if piece.page != "effects":
        return None
    if piece.inside("span", "pp-forest-scale"):
        return {*numbers(piece.text)}
    page = (counts.built.folder / "effects/index.html").read_text("utf-8")
    return {page.count("<svg viewBox"), sum(counts.headlines.values())}


def of_groups(piece: Piece, counts: Counts) -> set[float] | None:
    """How many results a group has, in all and of each direction: those listed on its pages."""
    if piece.page.split("/")[0] != "equity":
        return None
    inside = piece.inside("section")
    group = inside.attributes["aria-labelledby"] if inside else piece.page.split("/")[1]
    whole = (counts.built.folder / "equity" / "index.html").read_text("utf-8")
    section = whole.partition(f'<section aria-labelledby="{group}">')[2].partition("</section>")[0]
    parts = [page.read_text("utf-8") for page in (counts.built.folder / "equity" / group).rglob("index.html")]
    listed = re.findall(r'<li data-rows="[^"]*"><span class="pp-badge pp-([a-z-]+)"', "".join(parts) or section)
    directions = Counter(listed)
    return {float(directions.total()), float(section.count("<li data-rows")), *map(float, directions.values())}


KINDS: tuple[Kind, ...] = (of_card, of_home, of_map, of_measures, of_like_us, of_effects, of_groups)


def known_words(built: Built) -> re.Pattern[str]:
    """Every text of the API that holds digits: names, notes, definitions; a number of its own is none."""
    texts = {text for file in (built.folder / "api/v1").rglob("*.json") for text in _texts(built.json(str(file)))}
    words = {" ".join(text.split()) for text in texts if re.search(r"\d", text) and re.search(r"[A-Za-z]{3}", text)}
    words |= {word.lower() for word in words}
    return re.compile("|".join(map(re.escape, sorted({*words, *OURS}, key=len, reverse=True))))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for child in value.values():
            yield from _texts(child)
    elif isinstance(value, list):
        for child in value:
            yield from _texts(child)
    elif isinstance(value, str):
        yield value


@pytest.fixture(scope="module")
def counts(real: Built) -> Counts:
    return Counts(real)


def test_every_number_without_rows_is_of_a_known_kind_and_counted_again(real: Built, counts: Counts) -> None:
    words = known_words(real)
    wrong, checked = [], Counter[str]()
    for piece in pieces(real):
        for number in numbers(_PERIOD.sub("", words.sub(" ", piece.text))):
            kinds = ((kind.__name__, found) for kind in KINDS if (found := kind(piece, counts)) is not None)
            name, allowed = next(kinds, ("unknown", set()))
            checked[name] += 1
            if number not in allowed:
                wrong.append(f"{piece.page}: {number} in “{piece.text[:90]}” ({name}: {sorted(allowed)[:6]})")
    assert wrong == [], f"{len(wrong)}: " + "\n".join(wrong[:40])
    assert {*checked} == {kind.__name__ for kind in KINDS}
    assert checked.total() > 500
