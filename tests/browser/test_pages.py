"""Each kind of page: no violation of WCAG 2.2 AA that axe can see, no sideways scrolling, nothing from elsewhere."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.pages import KINDS, LONGEST, RESULTS, TREND

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}
WIDTHS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 320, "height": 640}}


def whole(page: Page) -> Page:
    """Everything is there: search is ready, fonts and pictures too."""
    if page.locator("#pp-find").count():
        page.wait_for_selector("#pp-find[data-ready=yes]")
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} | {node.get('failureSummary', '')[:300]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation(visit: Open, kind: str, width: str, scheme: str) -> None:
    page = whole(visit(KINDS[kind], viewport=WIDTHS[width], color_scheme=scheme))
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (background == "rgb(255, 255, 255)") is (scheme == "light"), background
    for details in page.locator("details").all():  # what is folded must be good, too
        details.evaluate("one => { one.open = true }")
    found = violations(page)
    assert not found, "\n".join(found[:10])


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


SCROLLED = """() => {
  const wide = [...document.querySelectorAll('#pp-main *, .md-content *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && !one.closest('.pp-scroll, pre, .pp-sr, svg');
  });
  return [document.scrollingElement.scrollWidth, wide.slice(0, 3).map(one => one.outerHTML.slice(0, 120))];
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_on_a_phone(visit: Open, kind: str) -> None:
    page = whole(visit(KINDS[kind], viewport=WIDTHS["phone"]))
    width, wide = page.evaluate(SCROLLED)
    assert width <= 320, wide
    assert not wide


def test_no_case_scrolls_sideways_on_a_phone(visit: Open, address: str) -> None:
    page = visit("", viewport=WIDTHS["phone"])
    broad = {}
    for result in RESULTS:
        page.goto(f"{address}cases/{result.slug}/", wait_until="load")
        width, wide = page.evaluate(SCROLLED)
        if width > 320 or wide:
            broad[result.slug] = (width, wide)
    assert not broad


@pytest.mark.parametrize("kind", KINDS)
def test_headings_are_in_order_and_the_keyboard_can_skip_to_the_content(visit: Open, kind: str) -> None:
    page = visit(KINDS[kind])
    levels = page.locator(".md-content :is(h1, h2, h3, h4, h5, h6)").evaluate_all(
        "all => all.map(one => +one.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_class(re.compile("md-skip"))
    target = skip.get_attribute("href")
    assert target
    assert page.locator(f"[id='{target[1:]}']").count() == 1
    page.keyboard.press("Enter")
    expect(page).to_have_url(page.url.split("#")[0] + target)


def test_a_figure_in_the_text_leads_to_its_row(visit: Open) -> None:
    page = visit(TREND)
    link = page.locator(".pp-summary a.pp-fig").first
    row = link.get_attribute("href")
    link.click()
    expect(page.locator(f"tr{row}")).to_be_in_viewport()
    assert page.locator(f"tr{row}").evaluate("one => one.matches(':target')")


def test_a_chart_has_its_words_and_its_table(visit: Open) -> None:
    page = visit(TREND)
    figure = page.locator("figure.pp-figure").first
    chart = figure.locator("svg[role=img]")
    expect(chart).to_be_visible()
    named = page.get_by_role("img", name=figure.locator(".pp-figure-title").inner_text())
    assert named.count() >= 1
    assert (
        chart.evaluate(
            "one => document.getElementById(one.getAttribute('aria-labelledby').split(' ')[1]).textContent.length"
        )
        > 40
    )
    table = figure.locator("table")
    expect(table).to_be_hidden()
    figure.locator("summary", has_text="Table").focus()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()


def test_tables_can_be_scrolled_by_keyboard(visit: Open) -> None:
    page = visit(LONGEST, viewport=WIDTHS["phone"])
    regions = page.locator(".pp-scroll")
    assert regions.count() > 1
    for region in regions.all():
        assert region.get_attribute("tabindex") == "0"
        assert region.get_attribute("aria-label")


def test_a_case_reads_without_javascript(visit: Open) -> None:
    page = visit(TREND, java_script_enabled=False)
    for name in ("The short answer", "All headline results", "What this can and cannot show", "All figures", "Sources"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.locator("svg.pp-chart").first).to_be_visible()


def test_the_printed_case_keeps_its_charts_and_drops_the_menu(visit: Open) -> None:
    page = visit(TREND)
    page.emulate_media(media="print")
    expect(page.locator("svg.pp-chart").first).to_be_visible()
    expect(page.locator(".md-tabs")).to_be_hidden()
    expect(page.locator(".pp-sources")).to_be_visible()


def test_the_reader_can_change_to_dark_and_it_stays(visit: Open, address: str) -> None:
    page = visit(TREND, color_scheme="light")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_downloads_lead_to_the_data(visit: Open) -> None:
    page = visit(TREND)
    links = page.locator("a[download]")
    assert links.count() >= 2
    for link in links.all():
        target = page.evaluate("link => link.href", link.element_handle())
        assert page.request.get(target).ok
