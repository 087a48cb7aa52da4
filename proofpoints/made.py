"""One published case to everything the site needs of it: its pages and files, and what the pages across cases look at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from proofpoints.across.gist import Gist
from proofpoints.analyse import Result
from proofpoints.model import How
from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import case_records
from proofpoints.opendata.history import History
from proofpoints.opendata.metadata import case_head
from proofpoints.opendata.publish import case_open_data
from proofpoints.opendata.records import Aside, Kept, keep_records
from proofpoints.pages.case_page import case_page
from proofpoints.pages.memo import memo_page
from proofpoints.pages.page import Page
from proofpoints.pages.social import card_path, with_social_head
from proofpoints.problems import Problem
from proofpoints.reading.yamlfile import Document
from proofpoints.rows import Entry, Sketch
from proofpoints.site.case_files import compare_file

_NOWHERE = Document()


@dataclass(frozen=True)
class Made:
    """A case as the rest of a build looks at it. Of what is not published: the draft alone."""

    draft: Entry | Sketch | None
    problems: tuple[Problem, ...]
    gist: Gist | None = None
    kept: Kept | None = None
    words: str = ""  # a hash of its words for full-text search


@dataclass(frozen=True)
class Written:
    """What is written for a case alone."""

    pages: tuple[Page, ...]
    files: dict[str, bytes]


def produce(
    result: Result, drawn: dict[str, str], picture: bytes, history: History, site: Site
) -> tuple[Kept, Written, Aside]:
    """What to remember of the records of a case, what is written for it, and what is put aside for all.

    `drawn` is the SVG of each chart by key, `picture` the PNG that other sites show beside a link.
    """
    records = case_records(result, site)
    kept, aside = keep_records(records, site)
    year = history.year_of(result.slug)
    page = replace(case_page(result, drawn, site.base, year), head=case_head(result, site, history))
    memo = memo_page(result, drawn, site.base, year)
    compared, text = compare_file(result)
    files = {compared: text.encode("utf-8"), **dict(case_open_data(result, records, drawn, history, site))}
    files[card_path(result)] = picture
    pages = tuple(with_social_head(one, result, site.link) for one in (page, memo))
    return kept, Written(pages, files), aside


def slim_entry(entry: Entry) -> Entry:
    """An entry without the story of its program and the places of its keys."""
    return replace(entry, case=replace(entry.case, how=_UNTOLD), document=_NOWHERE)


_UNTOLD = How(implementation=())
