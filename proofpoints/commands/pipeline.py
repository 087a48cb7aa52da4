"""The stages after validation, in their order: analyse, charts, pages, open data, site."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from proofpoints.analyse import analyse
from proofpoints.charts.render import render_all
from proofpoints.funnels import read_funnels
from proofpoints.opendata.address import Site
from proofpoints.opendata.history import read_history
from proofpoints.opendata.publish import OpenData
from proofpoints.pages.case_page import case_page
from proofpoints.pages.explore import explore_pages
from proofpoints.pages.home import home_page
from proofpoints.pages.lists import browse_pages, measure_pages, waiting_page
from proofpoints.pages.memo import memo_page
from proofpoints.pages.page import render
from proofpoints.rows import Repository
from proofpoints.site.faults import fault_text
from proofpoints.site.shell import ShellError
from proofpoints.site.write import Busy, Insert, write_site

CACHE = "build/cache/charts"


def make_site(root: Path, site: Path, repository: Repository, say: Callable[[str], None]) -> str:
    """Write the site. Returns what went wrong outside our code, an empty text if nothing did."""
    say("Computing contrasts")
    results = analyse(repository)
    say("Drawing charts")
    drawn = render_all([exhibit for result in results for exhibit in result.exhibits], root / CACHE)
    say("Writing pages")
    data = OpenData(results, repository, drawn, read_history(root), Site.at(os.environ.get("SITE_URL", "")))
    pages = [
        home_page(results, repository),
        *browse_pages(results),
        *measure_pages(results),
        waiting_page(repository),
        data.page(),
        *explore_pages(results),
        *(replace(case_page(result, drawn, data.site.base), head=data.head(result)) for result in results),
        *(memo_page(result, drawn, data.site.base) for result in results),
    ]
    funnels = Insert("survey/", "pp-survey-funnels", render("funnels.html", "survey/", funnels=read_funnels(root)))
    try:
        write_site(root, site, pages, results, inserts=[funnels], files=data.files(root), base=data.site.base)
    except (ShellError, Busy, OSError) as error:
        return fault_text(error)
    return ""
