"""The JSON API: every document as plain data. Names and meanings come from the tables of the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from proofpoints.analyse import Result
from proofpoints.descriptor import LICENSE
from proofpoints.evidence.gate import missing
from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import OF_CASES, Corpus, Record, metric_records, vocabulary_records
from proofpoints.opendata.history import History, history_records
from proofpoints.opendata.package import DESCRIPTION, TITLE
from proofpoints.opendata.records import Records, json_bytes
from proofpoints.rows import Repository
from proofpoints.vocabulary import DESIGNS, GROUPS, METRICS, STATES

ROOT = "api/v1/"
SCHEMA_VERSION = "1.0"
PAGE = 4_000  # rows of one document of outcomes
SLICE = 1_000  # cases of one document of the index, cases and drafts of one of the gaps
# newest first: version and what it means for programs that read the API
CHANGELOG = [("1.0", "First version.")]
_ENTRY = ("slug", "name", "program", "state", "design", "direction", "models", "subjects", "outcomes", "effects")
_FACETS = ("state", "level", "locale", "models", "subjects", "products", "motivations", "design", "direction")


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
    results: tuple[Result, ...], records: Records, repository: Repository, history: History, site: Site, version: str
) -> Iterator[Kinded]:
    """Every document but those of the cases."""

    def make(kind: str, name: str, **parts: Any) -> Kinded:
        return kind, ROOT + name, document(kind, ROOT + name, site, **parts)

    said = _said(records, site, version)
    entries = [_entry(row, site) for row in records.cases]
    for name, following, start in _slices("index", len(entries), site):
        yield make("index", name, **said, cases=entries[start : start + SLICE], next=following)
    yield make("metrics", "metrics.json", metrics=metric_records(results, site, ROOT + "metrics.json"))
    yield make("vocabulary", "vocabulary.json", terms=vocabulary_records())
    yield make("facets", "facets.json", facets=_facets(results, records.cases))
    gaps, waiting = _gaps(results, records.cases), _waiting(repository)
    for name, following, start in _slices("gaps", max(len(results), len(waiting)), site):
        part = slice(start, start + SLICE)
        without = _cases_without(results[part], records.cases[part])
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


def _entry(row: Record, site: Site) -> Record:
    address = site.link(f"{ROOT}cases/{row['slug']}.json", f"{ROOT}index.json")
    return {**{name: row[name] for name in _ENTRY}, "url": address}


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
        "outcomes_csv": site.link(f"data/{result.case.result.dataset}/outcomes.csv", path),
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

    def __init__(self, results: tuple[Result, ...], site: Site, sink: Callable[[str], IO[bytes]]) -> None:
        self.totals = Counter(row.metric for result in results for row in result.package.outcomes)
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


def _facets(results: tuple[Result, ...], cases: list[Record]) -> list[Record]:
    """For every facet, its values in use with the number of cases."""
    facets = [_facet(name, [row[name] for row in cases]) for name in _FACETS]
    own = [[row for row in result.package.outcomes if row.arm == "program"] for result in results]
    metrics = [list(dict.fromkeys(row.metric for row in rows)) for rows in own]
    groups = [list(dict.fromkeys(row.group for row in rows)) for rows in own]
    return [*facets, _facet("metric", metrics), _facet("group", groups)]


def _facet(name: str, cells: list[Any]) -> Record:
    counts: dict[str, int] = {}
    for cell in cells:
        for value in cell if isinstance(cell, list) else [cell] if cell else []:
            counts[value] = counts.get(value, 0) + 1
    return {"name": name, "values": [{"id": value, "cases": counts[value]} for value in sorted(counts)]}


def _gaps(results: tuple[Result, ...], cases: list[Record]) -> Record:
    """What no case reports."""
    metrics = {row.metric for result in results for row in result.package.rows}
    groups = {row.group for result in results for row in result.package.rows}
    return {
        "metrics_without_rows": [metric for metric in METRICS if metric not in metrics],
        "groups_without_rows": [group for group in GROUPS if group not in groups],
        "states_without_cases": [s for s in STATES if s != "US" and s not in {c["state"] for c in cases}],
        "designs_without_cases": [d for d in DESIGNS if d not in {case["design"] for case in cases}],
    }


def _cases_without(results: tuple[Result, ...], cases: list[Record]) -> dict[str, list[str]]:
    """Of some cases, which lack what many lack."""
    lacks: dict[str, Callable[[Record], bool]] = {
        "goal": lambda case: case["goal_target"] is None,
        "students_served": lambda case: case["students_served"] is None,
        "launched": lambda case: case["launched"] is None,
    }
    without = {name: [case["slug"] for case in cases if test(case)] for name, test in lacks.items()}
    without["n"] = [result.slug for result in results if all(row.n is None for row in result.package.rows)]
    return without


def _waiting(repository: Repository) -> list[Record]:
    """Programs that wait for data, by slug, and what each lacks."""
    drafts = [(entry.slug, entry.case.who.name, entry.package, ()) for entry in repository.drafts]
    sketches = [(sketch.slug, sketch.name, sketch.package, sketch.lacks) for sketch in repository.sketches]
    return [
        {"slug": slug, "name": name, "lacks": [*lacks, *(missing(package) if package else ())]}
        for slug, name, package, lacks in sorted((*drafts, *sketches), key=lambda draft: draft[0])
    ]
