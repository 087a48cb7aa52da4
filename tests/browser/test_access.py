"""Every kind of page, wide and at 320 pixels, light and dark: nothing that axe calls a violation, no sideways scroll.

One matrix, one home: a page is opened once for each width, and the reader's own switch changes light to dark.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.pages import KINDS, READY, RESULTS

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}
# The switch to dark changes colors and nothing else: the rules that do not read colors have the same document before them.
COLORS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
DARK = "label[for=__palette_1]"

# Content that leaves the screen to the right, but for what scrolls in a frame of its own.
SIDEWAYS = """() => {
  const wide = [...document.querySelectorAll('#pp-main *, .md-content *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && !one.closest('.pp-scroll, pre, .pp-sr, .pp-paper-holder, svg');
  });
  return [document.scrollingElement.scrollWidth > innerWidth, wide.slice(0, 3).map(one => one.outerHTML.slice(0, 120))];
}"""


def whole(page: Page) -> Page:
    """Everything is there: what a script draws, fonts too; and what is folded is open, for that must be good as well."""
    for ready in READY:
        if page.locator(ready).count():
            page.wait_for_selector(f"{ready}[data-ready]")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate("document.querySelectorAll('details:not([name])').forEach(one => { one.open = true })")
    return page


def violations(page: Page, options: dict[str, Any] = EVERYTHING) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} | {node.get('failureSummary', '')[:300]}"
        for one in found
        for node in one["nodes"]
    ]


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("width", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_barrier(visit: Open, kind: str, width: dict[str, int]) -> None:
    page = whole(visit(KINDS[kind], viewport=width, color_scheme="light", reduced_motion="reduce"))
    if width is WIDE:
        _skip_link(page)
        _headings(page)
    assert page.evaluate(SIDEWAYS) == [False, []]
    assert background(page) == "rgb(255, 255, 255)"
    found = [f"light {one}" for one in violations(page)]
    page.locator(DARK).evaluate("one => one.click()")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert background(page) == "rgb(20, 25, 26)"
    found += [f"dark {one}" for one in violations(page, COLORS)]
    assert not found, "\n".join(found[:10])


def _headings(page: Page) -> None:
    """One first heading, and no level left out."""
    headings = page.locator(".md-content :is(h1, h2, h3, h4, h5, h6)")
    levels = headings.evaluate_all("all => all.filter(one => one.checkVisibility()).map(one => +one.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels


def _skip_link(page: Page) -> None:
    """The first stop of the keyboard leads to the content."""
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_class(re.compile("md-skip"))
    target = skip.get_attribute("href")
    assert target
    assert page.locator(f"[id='{target[1:]}']").count() == 1
    page.keyboard.press("Enter")
    expect(page).to_have_url(page.url.split("#")[0] + target)


def test_a_reader_who_asked_for_dark_gets_it(visit: Open) -> None:
    assert background(visit("", color_scheme="dark")) == "rgb(20, 25, 26)"


def test_axe_would_see_a_violation(visit: Open) -> None:
    page = visit("")
    page.evaluate(
        """() => {
          const faint = document.createElement("p");
          faint.textContent = "faint";
          faint.style.color = "#ddd"; // the policy of the pages refuses a style in markup
          document.querySelector("#pp-main").append(faint, document.createElement("input"));
        }"""
    )
    assert {line.split(":")[0] for line in violations(page)} == {"color-contrast", "label"}


def test_no_case_scrolls_sideways_on_a_phone(visit: Open, address: str) -> None:
    page = visit("", viewport=PHONE)
    broad = {}
    for result in RESULTS:
        page.goto(f"{address}cases/{result.slug}/", wait_until="domcontentloaded")
        seen = page.evaluate(SIDEWAYS)
        if seen != [False, []]:
            broad[result.slug] = seen
    assert not broad
