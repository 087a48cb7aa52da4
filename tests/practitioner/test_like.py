"""Places like yours: ranking with reasons, from a form or from a case, and nothing sent."""

from __future__ import annotations

import pytest

from tests.practitioner.conftest import Open

READY = "#pp-like[data-ready]"


@pytest.mark.browser
def test_a_small_rural_place(open_page: Open) -> None:
    page = open_page("like-us/")
    page.wait_for_selector(READY)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#like-size", "1000")
    page.select_option("#like-locale", "rural-remote")
    first = page.locator("#pp-likes > li").first
    assert first.get_attribute("data-slug") == "randolph-central-school-district"
    assert "977 students enrolled, about your size" in first.inner_text()
    assert "Rural, remote, the same setting" in first.inner_text()
    parts = [address for address in asked if "favicon" not in address]
    assert all("/find/" in address and "1000" not in address and "?" not in address for address in parts)
    away = [
        float(value) for value in page.eval_on_selector_all("#pp-likes > li", "all => all.map(one => one.dataset.away)")
    ]
    assert away == sorted(away) and len(away) == 20


@pytest.mark.browser
def test_from_a_case(open_page: Open) -> None:
    page = open_page("like-us/?case=middletown-enlarged-city-school-district")
    page.wait_for_selector(READY)
    assert page.input_value("#like-size") == "7142"
    assert page.input_value("#like-locale") == "suburban-small"
    listed = page.eval_on_selector_all("#pp-likes > li", "all => all.map(one => one.dataset.slug)")
    assert "middletown-enlarged-city-school-district" not in listed


@pytest.mark.browser
def test_what_is_not_published_is_said_and_counts_as_far(open_page: Open) -> None:
    page = open_page("like-us/?el=20")
    page.wait_for_selector(READY)
    cards = page.locator("#pp-likes > li").all_inner_texts()
    assert "points" in cards[0] or "about your share" in cards[0]
    assert "Not published: share of English learners" in cards[-1]


@pytest.mark.browser
def test_nonsense_is_not_used(open_page: Open) -> None:
    page = open_page("like-us/?size=-5&locale=moon")
    page.wait_for_selector(READY)
    assert page.inner_text("#pp-like-count").startswith("Fill in at least one field")


@pytest.mark.browser
def test_another_size_is_told_as_a_part_or_a_multiple_of_yours(open_page: Open) -> None:
    page = open_page("like-us/?size=9000")
    page.wait_for_selector(READY)
    reasons = page.locator("#pp-likes .pp-reasons li").all_inner_texts()
    assert "7,142 students enrolled, 0.8 times your size" in reasons
    assert any(reason.endswith(", 1.3 times your size") for reason in reasons)
    assert not [reason for reason in reasons if "larger" in reason or "smaller" in reason]
