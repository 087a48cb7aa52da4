"""The pages that look across cases: the map, the effects, the groups, places alike, compare, guides."""

from __future__ import annotations

from collections.abc import Iterator

from proofpoints.analyse import Result
from proofpoints.pages.compare import compare_page
from proofpoints.pages.equity import equity_pages
from proofpoints.pages.evidence_map import map_page
from proofpoints.pages.forest import forest_pages
from proofpoints.pages.guides import guide_pages
from proofpoints.pages.like import like_page
from proofpoints.pages.page import Page


def explore_pages(results: tuple[Result, ...]) -> Iterator[Page]:
    """All pages across cases but the lists."""
    yield map_page(results)
    yield from forest_pages(results)
    yield from equity_pages(results)
    yield like_page(results)
    yield compare_page(results)
    yield from guide_pages()
