"""The stages after the cases are made, in their order: pages across cases, open data, site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from proofpoints.charts.picture import pictures
from proofpoints.commands.cases import CARDS, Cases
from proofpoints.funnels import read_funnels
from proofpoints.opendata.publish import OpenData
from proofpoints.pages.explore import explore_pages
from proofpoints.pages.home import home_page, totals
from proofpoints.pages.lists import browse_pages, measure_pages, waiting_pages
from proofpoints.pages.page import render
from proofpoints.pages.social import SITE, site_picture, with_social_head
from proofpoints.site.faults import fault_text
from proofpoints.site.shell import ShellError
from proofpoints.site.write import Busy, Content, Insert, Sink, write_site


def make_site(root: Path, site: Path, cases: Cases, say: Callable[[str], None]) -> str:
    """Write the site. Returns what went wrong outside our code, an empty text if nothing did."""
    say("Writing pages across cases")
    results, repository = cases.results, cases.repository
    data = OpenData(results, repository, {}, cases.history, cases.site, cases.records())
    pages = [
        home_page(results, repository),
        *browse_pages(results),
        *measure_pages(results),
        *waiting_pages(repository),
        data.page(),
        *explore_pages(results),
    ]
    pages = [with_social_head(page, None, cases.site.link) for page in pages]
    funnels = Insert("survey/", "pp-survey-funnels", render("funnels.html", "survey/", funnels=read_funnels(root)))
    card = site_picture(totals(results, repository), Counter(result.direction for result in results))

    def write_shared(sink: Sink) -> None:
        data.write(root, sink)
        for name, picture in pictures([(SITE, card)], root / CARDS):
            with sink(name) as file:
                file.write(picture)

    content = Content(results, pages, [funnels], cases.keys, cases.words, cases.product, write_shared)
    say("Writing the site")
    try:
        write_site(root, site, content, cases.site.base)
    except (ShellError, Busy, OSError) as error:
        return fault_text(error)
    return ""
