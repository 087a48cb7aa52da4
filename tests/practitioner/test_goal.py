"""The goal builder and the number of students, by keyboard, with the formulas of statsmodels as the oracle."""

from __future__ import annotations

import math

import pytest
from statsmodels.stats.power import zt_ind_solve_power
from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

from tests.practitioner.conftest import Open
from tests.practitioner.test_find import press_until

READY = "#pp-goal[data-ready]"


@pytest.mark.browser
def test_a_whole_goal_by_keyboard(open_page: Open) -> None:
    page = open_page("guides/measure/")
    page.wait_for_selector(READY)
    press_until(page, "document.activeElement.id === 'goal-who'")
    for keys in (
        "Example Valley Schools",
        "Graduation on time",
        "",
        "",
        "9-12",
        "2400",
        "76",
        "2025-26",
        "82",
        "2028-29",
    ):
        if keys:
            page.keyboard.type(keys)
        page.keyboard.press("Tab")
    page.keyboard.type("federal cohort rate")
    page.keyboard.press("Tab")
    page.keyboard.type("the state over the same years")
    assert page.inner_text("#goal-text") == (
        "By 2028-29, “Graduation on time” for all students in grades 9-12 at Example Valley Schools (2,400 students) will "
        "go from 76 percent in 2025-26 to 82 percent, measured by federal cohort rate. The change will be set beside the "
        "state over the same years."
    )
    assert page.inner_text("#goal-flags") == "Nothing: the goal can be checked."


@pytest.mark.browser
def test_gaps_are_flagged(open_page: Open) -> None:
    page = open_page("guides/measure/")
    page.wait_for_selector(READY)
    page.select_option("#goal-metric", "dropout-rate")
    page.fill("#goal-baseline", "10")
    page.fill("#goal-target", "110")
    page.fill("#goal-count", "40")
    flags = page.inner_text("#goal-flags")
    for words in (
        "Give the year of the start",
        "lies outside what this measure can be",
        "the other direction is better",
        "Say by when",
        "Name the test",
        "Name a comparison",
    ):
        assert words in flags
    page.fill("#goal-target", "8")
    assert "To tell this change from chance you need about" in page.inner_text("#goal-flags")


@pytest.mark.browser
def test_students_needed_are_those_of_statsmodels(open_page: Open) -> None:
    page = open_page("guides/measure/")
    page.wait_for_selector(READY)
    for start, change, power in ((70, 5, 0.8), (50, -10, 0.9), (90, 3, 0.8)):
        page.fill("#power-start", str(start))
        page.fill("#power-change", str(change))
        page.select_option("#power-power", str(power))
        wanted = samplesize_proportions_2indep_onetail(change / 100, start / 100, power, alternative="two-sided")
        assert page.inner_text("#power-out") == f"{math.ceil(wanted):,} students in each group."
    page.select_option("#power-kind", "mean")
    page.fill("#power-effect", "0.2")
    page.select_option("#power-power", "0.8")
    wanted = zt_ind_solve_power(effect_size=0.2, alpha=0.05, power=0.8)
    assert page.inner_text("#power-out") == f"{math.ceil(wanted):,} students in each group."
    page.fill("#power-cluster", "25")
    assert page.inner_text("#power-out").startswith(f"{math.ceil(math.ceil(wanted) * 5.8):,} students")


@pytest.mark.browser
def test_the_starter_package_is_there(open_page: Open) -> None:
    page = open_page("guides/measure/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the package").click()
    assert waiting.value.suggested_filename == "starter-package.zip"
