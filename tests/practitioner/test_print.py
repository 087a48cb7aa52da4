"""On paper a case shows its charts, whatever tab was open, and no controls."""

from __future__ import annotations

import pytest

from tests.practitioner.conftest import Open


@pytest.mark.browser
def test_the_chart_is_on_paper(open_page: Open) -> None:
    page = open_page("cases/spokane-public-schools/")
    figure = page.locator(".pp-figure").first
    figure.get_by_text("Table").click()
    page.emulate_media(media="print")
    assert figure.locator("svg").is_visible()
    assert figure.locator("svg").bounding_box()["height"] > 100  # type: ignore[index]
    assert not figure.locator("table").is_visible()
    assert not page.locator(".pp-jump").is_visible() and not page.locator(".md-header").is_visible()


@pytest.mark.browser
def test_every_figure_has_an_address_of_its_own(open_page: Open) -> None:
    page = open_page("cases/spokane-public-schools/")
    links = page.locator(".pp-permalink").evaluate_all("all => all.map(one => one.hash)")
    assert links and len(set(links)) == len(links)
    assert all(page.locator(link).count() == 1 for link in links)


@pytest.mark.browser
def test_found_cases_are_on_paper_with_what_was_asked(open_page: Open) -> None:
    page = open_page("cases/?state=NC&state=UT&q=students")
    page.wait_for_selector("#pp-find[data-ready]")
    found = page.locator("#pp-results > li[data-slug]").count()
    assert found > 0
    page.emulate_media(media="print")
    assert page.locator("#pp-results > li[data-slug]:visible").count() == found
    assert page.locator("#pp-results .pp-card-say").first.is_visible()
    assert page.get_by_text("State: North Carolina", exact=False).last.is_visible()
    assert f"{found} cases of 36 for “students”" in page.inner_text("#pp-find")
    for control in ("#pp-q", ".pp-filterbox", "#pp-sort", "button[type=reset]", "#pp-more", ".pp-pick"):
        assert not page.locator(control).first.is_visible(), control
    assert len(page.pdf()) > 10_000


@pytest.mark.browser
def test_a_card_whose_sentence_has_not_come_says_where_it_stands(open_page: Open) -> None:
    page = open_page("cases/", height=700)
    page.wait_for_selector("#pp-find[data-ready]")
    empty = page.locator("#pp-results .pp-card-say:empty")
    assert empty.count() > 0
    page.emulate_media(media="print")
    said = empty.last.evaluate("one => getComputedStyle(one, '::after').content")
    assert "page of the case" in said


@pytest.mark.browser
def test_a_heading_keeps_its_table_and_a_table_its_edges(open_page: Open) -> None:
    page = open_page("effects/")
    page.emulate_media(media="print")
    keeps = page.locator("h3, .pp-forest thead tr").evaluate_all(
        "all => all.map(one => getComputedStyle(one).breakAfter)"
    )
    assert keeps and set(keeps) == {"avoid"}
    assert page.locator(".pp-scroll").first.evaluate("one => getComputedStyle(one).backgroundImage") == "none"
