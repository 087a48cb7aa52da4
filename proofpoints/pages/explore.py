"""The pages that look across cases: the map, the effects, the groups, places alike, compare, guides."""

from __future__ import annotations

from proofpoints.analyse import Result
from proofpoints.pages.compare import compare_page
from proofpoints.pages.equity import equity_pages
from proofpoints.pages.evidence_map import map_page
from proofpoints.pages.forest import forest_pages
from proofpoints.pages.guides import guide_pages
from proofpoints.pages.like import like_page
from proofpoints.pages.page import Page


def explore_pages(results: tuple[Result, ...]) -> list[Page]:
    """All pages across cases but the lists."""
    return [
        map_page(results),
        *forest_pages(results),
        *equity_pages(results),
        like_page(results),
        compare_page(results),
        *guide_pages(),
    ]
