"""Compare: from the address, by keyboard, with the same measure in one row and the difference of tests said."""

from __future__ import annotations

import re

import pytest

from tests.practitioner.conftest import Open
from tests.practitioner.test_find import press_until

SPOKANE, WASHINGTON = "spokane-public-schools", "washington-county-school-district-ut"


@pytest.mark.browser
def test_measures_stand_in_one_row(open_page: Open) -> None:
    page = open_page(f"compare/?c={SPOKANE},{WASHINGTON}")
    page.wait_for_selector(".pp-sides")
    row = page.locator(".pp-sides tr", has=page.locator("th", has_text="Graduation on time"))
    assert row.locator("td").count() == 2
    assert "76.7 percent" in row.locator("td").first.inner_text()
    assert "Black or African American students" in row.locator("td").first.inner_text()
    assert "89 percent" in row.locator("td").last.inner_text()


@pytest.mark.browser
def test_different_tests_are_said(open_page: Open) -> None:
    page = open_page("compare/?c=hillsborough-county-i-can-learn-fl,west-virginia-reasoning-mind-grade-5")
    page.wait_for_selector(".pp-sides")
    assert "Different tests or methods. Do not subtract" in page.inner_text(".pp-sides")


@pytest.mark.browser
def test_every_figure_names_its_row(open_page: Open) -> None:
    page = open_page(f"compare/?c={SPOKANE},{WASHINGTON}")
    page.wait_for_selector(".pp-sides")
    rows = page.eval_on_selector_all(".pp-compared", "all => all.map(one => one.dataset.rows)")
    assert rows and all(row.startswith((SPOKANE, WASHINGTON)) for row in rows)


@pytest.mark.browser
def test_every_sentence_begins_with_a_capital(open_page: Open) -> None:
    page = open_page(f"compare/?c={SPOKANE},{WASHINGTON}")
    page.wait_for_selector(".pp-sides")
    said = page.locator(".pp-compared small").all_inner_texts()
    assert "Federal cohort rate. Number of students not published; all students" in " ".join(said)
    assert [words for words in said if re.search(r"(^|\. )[a-z]", words.removeprefix("not a headline result"))] == []


@pytest.mark.browser
def test_by_keyboard_and_back(open_page: Open) -> None:
    page = open_page("compare/")
    page.wait_for_selector("#pp-compare[data-ready]")
    for name in ("Spokane", "Washington"):
        press_until(page, "document.activeElement.id === 'compare-add'")
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_function(
            "name => [...document.querySelectorAll('.pp-sides thead a')].some(one => one.textContent.startsWith(name))",
            arg=name,
        )
    assert f"c={SPOKANE},{WASHINGTON}" in page.url
    press_until(page, "document.activeElement.textContent === 'Print as one page'")
    press_until(page, "document.activeElement.getAttribute('aria-label')?.startsWith('Remove Washington')")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.pp-sides thead a').length === 1")
    assert page.evaluate("document.activeElement.id") == "compare-add"  # not lost with the button
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('.pp-sides thead a').length === 2")
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('.pp-sides thead a').length === 1")


@pytest.mark.browser
def test_a_phone_shows_whose_cell_it_is(open_page: Open) -> None:
    page = open_page(f"compare/?c={SPOKANE},{WASHINGTON}", width=320)
    page.wait_for_selector(".pp-sides")
    cell = page.locator(".pp-sides td[data-label]").first
    assert "Spokane" in cell.evaluate("one => getComputedStyle(one, '::before').content")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_unknown_and_too_many(open_page: Open) -> None:
    page = open_page(f"compare/?c=no-such-case,{SPOKANE},<script>")
    page.wait_for_selector(".pp-sides")
    assert page.locator(".pp-sides thead a").count() == 1
    assert page.inner_text("#pp-compare-line") == (
        "Choose one more case. 1 case of this address is not on this site; it may have been renamed."
    )


@pytest.mark.browser
def test_a_shared_address_with_too_many_says_what_is_left_out(open_page: Open) -> None:
    page = open_page("")
    with page.expect_response("**/find.json"):
        page.goto(page.url + "cases/")
    page.wait_for_selector("#pp-find[data-ready]")
    five = page.locator("#pp-results > li").evaluate_all("all => all.slice(0, 5).map(one => one.dataset.slug)")
    page.goto(page.url.replace("cases/", f"compare/?c={','.join(five)}"))
    page.wait_for_selector(".pp-sides")
    assert page.locator(".pp-sides thead a").count() == 4
    assert page.inner_text("#pp-compare-line").endswith("No more than 4 fit side by side; 1 is left out.")
