"""Find a case: words, filters and both together, against what the data say."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from proofpoints.analyse import Result
from tests.browser.conftest import Open
from tests.browser.pages import RESULTS

pytestmark = pytest.mark.browser
READY = "#pp-find[data-ready=yes]"


def ready(page: Page) -> Page:
    page.wait_for_selector(READY)
    return page


def found(page: Page) -> list[str]:
    """Slugs of the cases listed as found."""
    cards = page.locator("#pp-results > .pp-card[data-slug]")
    return [str(slug) for slug in cards.evaluate_all("cards => cards.map(card => card.dataset.slug)")]


def count(page: Page, number: int) -> None:
    expect(page.locator("#pp-count")).to_have_text(re.compile(rf"^{number} cases?\b"))


def search(page: Page, words: str) -> None:
    """Type as a person does, and wait until the address holds the words and the list is drawn."""
    page.locator("#pp-q").press_sequentially(words)
    page.wait_for_function("words => new URLSearchParams(location.search).get('q') === words", arg=words)
    page.wait_for_function("() => document.querySelector('#pp-all').hidden")


def having(check: object) -> set[str]:
    return {result.slug for result in RESULTS if check(result)}  # type: ignore[operator]


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Spokane", "spokane-public-schools"),
        ("Mooresville", "mooresville-graded-school-district"),
        ("Baltimore County", "baltimore-county-cognitive-tutor-geometry-md"),
        ("ASSISTments", "maine-assistments-grade-7-homework"),
        ("READ 180", "phoenix-union-high-school-district-read-180-az"),
        ("ST Math", "orange-county-st-math-ca"),
        ("graduation on time", "leon-county-online-credit-recovery-fl"),
        ("Lexile", "wake-county-achieve3000-nc"),
        ("West Virginia", "west-virginia-reasoning-mind-grade-5"),
    ],
)
def test_search_finds_a_case_by_district_product_place_or_measure(visit: Open, words: str, slug: str) -> None:
    page = ready(visit("cases/"))
    search(page, words)
    expect(page.locator(f"#pp-results > .pp-card[data-slug={slug}]")).to_be_visible()
    assert slug in found(page)[:12]


def test_a_name_typed_in_full_comes_first(visit: Open) -> None:
    page = ready(visit("cases/"))
    search(page, "Spokane Public Schools")
    expect(page.locator("#pp-results > .pp-card").first).to_have_attribute("data-slug", "spokane-public-schools")


def _counts(page: Page, facet: str) -> dict[str, int]:
    options = page.locator(f"#pp-f-{facet} option").evaluate_all("all => all.map(one => [one.value, one.textContent])")
    return {value: int(re.search(r"\((\d+)\)$", text)[1]) for value, text in options}  # type: ignore[index]


def test_counts_beside_the_filters_are_those_of_the_data(visit: Open) -> None:
    page = ready(visit("cases/"))
    count(page, len(RESULTS))
    for facet, values in FACETS.items():
        shown = _counts(page, facet)
        assert shown.pop("") == len(RESULTS)
        expected = {value: len(having(lambda r, v=value, f=values: v in f(r))) for r in RESULTS for value in values(r)}
        assert shown == expected, facet


def _state(result: Result) -> set[str]:
    return {result.case.who.place.state}


def _subjects(result: Result) -> set[str]:
    return set(result.case.what.subjects)


def _measures(result: Result) -> set[str]:
    rows = (*result.package.outcomes, *result.package.effects)
    return {row.metric for row in rows if row.arm == "program" and row.about.outcome}


def _design(result: Result) -> set[str]:
    return {result.case.doubt.design}


def _direction(result: Result) -> set[str]:
    return {str(result.direction)}


FACETS = {"state": _state, "subject": _subjects, "measure": _measures, "design": _design, "direction": _direction}


def test_two_filters_combine_and_the_counts_follow(visit: Open) -> None:
    page = ready(visit("cases/"))
    page.select_option("#pp-f-design", "randomized")
    randomized = having(lambda r: r.case.doubt.design == "randomized")
    count(page, len(randomized))
    assert set(found(page)) == randomized
    page.select_option("#pp-f-direction", "no-clear-difference")
    both = {slug for slug in randomized if slug in having(lambda r: str(r.direction) == "no-clear-difference")}
    assert both < randomized
    count(page, len(both))
    assert set(found(page)) == both
    # each list of values counts what the other filter leaves
    assert _counts(page, "design")["randomized"] == len(both)
    assert _counts(page, "direction")[""] == len(randomized)
    for value, number in _counts(page, "state").items():
        assert number == len(both & having(lambda r, v=value: not v or r.case.who.place.state == v))


def test_words_and_filters_combine(visit: Open) -> None:
    page = ready(visit("cases/"))
    search(page, "algebra")
    alone = found(page)
    assert len(alone) > 3
    page.select_option("#pp-f-design", "randomized")
    together = set(alone) & having(lambda r: r.case.doubt.design == "randomized")
    count(page, len(together))
    assert set(found(page)) == together
    assert 0 < len(together) < len(alone)


def test_the_address_holds_the_view_and_back_works(visit: Open) -> None:
    page = ready(visit("cases/"))
    page.select_option("#pp-f-state", "FL")
    expect(page).to_have_url(re.compile(r"/cases/\?state=FL$"))
    florida = having(lambda r: r.case.who.place.state == "FL")
    count(page, len(florida))
    page.select_option("#pp-f-measure", "graduation-rate")
    expect(page).to_have_url(re.compile(r"state=FL&measure=graduation-rate"))
    both = florida & having(lambda r: "graduation-rate" in _measures(r))
    count(page, len(both))
    page.go_back()
    count(page, len(florida))
    expect(page.locator("#pp-f-measure")).to_have_value("")
    page.go_back()
    count(page, len(RESULTS))
    expect(page.locator("#pp-all")).to_be_visible()
    page.go_forward()
    count(page, len(florida))


def test_back_from_a_case_returns_to_the_view(visit: Open) -> None:
    page = ready(visit("cases/?q=graduation&design=before-after-reference"))
    expect(page.locator("#pp-q")).to_have_value("graduation")
    before = found(page)
    assert before
    page.locator("#pp-results h3 a").first.click()
    page.wait_for_selector(".pp-case")
    page.go_back()
    ready(page)
    expect(page.locator("#pp-q")).to_have_value("graduation")
    expect(page.locator("#pp-f-design")).to_have_value("before-after-reference")
    assert found(page) == before


def test_links_of_the_home_page_open_the_filtered_list(visit: Open) -> None:
    page = visit("")
    link = page.locator(".pp-shares a").first
    shown = int(link.locator("strong").inner_text())
    link.click()
    ready(page)
    count(page, shown)


def test_no_result_says_what_to_loosen(visit: Open) -> None:
    page = ready(visit("cases/?state=WA&design=randomized&q=Spokane"))
    count(page, 0)
    assert found(page) == []
    hint = page.locator(".pp-loosen")
    expect(hint).to_contain_text("No case matches all of this")
    hint.get_by_role("button", name=re.compile("Without Design: 1 case")).click()
    count(page, 1)
    assert found(page) == ["spokane-public-schools"]
    expect(page).not_to_have_url(re.compile("design="))


def test_words_that_nothing_has_can_be_dropped(visit: Open) -> None:
    page = ready(visit("cases/"))
    search(page, "zzyzzxq")
    count(page, 0)
    page.locator(".pp-loosen").get_by_role("button", name=re.compile("Without the words")).click()
    count(page, len(RESULTS))
    expect(page.locator("#pp-all")).to_be_visible()


def test_clear_all_returns_to_the_whole_list(visit: Open) -> None:
    page = ready(visit("cases/?state=FL&q=recovery"))
    page.get_by_role("button", name="Clear all").click()
    count(page, len(RESULTS))
    expect(page.locator("#pp-q")).to_have_value("")
    expect(page.locator("#pp-f-state")).to_have_value("")
    expect(page).to_have_url(re.compile(r"/cases/$"))


@pytest.mark.parametrize(
    "query",
    [
        "?state=ZZ&model=nonsense",
        "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        f"?q={'a' * 3000}",
        "?state=FL&state=WA",
    ],
    ids=range(4),
)
def test_a_strange_address_does_no_harm(visit: Open, query: str) -> None:
    page = ready(visit(f"cases/{query}"))
    page.on("dialog", lambda dialog: pytest.fail("script ran"))
    expect(page.locator("#pp-count")).to_have_text(re.compile(r"^\d+ cases?\b"))
    assert page.locator("#pp-find img").count() == 0


def test_nothing_is_loaded_for_search_before_someone_types(visit: Open, address: str) -> None:
    page = visit("")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.removeprefix(address)))
    page.goto(address + "cases/")
    ready(page)
    assert "find.json" in requests
    assert not [url for url in requests if url.startswith("pagefind/")]
    search(page, "math")
    assert "pagefind/pagefind.js" in requests


def test_the_list_is_whole_without_javascript(visit: Open) -> None:
    page = visit("cases/", java_script_enabled=False)
    cards = page.locator("#pp-all > .pp-card")
    assert cards.count() == len(RESULTS)
    expect(cards.first).to_be_visible()
    expect(page.locator("#pp-find")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    cards.first.locator("h3 a").click()
    expect(page.locator(".pp-case h1")).to_be_visible()
    expect(page.locator("svg.pp-chart").first).to_be_visible()
    expect(page.locator("table.pp-rows").first).to_be_visible()


def test_the_keyboard_reaches_search_and_filters(visit: Open) -> None:
    page = ready(visit("cases/"))
    reached: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
        if reached[-1] == "pp-f-subject":
            break
    order = [name for name in reached if name.startswith("pp-")]
    assert order == ["pp-q", "pp-f-state", "pp-f-model", "pp-f-subject"]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"  # the focus can be seen
    page.keyboard.type("math")  # a select chooses by its first letters
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("subject=math"))
    count(page, len(having(lambda r: "math" in r.case.what.subjects)))
