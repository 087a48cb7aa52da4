"""The stages after validation, in their order: analyse, charts, pages, open data, site."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from proofpoints.analyse import Result, analyse
from proofpoints.charts.picture import pictures
from proofpoints.charts.render import render_all
from proofpoints.funnels import read_funnels
from proofpoints.opendata.address import Site
from proofpoints.opendata.history import read_history
from proofpoints.opendata.publish import OpenData
from proofpoints.pages.case_page import case_page
from proofpoints.pages.explore import explore_pages
from proofpoints.pages.home import home_page, totals
from proofpoints.pages.lists import browse_pages, measure_pages, waiting_page
from proofpoints.pages.memo import memo_page
from proofpoints.pages.page import Page, render
from proofpoints.pages.social import SITE, case_picture, site_picture, social_head
from proofpoints.rows import Repository
from proofpoints.site.faults import fault_text
from proofpoints.site.shell import ShellError
from proofpoints.site.write import Busy, Insert, write_site

CACHE, CARDS = "build/cache/charts", "build/cache/cards"


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
    about = {f"cases/{result.slug}/{part}": result for result in results for part in ("", "memo/")}
    pages = [_with_social_head(page, about.get(page.path), data.site) for page in pages]
    site_card = site_picture(totals(results, repository), Counter(result.direction for result in results))
    cards = chain([(SITE, site_card)], ((f"cases/{result.slug}/{SITE}", case_picture(result)) for result in results))
    funnels = Insert("survey/", "pp-survey-funnels", render("funnels.html", "survey/", funnels=read_funnels(root)))
    try:
        files = chain(data.files(root), pictures(cards, root / CARDS))
        write_site(root, site, pages, results, inserts=[funnels], files=files, base=data.site.base)
    except (ShellError, Busy, OSError) as error:
        return fault_text(error)
    return ""


def _with_social_head(page: Page, result: Result | None, site: Site) -> Page:
    return replace(page, head=page.head + social_head(page, result, partial(site.link, file=page.path)))
