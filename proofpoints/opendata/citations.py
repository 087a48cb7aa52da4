"""Citations as files for reference managers: BibTeX and RIS, for each case and for the corpus."""

from __future__ import annotations

from collections.abc import Iterator

from proofpoints.analyse import Result
from proofpoints.opendata.address import Site
from proofpoints.opendata.history import History
from proofpoints.opendata.package import TITLE
from proofpoints.pages.citation import bibtex, citation, ris


def case_citations(result: Result, history: History, site: Site) -> Iterator[tuple[str, bytes]]:
    """Both files of one case by path; they say what its page says."""
    page = f"cases/{result.slug}/"
    said = citation(result, site.base and site.link(page), history.year_of(result.slug))
    return _files(page, said.bibtex, said.ris)


def corpus_citations(history: History, site: Site) -> Iterator[tuple[str, bytes]]:
    """Both files of the whole corpus by path."""
    address, year = site.base and site.link("data/"), history.last[:4]
    return _files(
        "data/", bibtex("proofpoints", TITLE, "Data package", address, year), ris("proofpoints", TITLE, address, year)
    )


def _files(folder: str, entry: str, record: str) -> Iterator[tuple[str, bytes]]:
    yield f"{folder}citation.bib", f"{entry}\n".encode()
    yield f"{folder}citation.ris", f"{record}\n".replace("\n", "\r\n").encode()  # as RIS asks
