"""What machines read in the head of a page: schema.org/Dataset as JSON-LD, Highwire tags, links to data and feed."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from proofpoints.analyse import Result
from proofpoints.evidence.series import UNSTATED_INSTRUMENT
from proofpoints.opendata.address import Site
from proofpoints.opendata.history import History
from proofpoints.opendata.package import DESCRIPTION, TITLE
from proofpoints.opendata.tables import ALL
from proofpoints.pages.citation import AUTHOR, title_of
from proofpoints.pages.piece import Piece, joined, piece
from proofpoints.pages.prose import plain
from proofpoints.reading.descriptor import LICENSE
from proofpoints.vocabulary import METRICS, MODELS, STATES, SUBJECTS, UNITS

Data = dict[str, Any]
_SHORTEST, _LONGEST = 50, 5000  # characters of a description that a dataset search takes
_TAG = Piece('<meta name="{{ name }}" content="{{ content }}">')
_CREATOR = {"@type": "Organization", "name": AUTHOR}


def case_head(result: Result, site: Site, history: History) -> str:
    """The fragment for the head of a case page."""
    path = f"cases/{result.slug}/"
    first, last = history.dates.get(result.slug, ("", ""))
    title = title_of(result.case)
    tags = [
        ("citation_title", title),
        ("citation_author", AUTHOR),
        ("citation_publisher", "Proof Points"),
        ("citation_publication_date", first.replace("-", "/")),
        ("citation_public_url", site.base and site.link(path, path)),
        ("citation_language", "en"),
        ("citation_keywords", "; ".join(_keywords(result))),
    ]
    return _head(case_dataset(result, site, first, last), tags, site.link(f"api/v1/cases/{result.slug}.json", path))


def corpus_head(site: Site, history: History, version: str) -> str:
    """The fragment for the head of the page about the data."""
    first = history.releases[0].date if history.releases else ""
    data = corpus_dataset(site, first, history.last, version)
    tags = [
        ("citation_title", TITLE),
        ("citation_author", AUTHOR),
        ("citation_publication_date", first.replace("-", "/")),
    ]
    return _head(data, tags, site.link("api/v1/index.json", "data/"))


def _head(dataset: Data, tags: list[tuple[str, str]], api: str) -> str:
    named = joined((_TAG.fill(name=name, content=content) for name, content in tags if content), "\n")
    return str(piece("head.html").fill(tags=named, api=api, license=LICENSE["path"], dataset=script_json(dataset)))


def script_json(data: Data) -> Markup:
    """JSON that can stand in a script element: no sign in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def case_dataset(result: Result, site: Site, first: str, last: str) -> Data:
    """schema.org/Dataset of one case. Dates are those of releases; without a release there are none."""
    path = f"cases/{result.slug}/"
    case = result.case
    instruments = (row.instrument for row in result.package.rows if row.instrument != UNSTATED_INSTRUMENT)
    data: Data = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": site.link(path, path),
        "name": title_of(case),
        "description": _description(
            plain(case.result.summary, result.package), plain(case.what.description, result.package)
        ),
        "url": site.link(path, path),
        "identifier": result.slug,
        "license": LICENSE["path"],
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "creator": _CREATOR,
        "publisher": _CREATOR,
        "keywords": _keywords(result),
        "variableMeasured": _variables(result),
        "measurementTechnique": list(dict.fromkeys(instruments)),
        "spatialCoverage": _place(result),
        "isBasedOn": [{"@type": "CreativeWork", "name": s.title, "url": s.url} for s in case.sources.values()],
        "includedInDataCatalog": {"@type": "DataCatalog", "name": "Proof Points", "url": site.link("data/", path)},
        "isPartOf": {"@type": "Dataset", "@id": site.link("data/", path), "name": TITLE, "description": DESCRIPTION},
        "distribution": _distribution(result, site, path),
    }
    times = _times(result)
    return data | ({"temporalCoverage": times} if times else {}) | _dates(first, last)


def _dates(first: str, last: str) -> Data:
    return {"datePublished": first, "dateModified": last} if first else {}


def _description(*parts: str) -> str:
    """As many parts as the shortest length needs."""
    text = parts[0]
    for part in parts[1:]:
        text = text if len(text) >= _SHORTEST else f"{text} {part}"
    return text[:_LONGEST]


def _keywords(result: Result) -> list[str]:
    what = result.case.what
    labels = [*(MODELS[model].label for model in what.models), *(SUBJECTS[subject].label for subject in what.subjects)]
    return ["blended learning", *dict.fromkeys([*labels, *what.products])]


def _variables(result: Result) -> list[Data]:
    units: dict[str, dict[str, None]] = {}
    for row in result.package.outcomes:
        units.setdefault(row.metric, {})[UNITS[row.unit].label] = None
    return [
        {
            "@type": "PropertyValue",
            "propertyID": metric,
            "name": METRICS[metric].label,
            "description": METRICS[metric].definition,
            **({"unitText": ", ".join(units[metric])} if metric in units else {}),
        }
        for metric in result.metrics
    ]


def _place(result: Result) -> Data:
    place = result.case.who.place
    names = [place.city, STATES[place.state].label if place.state != "US" else None, "United States"]
    return {"@type": "Place", "name": ", ".join(name for name in names if name)}


def _times(result: Result) -> str:
    """First and last calendar year of its rows; a school year counts as the year in which it ends."""
    times = [row.when for row in result.package.rows if row.when.start is not None and not row.when.relative]
    if not times:
        return ""
    return f"{int(min(t.start or 0 for t in times))}/{int(max(t.end or 0 for t in times))}"


def _distribution(result: Result, site: Site, path: str) -> list[Data]:
    folder = f"data/{result.slug}/"
    files = [("outcomes.csv", "text/csv"), *([("effects.csv", "text/csv")] if result.package.effects else [])]
    files += [("datapackage.json", "application/json")]
    found = [_download(name, site.link(folder + name, path), kind) for name, kind in files]
    return [*found, _download("API", site.link(f"api/v1/cases/{result.slug}.json", path), "application/json")]


def _download(name: str, address: str, kind: str) -> Data:
    return {"@type": "DataDownload", "name": name, "contentUrl": address, "encodingFormat": kind}


def corpus_dataset(site: Site, first: str, last: str, version: str) -> Data:
    """schema.org/Dataset of the whole corpus."""
    path = "data/"
    files = [(f"{spec.name}.{end}", kind) for spec in ALL for end, kind in _FORMATS]
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": site.link(path, path),
        "name": TITLE,
        "description": DESCRIPTION,
        "url": site.link(path, path),
        "identifier": "proof-points",
        "version": version,
        "license": LICENSE["path"],
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "creator": _CREATOR,
        "publisher": _CREATOR,
        "keywords": ["blended learning", "education", "student outcomes"],
        "spatialCoverage": {"@type": "Place", "name": "United States"},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": "Proof Points", "url": site.link(path, path)},
        "distribution": [
            _download("datapackage.json", site.link("data/datapackage.json", path), "application/json"),
            *(_download(name, site.link(f"data/{name}", path), kind) for name, kind in files),
        ],
    } | _dates(first, last)


_FORMATS = (("csv", "text/csv"), ("parquet", "application/vnd.apache.parquet"))
