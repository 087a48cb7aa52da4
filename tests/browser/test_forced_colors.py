"""High contrast as the system sets it: what color and shape say is still there."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import TREND

pytestmark = pytest.mark.browser
FORCED = {"forced_colors": "active"}
COLOR = "(one, what) => getComputedStyle(one)[what]"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_still_says_which_way_results_point(visit: Open, scheme: str) -> None:
    page = visit("map/", color_scheme=scheme, **FORCED)
    canvas = page.locator("body").evaluate(COLOR, "backgroundColor")
    marks = page.locator(".pp-map .pp-mark")
    assert marks.count() > 10
    assert canvas not in {mark.evaluate(COLOR, "backgroundColor") for mark in marks.all()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_is_drawn_in_the_colors_of_the_reader(visit: Open, scheme: str) -> None:
    page = visit(TREND, color_scheme=scheme, **FORCED)
    ink = page.locator("body").evaluate(COLOR, "color")
    drawn = page.locator(".pp-chart text").evaluate_all("all => all.map(one => getComputedStyle(one).fill)")
    assert drawn and set(drawn) == {ink}


def test_one_can_see_which_tab_is_open(visit: Open) -> None:
    page = visit(TREND, **FORCED)
    lines = [
        page.locator(".pp-tabs > details" + state).first.locator("summary").evaluate(COLOR, "borderBlockEndColor")
        for state in ("[open]", ":not([open])")
    ]
    canvas = page.locator("body").evaluate(COLOR, "backgroundColor")
    assert lines[0] != canvas == lines[1]


def test_a_button_has_an_edge_and_a_row_of_the_program_its_bar(visit: Open) -> None:
    page = visit(TREND, **FORCED)
    assert page.locator(".pp-jump .pp-button").evaluate(COLOR, "borderTopStyle") == "solid"
    assert page.locator(".pp-rows .pp-own > th").first.evaluate(COLOR, "borderInlineStartStyle") == "solid"
