"""Weight and calm: case pages, the first answer of Find at 1,000 cases, no layout shift, nothing needed from a script."""

from __future__ import annotations

import functools
import gzip
import json
import threading
from dataclasses import replace
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from proofpoints.analyse import Result, analyse
from proofpoints.pages.gather import gather
from proofpoints.pages.page import Page as SitePage
from proofpoints.pages.searchtext import search_text
from proofpoints.site.find import find_files, search_files, write_search_index
from proofpoints.validate import load_and_validate
from tests.practitioner.conftest import ROOT, Open, Quiet

CALM = 0.005  # share of the screen that may move while a page loads; 0.1 counts as good
CASE_PAGE, FIRST_RESULT = 60_000, 150_000  # bytes, compressed
SHIFT = """() => new Promise((done) => { let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum))); })"""


def test_case_pages_are_light(site: Path) -> None:
    heavy = {
        path.parent.name: weight
        for path in (site / "cases").glob("*/index.html")
        if (weight := len(gzip.compress(path.read_bytes(), 9))) > CASE_PAGE
    }
    assert heavy == {}


PAIR = "spokane-public-schools,washington-county-school-district-ut"
PLACES = (
    *(
        "",
        "cases/",
        "cases/spokane-public-schools/",
        "cases/spokane-public-schools/memo/",
        "map/",
        "effects/",
        "equity/",
    ),
    *(
        "like-us/",
        "like-us/?case=randolph-central-school-district",
        "compare/",
        f"compare/?c={PAIR}",
        "guides/measure/",
    ),
)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_jumps(open_page: Open, base: str, width: int) -> None:
    page = open_page("", width=width)
    jumped = {}
    for place in PLACES:
        page.goto(base + place)
        page.wait_for_load_state("networkidle")
        jumped[place] = page.evaluate(SHIFT)
    assert {place: moved for place, moved in jumped.items() if moved > CALM} == {}


@pytest.mark.browser
@pytest.mark.parametrize(("path", "shown"), [("compare/", ".pp-compare h2"), ("like-us/", ".pp-browse .pp-table")])
def test_what_waits_for_a_script_is_shown_without_one(open_page: Open, path: str, shown: str) -> None:
    page = open_page(path, script=False)
    assert page.locator(shown).first.is_visible()


@pytest.mark.browser
def test_a_case_is_read_without_script(open_page: Open) -> None:
    page = open_page("cases/spokane-public-schools/", script=False)
    figure = page.locator(".pp-figure").first
    assert figure.locator("svg").is_visible()
    assert not figure.locator("table").is_visible()
    figure.get_by_text("Table").click()
    assert figure.locator("table").is_visible()
    assert not figure.locator("svg").is_visible()


@pytest.mark.browser
def test_first_answer_of_a_thousand_cases(browser: Browser, site: Path, tmp_path: Path) -> None:
    """The files of Find for 1,000 cases, made of the real ones under other names, behind the real page."""
    server, sent = _thousand(site, tmp_path)
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/cases/?sort=students&subject=math")
        page.wait_for_selector("#pp-find[data-ready]")
        assert page.locator("#pp-results > li[data-slug]").count() == 20
        first = _weight(sent, tmp_path)
        page.fill("#pp-q", "Lexia")
        page.wait_for_function("() => location.search.includes('q=Lexia')")
        page.close()
        server.shutdown()
    typed = _weight(sent, tmp_path)
    print(f"first result {first:,} bytes, with typed words {typed:,} bytes")
    rows, says = (len(gzip.compress((site / "find" / f"{name}-0.json").read_bytes(), 9)) for name in ("rows", "says"))
    assert first + 20 * rows + 20 * says <= FIRST_RESULT  # a view whose 20 cards stand in 20 parts of real cases
    assert typed + rows + says <= FIRST_RESULT


def _thousand(site: Path, folder: Path) -> tuple[ThreadingHTTPServer, list[str]]:
    real = analyse(load_and_validate(ROOT)[0])
    many = tuple(_named(real[index % len(real)], index) for index in range(1000))
    pages = [SitePage(f"cases/{r.slug}/", f"{r.case.who.name} {r.slug}", "", "", search_text(r)) for r in many]
    for name in ("assets", "cases/index.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).symlink_to(site / name)
    for name, words in search_files(pages).items():
        (folder / "work" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "work" / name).write_bytes(words)
    found = write_search_index(folder / "work", folder / "pagefind")
    for name, text in find_files(tuple(map(gather, many)), found).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    words = json.loads((folder / "find" / "words.json").read_text("utf-8"))
    assert len(words["names"]) == 1000 * words["length"]
    sent: list[str] = []

    class Counting(Quiet):
        def log_request(self, code: object = "-", size: object = "-") -> None:
            sent.append(self.path.partition("?")[0])

    return ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Counting, directory=str(folder))), sent


def _named(result: Result, index: int) -> Result:
    return replace(result, entry=replace(result.entry, slug=f"{result.slug}-{index}"))


def _weight(sent: list[str], folder: Path) -> int:
    """Compressed bytes of what was asked for, each file once, but for the shell that every page shares."""
    own = [path for path in dict.fromkeys(sent) if not path.endswith((".css", ".png")) and "/javascripts/" not in path]
    files = [folder / path.strip("/") / ("index.html" if path.endswith("/") else "") for path in own]
    weights = {path: len(gzip.compress(path.read_bytes(), 9)) for path in files if path.is_file()}
    return sum(weights.values())
