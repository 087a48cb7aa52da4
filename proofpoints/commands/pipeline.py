"""The stages after the cases are made, in their order: pages across cases, open data, site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from proofpoints.commands.cases import Cases
from proofpoints.funnels import read_funnels
from proofpoints.opendata.publish import OpenData
from proofpoints.pages.explore import explore_pages
from proofpoints.pages.home import home_page
from proofpoints.pages.lists import browse_pages, measure_pages, waiting_page
from proofpoints.pages.page import render
from proofpoints.site.faults import fault_text
from proofpoints.site.shell import ShellError
from proofpoints.site.write import Busy, Content, Insert, write_site


def make_site(root: Path, site: Path, cases: Cases, say: Callable[[str], None]) -> str:
    """Write the site. Returns what went wrong outside our code, an empty text if nothing did."""
    say("Writing pages across cases")
    results, repository = cases.results, cases.repository
    data = OpenData(results, repository, {}, cases.history, cases.site, cases.records())
    pages = [
        home_page(results, repository),
        *browse_pages(results),
        *measure_pages(results),
        waiting_page(repository),
        data.page(),
        *explore_pages(results),
    ]
    funnels = Insert("survey/", "pp-survey-funnels", render("funnels.html", "survey/", funnels=read_funnels(root)))
    content = Content(
        results, pages, [funnels], cases.keys, cases.words, cases.product, lambda sink: data.write(root, sink)
    )
    say("Writing the site")
    try:
        write_site(root, site, content, cases.site.base)
    except (ShellError, Busy, OSError) as error:
        return fault_text(error)
    return ""
