"""The pages that look across cases: the map, the effects, the groups, places alike, compare, guides."""

from __future__ import annotations

from collections.abc import Iterator

from proofpoints.across.gist import Gist
from proofpoints.pages.compare import compare_page
from proofpoints.pages.equity import equity_pages
from proofpoints.pages.evidence_map import map_page
from proofpoints.pages.forest import forest_pages
from proofpoints.pages.guides import guide_pages
from proofpoints.pages.like import like_page
from proofpoints.pages.page import Page


def explore_pages(gists: tuple[Gist, ...]) -> Iterator[Page]:
    """All pages across cases but the lists."""
    yield map_page(gists)
    yield from forest_pages(gists)
    yield from equity_pages(gists)
    yield like_page(gists)
    yield compare_page(gists)
    yield from guide_pages()
