"""The JSON API: every document as plain data. Names and meanings come from the tables of the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from proofpoints.across.facets import values_of
from proofpoints.across.gist import Gist
from proofpoints.analyse import Result
from proofpoints.evidence.gate import lacking
from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import OF_CASES, Corpus, Record, metric_records, vocabulary_records
from proofpoints.opendata.history import History, history_records
from proofpoints.opendata.package import DESCRIPTION, TITLE
from proofpoints.opendata.records import Records, json_bytes
from proofpoints.pages.gather import LACKS
from proofpoints.reading.descriptor import LICENSE
from proofpoints.rows import Repository
from proofpoints.vocabulary import DESIGNS, GROUPS, METRICS, STATES

ROOT = "api/v1/"
SCHEMA_VERSION = "1.0"
PAGE = 4_000  # rows of one document of outcomes
SLICE = 1_000  # cases of one document of the index, cases and drafts of one of the gaps
# newest first: version and what it means for programs that read the API
CHANGELOG = [("1.0", "First version.")]
# name of a facet in the API, and its key on the search page, which has no full locale
_FACETS = {
    "state": "state",
    "level": "level",
    "locale": "",
    "models": "model",
    "subjects": "subject",
    "products": "product",
    "motivations": "motivation",
    "design": "design",
    "direction": "direction",
    "metric": "measure",
    "group": "group",
}


def document(kind: str, path: str, site: Site, **parts: Any) -> Record:
    """A document: version, address of itself and of its schema, licence, and its parts."""
    return {
        "schema_version": SCHEMA_VERSION,
        "self": site.link(path, path),
        "schema": site.link(f"{ROOT}schema/{kind}.json", path),
        "license": LICENSE["path"],
        **parts,
    }


def as_bytes(value: Record) -> bytes:
    """A document as it is written."""
    return json_bytes(value) + b"\n"


def case_document(result: Result, records: Corpus, history: History, site: Site) -> tuple[str, Record]:
    """Path and value of the document of one case."""
    path = f"{ROOT}cases/{result.slug}.json"
    return path, document("case", path, site, **_case(result, records, history, site))


Kinded = tuple[str, str, Record]  # kind, path, value


def documents(
    gists: tuple[Gist, ...], records: Records, repository: Repository, history: History, site: Site, version: str
) -> Iterator[Kinded]:
    """Every document but those of the cases."""

    def make(kind: str, name: str, **parts: Any) -> Kinded:
        return kind, ROOT + name, document(kind, ROOT + name, site, **parts)

    said = _said(records, site, version)
    for name, following, start in _slices("index", len(gists), site):
        entries = [_entry(gist, site) for gist in gists[start : start + SLICE]]
        yield make("index", name, **said, cases=entries, next=following)
    yield make("metrics", "metrics.json", metrics=metric_records(using(gists), site, ROOT + "metrics.json"))
    yield make("vocabulary", "vocabulary.json", terms=vocabulary_records())
    yield make("facets", "facets.json", facets=_facets(gists))
    gaps, waiting = _gaps(gists), _waiting(repository)
    for name, following, start in _slices("gaps", max(len(gists), len(waiting)), site):
        part = slice(start, start + SLICE)
        without = _cases_without(gists[part])
        yield make("gaps", name, **gaps, cases_without=without, waiting=waiting[part], next=following)
    yield make("changes", "changes.json", releases=history_records(history)[::-1])


def _slices(kind: str, total: int, site: Site) -> Iterator[tuple[str, str | None, int]]:
    """Name of each document of a long list, the address of the next, and where its part begins; one at least."""
    for start in range(0, max(1, total), SLICE):
        number = start // SLICE + 1
        name = f"{kind}-{number}.json" if start else f"{kind}.json"
        more = start + SLICE < total
        yield name, site.link(f"{ROOT}{kind}-{number + 1}.json", ROOT + name) if more else None, start


def _said(records: Records, site: Site, version: str) -> Record:
    """What every part of the index says of the whole."""
    path = f"{ROOT}index.json"
    named = ("metrics", "vocabulary", "facets", "gaps", "changes", "openapi")
    links = {name: site.link(f"{ROOT}{name}.json", path) for name in named}
    links |= {"feed": site.link("feed.xml", path), "datapackage": site.link("data/datapackage.json", path)}
    links |= {"outcomes": site.link(f"{ROOT}outcomes/", path) + "{metric}.json"}
    links |= {"page": site.link("cases/", path) + "{slug}/"}
    links |= {"documentation": site.link("data/", path)}
    counts = {name: records.count(name) for name in ("cases", "outcomes", "effects", "contrasts", "sources")}
    said = {"title": TITLE, "description": DESCRIPTION, "version": version}
    changelog = [{"version": number, "text": text} for number, text in CHANGELOG]
    return said | {"changelog": changelog, "counts": counts, "links": links}


def _entry(gist: Gist, site: Site) -> Record:
    return {
        "slug": gist.slug,
        "name": gist.name,
        "program": gist.program,
        "state": gist.state,
        "design": gist.design,
        "direction": str(gist.direction),
        "models": list(values_of(gist, "model")),
        "subjects": list(values_of(gist, "subject")),
        "outcomes": gist.reported.figures,
        "effects": gist.reported.effects,
        "url": site.link(f"{ROOT}cases/{gist.slug}.json", f"{ROOT}index.json"),
    }


def _case(result: Result, part: Corpus, history: History, site: Site) -> Record:
    """Everything of one case: figures, contrasts, facts, texts and sources, with addresses as seen from its document."""
    path = f"{ROOT}cases/{result.slug}.json"
    page = site.link(f"cases/{result.slug}/", path)
    records: dict[str, Any] = {name: part[name] for name in OF_CASES}
    for name in ("outcomes", "effects"):
        records[name] = [row | {"permalink": f"{page}#{row['id']}"} for row in part[name]]
    records["contrasts"] = [row | {"page": page} for row in part["contrasts"]]
    case = part["cases"][0] | {"page": page}
    first, last = history.dates.get(result.slug, (None, None))
    links = {
        "page": page,
        "outcomes_csv": site.link(f"data/{result.slug}/outcomes.csv", path),
        "badge": site.link(f"embed/{result.slug}/badge.svg", path),
        "embed": site.link(f"embed/{result.slug}/", path),
        "bibtex": site.link(f"cases/{result.slug}/citation.bib", path),
        "ris": site.link(f"cases/{result.slug}/citation.ris", path),
        "index": site.link(f"{ROOT}index.json", path),
    }
    records["conflicts"] = [[row.id for row in conflict.rows] for conflict in result.conflicts]
    return {"case": case, "first_published": first, "last_changed": last, **records, "links": links}


class OutcomePages:
    """The documents of figures by measure, written while the cases go by."""

    def __init__(self, totals: Counter[str], site: Site, sink: Callable[[str], IO[bytes]]) -> None:
        self.totals = totals  # figures by measure
        self.site, self.sink = site, sink
        self.written = dict.fromkeys(METRICS, 0)
        self.open: dict[str, tuple[IO[bytes], bytes]] = {}  # the file of a measure, and how it will end

    def add(self, figures: Iterable[tuple[str, bytes]]) -> None:
        """Take the figures of a case."""
        for metric, row in figures:
            if metric in self.open:
                self.open[metric][0].write(b"," + row)
            else:
                self._begin(metric).write(row)
            self.written[metric] += 1
            if self.written[metric] % PAGE == 0:
                self._end(metric)

    def close(self) -> None:
        """End the last document of every measure; one without a figure has an empty document."""
        for metric in METRICS:
            if not self.written[metric]:
                self._begin(metric)
            if metric in self.open:
                self._end(metric)

    def _name(self, metric: str, number: int) -> str:
        return f"outcomes/{metric}-{number + 1}.json" if number else f"outcomes/{metric}.json"

    def _begin(self, metric: str) -> IO[bytes]:
        number = self.written[metric] // PAGE
        path = ROOT + self._name(metric, number)
        more = (number + 1) * PAGE < self.totals[metric]
        following = self.site.link(ROOT + self._name(metric, number + 1), path) if more else None
        parts = {"metric": metric, "total": self.totals[metric], "rows": [], "next": following}
        head, rows, tail = as_bytes(document("outcomes", path, self.site, **parts)).partition(b'"rows":[')
        file = self.sink(path)
        file.write(head + rows)
        self.open[metric] = file, tail
        return file

    def _end(self, metric: str) -> None:
        file, tail = self.open.pop(metric)
        with file:
            file.write(tail)


def using(gists: tuple[Gist, ...]) -> Counter[str]:
    """How many cases report each measure."""
    return Counter(metric for gist in gists for metric in gist.reported.metrics)


def figures(gists: tuple[Gist, ...]) -> Counter[str]:
    """How many outcomes there are of each measure."""
    found: Counter[str] = Counter()
    for gist in gists:
        for metric, count in gist.reported.outcomes:
            found[metric] += count
    return found


def _facets(gists: tuple[Gist, ...]) -> list[Record]:
    """For every facet, its values in use with the number of cases."""
    return [
        _facet(name, (values_of(gist, key) if key else (gist.profile.locale,) for gist in gists))
        for name, key in _FACETS.items()
    ]


def _facet(name: str, cells: Iterable[tuple[str | None, ...]]) -> Record:
    counts = Counter(value for cell in cells for value in cell if value)
    return {"name": name, "values": [{"id": value, "cases": counts[value]} for value in sorted(counts)]}


def _gaps(gists: tuple[Gist, ...]) -> Record:
    """What no case reports."""
    metrics = {metric for gist in gists for metric in gist.reported.metrics}
    groups = {group for gist in gists for group in gist.reported.groups}
    states, designs = {gist.state for gist in gists}, {gist.design for gist in gists}
    return {
        "metrics_without_rows": [metric for metric in METRICS if metric not in metrics],
        "groups_without_rows": [group for group in GROUPS if group not in groups],
        "states_without_cases": [state for state in STATES if state != "US" and state not in states],
        "designs_without_cases": [design for design in DESIGNS if design not in designs],
    }


def _cases_without(gists: tuple[Gist, ...]) -> dict[str, list[str]]:
    """Of some cases, which lack what many lack."""
    return {name: [gist.slug for gist in gists if name in gist.lacks] for name in LACKS}


def _waiting(repository: Repository) -> list[Record]:
    """Programs that wait for data, by slug, and what each lacks."""
    drafts = [(draft.slug, draft.case.who.name, lacking(draft)) for draft in repository.drafts]
    sketches = [(sketch.slug, sketch.name, lacking(sketch)) for sketch in repository.sketches]
    return [{"slug": slug, "name": name, "lacks": lacks} for slug, name, lacks in sorted((*drafts, *sketches))]
