"""Everything that the site publishes as open data: files one by one, fragments for page heads, and the page about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from proofpoints.analyse import Result
from proofpoints.opendata import feed
from proofpoints.opendata.address import Site
from proofpoints.opendata.api_documents import ROOT, as_bytes, documents
from proofpoints.opendata.api_schema import DOCUMENTS, json_schema, openapi
from proofpoints.opendata.citations import case_bibtex, case_ris, corpus_bibtex, corpus_ris
from proofpoints.opendata.corpus import Corpus, make_corpus
from proofpoints.opendata.data_page import data_page
from proofpoints.opendata.embed import embed_files
from proofpoints.opendata.history import History
from proofpoints.opendata.metadata import case_head
from proofpoints.opendata.package import fingerprint, package_files
from proofpoints.pages.page import Page
from proofpoints.rows import Repository

CITATION = "CITATION.cff"
File = tuple[str, bytes]  # path below the root of the site, and its bytes


@dataclass(frozen=True)
class OpenData:
    """The open data of a checked repository; `drawn` holds the SVG of every chart by key."""

    results: tuple[Result, ...]
    repository: Repository
    drawn: dict[str, str]
    history: History
    site: Site

    @cached_property
    def corpus(self) -> Corpus:
        """All tables, addresses as seen from data/."""
        return make_corpus(self.results, self.site)

    @cached_property
    def version(self) -> str:
        """The last release and a fingerprint of the records."""
        return self.history.version(fingerprint(self.corpus))

    def head(self, result: Result) -> str:
        """What a case page carries in its head."""
        return case_head(result, self.site, self.history)

    def page(self) -> Page:
        """The page about the data."""
        return data_page(self.corpus, self.history, self.site, self.version)

    def files(self, root: Path) -> Iterator[File]:
        """All files, one by one: ten thousand cases do not fit into memory at once."""
        for name, content in package_files(self.corpus, self.version).items():
            yield f"data/{name}", content
        yield from self.api()
        for result in self.results:
            yield from self.of_case(result)
        address = self.site.base and self.site.link("data/")
        yield "data/citation.bib", corpus_bibtex(address, self.history).encode()
        yield "data/citation.ris", corpus_ris(address, self.history).encode()
        if (root / CITATION).is_file():
            yield f"data/{CITATION}", (root / CITATION).read_bytes()
        yield feed.PATH, feed.feed(self.results, self.history, self.site).encode()

    def api(self) -> Iterator[File]:
        """Documents, their schemas, the description."""
        history = self.history
        for _, path, value in documents(self.results, self.corpus, self.repository, history, self.site, self.version):
            yield path, as_bytes(value)
        for kind in DOCUMENTS:
            yield f"{ROOT}schema/{kind}.json", _pretty(json_schema(kind))
        yield f"{ROOT}openapi.json", _pretty(openapi(self.site))

    def of_case(self, result: Result) -> Iterator[File]:
        """Citations and embeds of one case."""
        page = f"cases/{result.slug}/"
        address = self.site.base and self.site.link(page)
        year = self.history.dates.get(result.slug, ("",))[0][:4]
        yield f"{page}citation.bib", case_bibtex(result, address, year).encode()
        yield f"{page}citation.ris", case_ris(result, address, year).encode()
        for path, text in embed_files(result, self.drawn, self.site):
            yield path, text.encode()


def _pretty(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
