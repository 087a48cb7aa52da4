"""What a reader meets on the pages: links to rows, charts with words and tables, keyboard, print, without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.pages import LONGEST, TREND

pytestmark = pytest.mark.browser


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
    page = visit(LONGEST, viewport={"width": 320, "height": 640})
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
