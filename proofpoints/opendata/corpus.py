"""All results and the vocabulary as one set of tables of plain records: what CSV, Parquet and API are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from proofpoints.analyse import Result
from proofpoints.columns import EFFECTS, OUTCOMES, Table
from proofpoints.generated.reference_pages import LISTS
from proofpoints.model import Fact, Goal
from proofpoints.opendata.address import Site
from proofpoints.opendata.contrast_rows import contrast_records
from proofpoints.opendata.tables import ALL, DIRECTIONS, FACTS, KINDS
from proofpoints.pages.prose import plain
from proofpoints.reading.yamlfile import dotted
from proofpoints.rows import Row
from proofpoints.vocabulary import METRICS, STATES, Term
from proofpoints.vocabulary.metrics import FAMILIES

Record = dict[str, Any]
FILE = "data/cases.csv"  # addresses in records are written as seen from here
OF_CASES = ("outcomes", "effects", "contrasts", "facts", "texts", "sources")
Corpus = dict[str, list[Record]]  # table name to its records; a list stays a list here


def make_corpus(results: tuple[Result, ...], site: Site) -> Corpus:
    """Every table with its records, cases by slug."""
    corpus: Corpus = {spec.name: [] for spec in ALL}
    for result in results:
        for name, records in case_records(result, site).items():
            corpus[name] += records
    using = Counter(metric for result in results for metric in {row.metric for row in result.package.rows})
    corpus["metrics"] = metric_records(using, site, FILE)
    corpus["vocabulary"] = vocabulary_records()
    return corpus


def case_records(result: Result, site: Site) -> Corpus:
    """The records of one case, by table."""
    page, package = site.link(f"cases/{result.slug}/", FILE), result.package
    return {
        "cases": [_case(result, page)],
        "outcomes": [_figure(result.slug, row, _OUTCOMES, page) for row in package.outcomes],
        "effects": [_figure(result.slug, row, _EFFECTS, page) for row in package.effects],
        "contrasts": contrast_records(result, [text for _, text in result.prose], page),
        "facts": _facts(result),
        "texts": [
            {"slug": result.slug, "path": dotted(path), "text": plain(text, package)} for path, text in result.prose
        ],
        "sources": _sources(result),
    }


def _case(result: Result, page: str) -> Record:
    case = result.case
    who, what, place = case.who, case.what, case.who.place
    goal = case.why.goal if isinstance(case.why.goal, Goal) else None
    return {
        "slug": result.slug,
        "name": who.name,
        "program": what.program,
        "level": who.level,
        "state": place.state,
        "city": place.city,
        "nces_lea_id": place.nces_lea_id,
        "locale": place.locale.value if place.locale else None,
        "grades": who.grades,
        "program_grades": what.grades,
        "models": list(what.models),
        "subjects": list(what.subjects),
        "products": list(what.products),
        "motivations": list(case.why.motivations),
        "launched": what.launched,
        "students_served": result.served.value if result.served else None,
        "students_served_qualifier": result.served.qualifier if result.served else None,
        **{
            f"goal_{name}": getattr(goal, name) if goal else None
            for name in ("metric", "group", "baseline", "target", "unit", "deadline")
        },
        "design": case.doubt.design,
        "direction": str(result.direction),
        "outcomes": len(result.package.outcomes),
        "effects": len(result.package.effects),
        "summary": plain(case.result.summary, result.package),
        "page": page,
    }


@dataclass(frozen=True)
class _Columns:
    """The columns of a dataset: their names, how to get all cells of a row, and which may be empty text."""

    names: tuple[str, ...]
    cells: Callable[[Row], tuple[Any, ...]]
    texts: tuple[str, ...]


def _columns(table: Table) -> _Columns:
    cells = attrgetter(*("when.text" if name == "period" else name for name in table.header))
    texts = (column.name for column in table.columns if column.type == "string" and not column.required)
    return _Columns(tuple(table.header), cells, tuple(texts))


_OUTCOMES, _EFFECTS = _columns(OUTCOMES), _columns(EFFECTS)


def _figure(slug: str, row: Row, columns: _Columns, page: str) -> Record:
    """A dataset row as published, every column; empty text becomes nothing."""
    record = {"slug": slug, **dict(zip(columns.names, columns.cells(row), strict=True))}
    for name in columns.texts:
        record[name] = record[name] or None
    record["significant"] = None if row.significant is None else ("yes" if row.significant else "no")
    record["permalink"] = f"{page}#{row.id}"
    return record


def _facts(result: Result) -> list[Record]:
    who = result.case.who
    served = () if isinstance(who.students_served, str) else who.students_served
    counts: list[tuple[str, str, tuple[Fact, ...]]] = [
        ("enrollment", "students", who.enrollment),
        ("students-served", "students", served),
        ("sites", "schools", (who.sites,) if who.sites else ()),
    ]
    records = [
        _fact(result, f"{kind}-{place}", kind, None, float(fact.value), unit, fact)
        for kind, unit, facts in counts
        for place, fact in enumerate(facts, 1)
    ]
    return records + [
        _fact(result, f"student-group-{place}", "student-group", share.group, share.percent, "percent", share)
        for place, share in enumerate(who.student_groups, 1)
    ]


def _fact(result: Result, *cells: Any) -> Record:
    *named, said = cells
    record = dict(zip(("id", "kind", "group", "value", "unit"), named, strict=True))
    note = plain(said.note, result.package) if said.note else None
    exact = said.qualifier if isinstance(said, Fact) or said.qualifier != "exact" else None
    return {"slug": result.slug, **record, "qualifier": exact, "year": said.year, "source": said.source, "note": note}


def _sources(result: Result) -> list[Record]:
    cited = [row.source for row in result.package.rows]
    return [
        {"slug": result.slug, "id": id_, **vars(source), "figures": cited.count(id_)}
        for id_, source in result.case.sources.items()
    ]


def metric_records(using: Counter[str], site: Site, file: str) -> list[Record]:
    """Every measure with the number of cases that report it, which `using` says."""
    return [
        {
            "id": metric.id,
            "label": metric.label,
            "definition": metric.definition,
            "family": FAMILIES[metric.family],
            "units": list(metric.units),
            "better": metric.better,
            "low": metric.low,
            "high": metric.high,
            "outcome": metric.outcome,
            "measure": metric.measure,
            "standard": metric.standard or None,
            "cases": using[metric.id],
            "page": site.link(f"measures/{metric.id}/", file),
        }
        for metric in METRICS.values()
    ]


def vocabulary_records() -> list[Record]:
    """Every allowed value of every list."""
    own: list[tuple[str, Mapping[str, Term]]] = [
        ("contrasts.kind", KINDS),
        ("facts.kind", FACTS),
        ("direction", DIRECTIONS),
        ("state", STATES),
    ]
    named = [(title[title.index("(") + 1 : title.index(")")], title, terms) for title, terms in LISTS]
    lists = [(key if key != "unit" else _unit_list(title), terms) for key, title, terms in named]
    return [
        {"list": key, "id": term.id, "label": term.label, "definition": term.definition}
        for key, terms in [*lists, *own]
        for term in terms.values()
    ]


def _unit_list(title: str) -> str:
    """Units of a level and of a difference are two lists."""
    return f"{'effects' if 'effects' in title else 'outcomes'}.unit"
