"""The stages after the cases are made, in their order: pages across cases, open data, site."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from proofpoints.charts.picture import pictures
from proofpoints.commands import FINE, PROBLEMS
from proofpoints.commands.cases import CARDS, Cases, make_cases
from proofpoints.files.sources import Sources, made_of, read_sources
from proofpoints.files.store import Damaged
from proofpoints.opendata.address import Site
from proofpoints.opendata.publish import OpenData
from proofpoints.pages.explore import explore_pages
from proofpoints.pages.home import home_page, totals
from proofpoints.pages.lists import browse_pages, measure_pages, waiting_pages
from proofpoints.pages.page import Page, render
from proofpoints.pages.social import SITE, site_picture, with_social_head
from proofpoints.problems import has_errors
from proofpoints.reading.funnels import read_funnels
from proofpoints.report import as_text, summary
from proofpoints.site.content import Content, Insert, Sink
from proofpoints.site.faults import fault_text
from proofpoints.site.shell import ShellError
from proofpoints.site.standing import Claim
from proofpoints.site.write import Busy, StaleIndex, write_site

Say = Callable[[str], None]
Shown = Callable[[], None] | None


def build(
    root: Path, site: Path, sources: Sources, address: Site, *, strict: bool, say: Say, shown: Shown = None
) -> int:
    """Check, compute, write and report. With `shown`, the search index comes last, as `write_site` says."""
    with suppress(Damaged):  # found only when it was wanted; nothing was changed yet
        return _build(root, site, make_cases(root, address, say, sources=sources), strict, say, shown)
    with suppress(Damaged):
        cases = make_cases(root, address, say, sources=read_sources(root), careful=True)
        return _build(root, site, cases, strict, say, shown)
    # another build makes the same cases for another address at the same time
    with tempfile.TemporaryDirectory() as own:
        cases = make_cases(root, address, say, sources=read_sources(root), store=Path(own))
        return _build(root, site, cases, strict, say, shown)


def _build(root: Path, site: Path, cases: Cases, strict: bool, say: Say, shown: Shown) -> int:
    if has_errors(cases.problems) or (strict and _warned(cases)):
        sys.stdout.write(as_text(cases.problems, cases.tally))
        print("The site was not changed.")
        return PROBLEMS
    written = make_site(root, site, cases, say, shown)
    if written:
        print(written, file=sys.stderr)
        return PROBLEMS
    print(f"Wrote {site} ({summary(cases.problems, cases.tally)})")
    return FINE


def _warned(cases: Cases) -> bool:
    return any(not problem.file.startswith("cases/drafts/") for problem in cases.problems)


def _pages_across(cases: Cases, data: OpenData) -> Iterator[Page]:
    """All pages that are not of one case, one at a time: there are thousands of lists of ten thousand cases."""
    yield home_page(cases.gists, cases.repository)
    yield from browse_pages(cases.gists)
    yield from measure_pages(cases.gists)
    yield from waiting_pages(cases.repository)
    yield data.page()
    yield from explore_pages(cases.gists)


def make_site(root: Path, site: Path, cases: Cases, say: Say, shown: Shown = None) -> str:
    """Write the site. Returns what went wrong outside our code, an empty text if nothing did."""
    say("Writing pages across cases")
    gists, repository = cases.gists, cases.repository
    data = OpenData(gists, repository, cases.history, cases.site, cases.records())
    pages = (with_social_head(page, None, cases.site.link) for page in _pages_across(cases, data))
    funnels = Insert("survey/", "pp-survey-funnels", render("funnels.html", "survey/", funnels=read_funnels(root)))
    card = site_picture(totals(gists, repository), Counter(gist.direction for gist in gists))

    def write_shared(sink: Sink) -> None:
        data.write(root, sink)
        for name, picture in pictures([(SITE, card)], root / CARDS):
            with sink(name) as file:
                file.write(picture)

    def claim() -> Claim | None:
        """Nothing, if a file was saved while the site was made, even if that was undone: who could say which of it was seen?"""
        now = read_sources(root)
        sure = now.touched == cases.touched and made_of(now, cases.site.base) == cases.made_of
        return Claim(cases.made_of, summary(cases.problems, cases.tally), _warned(cases)) if sure else None

    content = Content(
        gists, pages, [funnels], cases.keys, cases.words, cases.product, cases.searched, write_shared, claim
    )
    say("Writing the site")
    try:
        write_site(root, site, content, cases.site.base, shown)
    except ShellError as error:
        return f"{error}\nThe site was not changed."
    except (Busy, OSError) as error:
        return f"{site}: {fault_text(error)}\n    hint: the site was not changed."
    except StaleIndex as error:
        return f"{site}: {error}\n    hint: the site stands with the search index of the one before; build again."
    return ""
