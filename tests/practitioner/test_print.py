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
