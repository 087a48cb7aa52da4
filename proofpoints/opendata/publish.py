"""Everything that the site publishes as open data, case by case, so that ten thousand need not be in memory at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from proofpoints.across.gist import Gist
from proofpoints.analyse import Result
from proofpoints.opendata import feed
from proofpoints.opendata.address import Site
from proofpoints.opendata.api_documents import (
    ROOT,
    Kinded,
    OutcomePages,
    as_bytes,
    case_document,
    documents,
    figures,
    using,
)
from proofpoints.opendata.api_schema import DOCUMENTS, json_schema, openapi
from proofpoints.opendata.citations import case_citations, corpus_citations
from proofpoints.opendata.corpus import FILE, Corpus, metric_records, vocabulary_records
from proofpoints.opendata.data_page import data_page
from proofpoints.opendata.embed import embed_files
from proofpoints.opendata.frames import rows_of
from proofpoints.opendata.history import History
from proofpoints.opendata.package import Part, write_package
from proofpoints.opendata.records import TABLES, Records
from proofpoints.opendata.tables import ALL
from proofpoints.pages.page import Page
from proofpoints.rows import Repository

CITATION = "CITATION.cff"
_SHARED = {spec.name: spec for spec in ALL if spec.name in ("metrics", "vocabulary")}
File = tuple[str, bytes]  # path below the root of the site, and its bytes


@dataclass(frozen=True)
class OpenData:
    """The open data of all cases and of the drafts in `repository`; `records` holds what was put aside of each case."""

    gists: tuple[Gist, ...]
    repository: Repository
    history: History
    site: Site
    records: Records

    @cached_property
    def shared(self) -> Corpus:
        """The tables that belong to no case."""
        return {"metrics": metric_records(using(self.gists), self.site, FILE), "vocabulary": vocabulary_records()}

    @cached_property
    def version(self) -> str:
        """The last release and a fingerprint of the records."""
        return self.history.version(self.records.mark)

    def page(self) -> Page:
        """The page about the data."""
        counts = {name: self.records.count(name) for name in TABLES}
        counts |= {name: len(records) for name, records in self.shared.items()}
        found = (aside.example for aside in self.records.parts() if aside.example)
        return data_page(counts, next(found, None), self.history, self.site, self.version)

    def write(self, root: Path, sink: Callable[[str], IO[bytes]]) -> None:
        """Write everything that does not belong to one case alone; `sink` opens a path below the root of the site."""
        pages = OutcomePages(figures(self.gists), self.site, sink)

        def passing() -> Iterator[Part]:
            for aside in self.records.parts():
                pages.add(aside.figures)
                yield aside.rows
            yield {name: rows_of(spec, self.shared[name]) for name, spec in _SHARED.items()}

        def write(made: Iterable[Kinded]) -> None:
            for _, path, value in made:
                put(path, as_bytes(value))

        def put(path: str, content: bytes) -> None:
            with sink(path) as file:
                file.write(content)

        write_package(passing(), self.version, lambda name: sink(f"data/{name}"))
        pages.close()
        write(documents(self.gists, self.records, self.repository, self.history, self.site, self.version))
        for path, content in self._few(root):
            put(path, content)

    def _few(self, root: Path) -> Iterator[File]:
        """Schemas, description, citations, feed."""
        for kind in DOCUMENTS:
            yield f"{ROOT}schema/{kind}.json", _pretty(json_schema(kind))
        yield f"{ROOT}openapi.json", _pretty(openapi(self.site))
        yield from corpus_citations(self.history, self.site)
        if (root / CITATION).is_file():
            yield f"data/{CITATION}", (root / CITATION).read_bytes()
        yield feed.PATH, feed.feed(self.gists, self.history, self.site).encode()


def case_open_data(
    result: Result, records: Corpus, drawn: dict[str, str], history: History, site: Site
) -> Iterator[File]:
    """What is published of one case alone: its document, citations and embeds."""
    path, value = case_document(result, records, history, site)
    yield path, as_bytes(value)
    yield from case_citations(result, history, site)
    for name, text in embed_files(result, drawn, site):
        yield name, text.encode()


def _pretty(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
