"""JSON Schemas of the API's documents and its OpenAPI description, made from the tables of the corpus."""

from __future__ import annotations

from typing import Any

from proofpoints.opendata.address import Site
from proofpoints.opendata.api_documents import ROOT, SCHEMA_VERSION
from proofpoints.opendata.fields import TableSpec
from proofpoints.opendata.tables import (
    CASE_FACTS,
    CASES,
    CONTRASTS,
    CORPUS_EFFECTS,
    CORPUS_METRICS,
    CORPUS_OUTCOMES,
    SOURCES,
    TEXTS,
    VOCABULARY,
)

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
# name of the document, its address below the root of the API, what it is
DOCUMENTS = {
    "index": (
        "index.json",
        "Counts, links, and every published case in short; its field next leads to the rest of a long list.",
    ),
    "case": ("cases/{slug}.json", "Everything of one case: figures, contrasts, facts, texts, sources."),
    "outcomes": (
        "outcomes/{metric}.json",
        "Every published figure of one measure; its field next leads to the rest of a long list.",
    ),
    "metrics": ("metrics.json", "Every measure, with the number of cases that report it."),
    "vocabulary": ("vocabulary.json", "Every allowed value of every list."),
    "facets": ("facets.json", "Values in use with the number of cases."),
    "gaps": (
        "gaps.json",
        "What no case reports, what cases lack, and which programs wait for data; next leads to more cases.",
    ),
    "changes": ("changes.json", "Releases, newest first, with what each one changed."),
}
_PARAMETERS = {
    "slug": "Stable id of a case, from index.json.",
    "metric": "Stable id of a measure, from metrics.json.",
}


def _object(properties: Schema, description: str = "") -> Schema:
    made: Schema = {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }
    return made | ({"description": description} if description else {})


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _rows(spec: TableSpec) -> Schema:
    return _list(spec.json_schema())


def _index() -> Schema:
    case = CASES.json_schema()["properties"]
    short = ("slug", "name", "program", "state", "design", "direction", "models", "subjects", "outcomes", "effects")
    entry = {name: case[name] for name in short} | {"url": _TEXT | {"description": "Address of the case in the API."}}
    return {
        "title": _TEXT,
        "description": _TEXT,
        "version": _TEXT | {"description": "Last release and a fingerprint of all records."},
        "changelog": _list(_object({"version": _TEXT, "text": _TEXT})),
        "counts": _map(_COUNT),
        "links": _map(_TEXT),
        "cases": _list(_object(entry)),
        "next": _MAYBE,
    }


def _case() -> Schema:
    return {
        "case": CASES.json_schema(),
        "first_published": _MAYBE | {"description": "Date of the release that first held the case."},
        "last_changed": _MAYBE | {"description": "Date of the last release that changed it."},
        "outcomes": _rows(CORPUS_OUTCOMES),
        "effects": _rows(CORPUS_EFFECTS),
        "contrasts": _rows(CONTRASTS),
        "facts": _rows(CASE_FACTS),
        "texts": _rows(TEXTS),
        "sources": _rows(SOURCES),
        "conflicts": _list(_list(_TEXT)) | {"description": "Ids of rows of outcomes that disagree."},
        "links": _map(_TEXT),
    }


def _gaps() -> Schema:
    names = ("metrics_without_rows", "groups_without_rows", "states_without_cases", "designs_without_cases")
    waiting = _object({"slug": _TEXT, "name": _TEXT, "lacks": _list(_TEXT)})
    lists: Schema = {name: _list(_TEXT) for name in names}
    return lists | {"cases_without": _map(_list(_TEXT)), "waiting": _list(waiting), "next": _MAYBE}


def _changes() -> Schema:
    was, now, unsaid = (
        "Of a row that changed the earlier cells that may be repeated; of one that is gone what it was about, no value.",
        "Of a row that changed the same cells after the release; of a new one what it is about. The values of today are in "
        "the data.",
        "Columns that changed, too, whose values are not repeated: free text, and whatever may have been withdrawn.",
    )
    change = _object(
        {
            "table": _TEXT,
            "row": _TEXT,
            "kind": {"type": "string", "enum": ["new", "gone", "changed"]},
            "was": _map(_TEXT) | {"description": was},
            "now": _map(_TEXT) | {"description": now},
            "unsaid": _list(_TEXT) | {"description": unsaid},
        }
    )
    figures, about, text = (
        "Rows of outcomes, effects and facts that changed.",
        "What else changed: fields of its row in cases, such as design and direction; its headline results, by id in "
        "contrasts; its sources.",
        "True if a sentence changed, or a figure in it.",
    )
    revision = _object(
        {
            "case": _TEXT,
            "figures": _list(change) | {"description": figures},
            "about": _list(change) | {"description": about},
            "text": {"type": "boolean", "description": text},
        }
    )
    release = {"date": _TEXT | {"format": "date"}, "new": _list(_TEXT), "gone": _list(_TEXT)}
    return {"releases": _list(_object(release | {"changed": _list(revision)}))}


def _parts(kind: str) -> Schema:
    facet = _object({"name": _TEXT, "values": _list(_object({"id": _TEXT, "cases": _COUNT}))})
    simple: dict[str, Schema] = {
        "metrics": {"metrics": _rows(CORPUS_METRICS)},
        "vocabulary": {"terms": _rows(VOCABULARY)},
        "facets": {"facets": _list(facet)},
        "outcomes": {
            "metric": _TEXT,
            "total": _COUNT | {"description": "Rows of all parts together."},
            "rows": _rows(CORPUS_OUTCOMES),
            "next": _MAYBE,
        },
    }
    made = {"index": _index, "case": _case, "gaps": _gaps, "changes": _changes}
    return simple[kind] if kind in simple else made[kind]()


def json_schema(kind: str) -> Schema:
    """The JSON Schema of one kind of document."""
    head: Schema = {
        "schema_version": {"type": "string", "const": SCHEMA_VERSION},
        "self": _TEXT | {"description": "Address of this document."},
        "schema": _TEXT | {"description": "Address of the JSON Schema of this document."},
        "license": _TEXT,
    }
    _, description = DOCUMENTS[kind]
    return {"$schema": DIALECT, "title": kind} | _object(head | _parts(kind), description)


def openapi(site: Site) -> Schema:
    """The OpenAPI 3.1 description: the same schemas, one path each."""
    file = f"{ROOT}openapi.json"
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Proof Points",
            "version": SCHEMA_VERSION,
            "description": "Static JSON files; read with GET, no key, no limit. Ids never change. A field may be added within "
            "version 1; none is removed or given another meaning.",
            "license": {"name": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": site.link(ROOT, file)}],
        "paths": {f"/{path}": _path(kind, path, text) for kind, (path, text) in DOCUMENTS.items()},
        "components": {"schemas": {kind: _component(kind) for kind in DOCUMENTS}},
    }


def _component(kind: str) -> Schema:
    schema = json_schema(kind)
    schema.pop("$schema")
    return schema


def _path(kind: str, path: str, text: str) -> Schema:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{kind}"}}}
    operation: Schema = {
        "operationId": kind,
        "summary": text,
        "responses": {
            "200": {"description": "The document.", "content": content},
            "404": {
                "description": "No such file: a page that lists where to look instead.",
                "content": {"text/html": {}},
            },
        },
    }
    named = [name for name in _PARAMETERS if f"{{{name}}}" in path]
    if named:
        operation["parameters"] = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": _PARAMETERS[name],
                "schema": {"type": "string"},
            }
            for name in named
        ]
    return {"get": operation}
