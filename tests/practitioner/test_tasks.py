"""What people come for, in steps a person would take, each well under a minute."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.practitioner.conftest import Open
from tests.practitioner.test_memo import sheets

STEP = 1.5  # seconds a person needs for one step; counted, not waited


class Task:
    """Counts steps and the time the machine takes."""

    def __init__(self) -> None:
        self.steps, self.begun = 0, time.monotonic()

    def step(self) -> None:
        self.steps += 1

    @property
    def seconds(self) -> float:
        return self.steps * STEP + time.monotonic() - self.begun


@pytest.fixture
def task() -> Iterator[Task]:
    one = Task()
    yield one
    assert one.seconds < 60


def choose(page: Page, task: Task, facet: str, label: str) -> None:
    """Open a facet, if it is closed, and choose a value."""
    box = page.locator(f'.pp-facet[data-key="{facet}"]')
    if box.get_attribute("open") is None:
        box.locator("summary").click()
        task.step()
    box.locator("label", has_text=re.compile(rf"^{label}")).click()
    page.wait_for_selector(f'.pp-facet[data-key="{facet}"].pp-set')
    task.step()


@pytest.mark.browser
def test_a_rural_district_k8_math_with_a_comparison_group(open_page: Open, task: Task) -> None:
    page = open_page("")
    page.get_by_role("link", name="Find a case like yours").click()
    page.wait_for_selector("#pp-find[data-ready]")
    task.step()
    choose(page, task, "locale", "Rural")
    choose(page, task, "subject", "Mathematics")
    choose(page, task, "grades", "Elementary")
    choose(page, task, "grades", "Middle")
    for design in ("Randomized", "Matched", "Unmatched"):
        choose(page, task, "design", design)
    page.wait_for_selector(".pp-loosen")  # there is no such case yet: the page says what to loosen
    page.get_by_role("button", name="Without Setting").click()
    page.wait_for_selector("#pp-results h3")
    task.step()
    page.locator("#pp-results h3 a").first.click()
    task.step()
    assert page.locator(".pp-answer .pp-lead").inner_text()


@pytest.mark.browser
def test_every_program_that_did_not_work_and_why(open_page: Open, task: Task) -> None:
    page = open_page("map/")
    page.get_by_role("link", name="every program that did not work, or not clearly").click()
    page.wait_for_selector("#pp-find[data-ready]")
    task.step()
    found = int(page.inner_text("#pp-count").split()[0])
    labels = page.eval_on_selector_all("#pp-results .pp-badge", "all => all.map(one => one.textContent)")
    assert found == 20 and "Better" not in labels
    page.locator("#pp-results h3 a").first.click()
    task.step()
    page.get_by_role("link", name="Limits").click()
    task.step()
    assert page.locator(".pp-limits .pp-caveats li").count() > 0


@pytest.mark.browser
def test_compare_two_graduation_rates_and_print_the_memo(open_page: Open, task: Task) -> None:
    page = open_page("measures/graduation-rate/")
    page.goto(page.url.replace("measures/graduation-rate/", "cases/?measure=graduation-rate"))
    page.wait_for_selector("#pp-find[data-ready]")
    task.step()
    for number in (0, 1):
        page.locator(".pp-pick input").nth(number).check()
        task.step()
    page.get_by_role("link", name="Compare 2 cases").click()
    page.wait_for_selector(".pp-sides")
    task.step()
    assert page.get_by_role("button", name="Print as one page").is_visible()
    assert sheets(page, "Letter") == 1
    page.locator(".pp-sides thead a").first.click()
    page.get_by_role("link", name="One-page memo").click()
    page.wait_for_selector(".pp-memo-code .pp-qr")
    task.step()
    assert sheets(page, "Letter") == 1


@pytest.mark.browser
def test_which_combination_has_no_evidence(open_page: Open, task: Task) -> None:
    page = open_page("")
    page.get_by_role("link", name="What evidence there is, and what is missing").click()
    task.step()
    summary = page.locator("summary", has_text="combinations without a case").first
    number = int(summary.inner_text().split()[0])
    summary.click()
    task.step()
    gaps = page.locator(".pp-empty").first.locator("li").all_inner_texts()
    assert len(gaps) == number and "Flipped classroom and mathematics" in gaps
    page.locator(".pp-gap a").first.click()
    assert page.url.endswith("/contribute/")
