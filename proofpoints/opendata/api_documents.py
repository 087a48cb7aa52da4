"""The JSON API: every document as plain data. Names and meanings come from the tables of the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from pydantic_core import to_json

from proofpoints.analyse import Result
from proofpoints.descriptor import LICENSE
from proofpoints.evidence.gate import missing
from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import OF_CASES, Corpus, Record, by_case, metric_records
from proofpoints.opendata.history import History, history_records
from proofpoints.opendata.package import DESCRIPTION, TITLE
from proofpoints.rows import Repository
from proofpoints.vocabulary import DESIGNS, GROUPS, METRICS, STATES

ROOT = "api/v1/"
SCHEMA_VERSION = "1.0"
PAGE = 4_000  # rows of one document of outcomes; keeps every document below 5 MB
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
    """Compact JSON in UTF-8; `<` is written so that no browser takes a text for HTML."""
    return to_json(value, inf_nan_mode="null").replace(b"<", b"\\u003c") + b"\n"


def documents(
    results: tuple[Result, ...], corpus: Corpus, repository: Repository, history: History, site: Site, version: str
) -> Iterator[tuple[str, str, Record]]:
    """Kind, path and value of every document."""

    def make(kind: str, name: str, **parts: Any) -> tuple[str, str, Record]:
        return kind, ROOT + name, document(kind, ROOT + name, site, **parts)

    yield make("index", "index.json", **_index(corpus, site, version))
    parts = by_case(corpus)
    for result in results:
        yield make("case", f"cases/{result.slug}.json", **_case(result, parts[result.slug], history, site))
    counts = Counter(row["metric"] for row in corpus["outcomes"])
    for name, metric, rows, following in outcome_pages(corpus):
        link = site.link(f"{ROOT}outcomes/{following}", ROOT + name) if following else None
        own = [row | {"permalink": _permalink(row, site, ROOT + name)} for row in rows]
        yield make("outcomes", name, metric=metric, total=counts[metric], rows=own, next=link)
    yield make("metrics", "metrics.json", metrics=metric_records(corpus, site, ROOT + "metrics.json"))
    yield make("vocabulary", "vocabulary.json", terms=corpus["vocabulary"])
    yield make("facets", "facets.json", facets=_facets(corpus))
    yield make("gaps", "gaps.json", **_gaps(corpus, repository))
    yield make("changes", "changes.json", releases=history_records(history)[::-1])


def _permalink(row: Record, site: Site, path: str) -> str:
    return site.link(f"cases/{row['slug']}/", path) + f"#{row['id']}"


def _index(corpus: Corpus, site: Site, version: str) -> Record:
    path = f"{ROOT}index.json"
    named = ("metrics", "vocabulary", "facets", "gaps", "changes", "openapi")
    links = {name: site.link(f"{ROOT}{name}.json", path) for name in named}
    links |= {"feed": site.link("feed.xml", path), "datapackage": site.link("data/datapackage.json", path)}
    links |= {"outcomes": site.link(f"{ROOT}outcomes/", path) + "{metric}.json"}
    links |= {"page": site.link("cases/", path) + "{slug}/"}
    links |= {"documentation": site.link("data/", path)}
    cases = [
        {
            **{name: row[name] for name in _ENTRY},
            "url": site.link(f"{ROOT}cases/{row['slug']}.json", path),
        }
        for row in corpus["cases"]
    ]
    counts = {name: len(corpus[name]) for name in ("cases", "outcomes", "effects", "contrasts", "sources")}
    said = {"title": TITLE, "description": DESCRIPTION, "version": version}
    changelog = [{"version": number, "text": text} for number, text in CHANGELOG]
    return said | {"changelog": changelog, "counts": counts, "links": links, "cases": cases}


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


def outcome_pages(corpus: Corpus) -> Iterator[tuple[str, str, list[Record], str]]:
    """Name, measure, rows and the name of the next document, for every part of every measure."""
    by_metric: dict[str, list[Record]] = {metric: [] for metric in METRICS}
    for row in corpus["outcomes"]:
        by_metric[row["metric"]].append(row)
    for metric, rows in by_metric.items():
        last = max(1, -(-len(rows) // PAGE))
        names = [f"{metric}.json", *(f"{metric}-{number}.json" for number in range(2, last + 1)), ""]
        for number in range(last):
            part = rows[number * PAGE : (number + 1) * PAGE]
            yield f"outcomes/{names[number]}", metric, part, names[number + 1]


def _facets(corpus: Corpus) -> list[Record]:
    """For every facet, its values in use with the number of cases."""
    facets = [_facet(name, [row[name] for row in corpus["cases"]]) for name in _FACETS]
    groups: dict[str, dict[str, None]] = {}
    metrics: dict[str, dict[str, None]] = {}
    for row in corpus["outcomes"]:
        if row["arm"] == "program":
            groups.setdefault(row["slug"], {})[row["group"]] = None
            metrics.setdefault(row["slug"], {})[row["metric"]] = None
    return [*facets, _facet("metric", [*map(list, metrics.values())]), _facet("group", [*map(list, groups.values())])]


def _facet(name: str, cells: list[Any]) -> Record:
    counts: dict[str, int] = {}
    for cell in cells:
        for value in cell if isinstance(cell, list) else [cell] if cell else []:
            counts[value] = counts.get(value, 0) + 1
    return {"name": name, "values": [{"id": value, "cases": counts[value]} for value in sorted(counts)]}


def _gaps(corpus: Corpus, repository: Repository) -> Record:
    """What no case reports, what many lack, and which programs wait for data."""
    rows = corpus["outcomes"] + corpus["effects"]
    lacks: dict[str, Callable[[Record], bool]] = {
        "goal": lambda case: case["goal_target"] is None,
        "students_served": lambda case: case["students_served"] is None,
        "launched": lambda case: case["launched"] is None,
    }
    without = {name: [case["slug"] for case in corpus["cases"] if test(case)] for name, test in lacks.items()}
    counted = {row["slug"] for row in rows if row["n"] is not None}
    without["n"] = [case["slug"] for case in corpus["cases"] if case["slug"] not in counted]
    used = {name: {row[name] for row in rows} for name in ("metric", "group")}
    drafts = [(entry.slug, entry.case.who.name, entry.package, ()) for entry in repository.drafts]
    sketches = [(sketch.slug, sketch.name, sketch.package, sketch.lacks) for sketch in repository.sketches]
    return {
        "metrics_without_rows": [metric for metric in METRICS if metric not in used["metric"]],
        "groups_without_rows": [group for group in GROUPS if group not in used["group"]],
        "states_without_cases": [s for s in STATES if s != "US" and s not in {c["state"] for c in corpus["cases"]}],
        "designs_without_cases": [d for d in DESIGNS if d not in {case["design"] for case in corpus["cases"]}],
        "cases_without": without,
        "waiting": [
            {"slug": slug, "name": name, "lacks": [*lacks_, *(missing(package) if package else ())]}
            for slug, name, package, lacks_ in sorted((*drafts, *sketches), key=lambda draft: draft[0])
        ],
    }
