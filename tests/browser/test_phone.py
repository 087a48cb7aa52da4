"""A narrow screen, which is also a wide one at a zoom of 200 percent: the menu by keyboard, tables that are all there."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.pages import TREND

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
BEYOND = "one => one.scrollWidth - one.clientWidth"


def test_what_has_the_focus_is_on_the_screen(visit: Open) -> None:
    page = visit(TREND, viewport=PHONE, reduced_motion="reduce")
    seen = []
    for _ in range(16):
        page.keyboard.press("Tab")
        seen.append(page.locator(":focus").inner_text())
        box = page.locator(":focus").bounding_box()
        assert box and box["x"] >= 0, seen[-1]
    assert "Find a case" in seen
    expect(page.locator(".md-sidebar--primary")).not_to_be_in_viewport()  # it went when the focus went on


def test_no_count_of_the_first_page_is_cut(visit: Open) -> None:
    page = visit("", viewport=PHONE)
    assert page.locator(".pp-scroll:has(.pp-cross)").evaluate(BEYOND) <= 0


def test_the_files_of_the_corpus_are_on_the_screen(visit: Open) -> None:
    page = visit("data/", viewport=PHONE)
    box = page.get_by_role("link", name="outcomes.csv").first.bounding_box()
    assert box and box["x"] + box["width"] <= PHONE["width"]


def test_a_table_that_goes_on_says_so_at_its_edge(visit: Open) -> None:
    page = visit("map/", viewport=PHONE)
    table = page.locator(".pp-scroll").first
    assert table.evaluate(BEYOND) > 0
    assert table.evaluate("one => getComputedStyle(one).backgroundAttachment").split(", ").count("local") == 2


def test_the_words_above_a_wide_table_are_not_cut(visit: Open) -> None:
    page = visit("guides/measure/", viewport=PHONE)
    for caption in page.locator(".pp-scroll caption:not(.pp-sr)").all():
        assert caption.evaluate("one => one.getBoundingClientRect().right") <= PHONE["width"]


def test_a_table_of_a_written_page_is_called_by_what_stands_above_it(visit: Open) -> None:
    page = visit("vocabulary/", viewport=PHONE)
    names = page.locator(".pp-scroll").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert "Table: Columns of outcomes.csv" in names
    assert len(set(names)) == len(names) > 5
