"""Find: facets, orders, address, back, zero results, cards to compare, and all of it by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from proofpoints.site.packed import pack
from tests.practitioner.conftest import Open

READY = "#pp-find[data-ready]"


def count(page: Page) -> int:
    """The number of cases found, as said on the page."""
    return int(page.inner_text("#pp-count").split()[0])


def wait_count(page: Page, number: int) -> None:
    page.wait_for_function("n => document.getElementById('pp-count').textContent.startsWith(n + ' ')", arg=number)


def slugs(page: Page) -> list[str]:
    return page.eval_on_selector_all("#pp-results > li[data-slug]", "all => all.map(one => one.dataset.slug)")


@pytest.mark.browser
def test_facets_narrow_and_their_values_widen(open_page: Open) -> None:
    page = open_page("cases/?state=NC&state=UT")
    page.wait_for_selector(READY)
    both = count(page)
    page.click("button[aria-label='Remove filter State: Utah']")
    page.wait_for_function("n => parseInt(document.getElementById('pp-count').textContent) < n", arg=both)
    assert page.url.endswith("?state=NC")
    page.go_back()
    wait_count(page, both)
    assert "state=UT" in page.url


@pytest.mark.browser
def test_every_count_of_a_facet_is_what_choosing_it_gives(open_page: Open) -> None:
    page = open_page("cases/?grades=middle")
    page.wait_for_selector(READY)
    for label in page.locator('.pp-facet[data-key="subject"] li label').all_inner_texts():
        name, _, number = label.rpartition(" ")
        if number == "0":
            continue
        page.get_by_label(f"{name} {number}", exact=True).check()
        wait_count(page, int(number))
        page.get_by_label(f"{name} {number}", exact=True).uncheck()
        page.wait_for_function("() => !location.search.includes('subject')")


@pytest.mark.browser
def test_orders(open_page: Open) -> None:
    page = open_page("cases/?sort=students")
    page.wait_for_selector(READY)
    by_students = slugs(page)
    assert by_students[:2] == ["elizabeth-public-schools-teach-to-one-nj", "orange-county-st-math-ca"]
    page.select_option("#pp-sort", "change")
    page.wait_for_function(
        "first => document.querySelector('#pp-results > li').dataset.slug !== first", arg=by_students[0]
    )
    assert "sort=change" in page.url
    assert "Only results in one unit can be ranked together" in page.inner_text("#pp-sort-note")


@pytest.mark.browser
def test_nothing_found_says_what_to_loosen(open_page: Open) -> None:
    page = open_page("cases/?state=ME&subject=science")
    page.wait_for_selector(READY)
    assert count(page) == 0
    page.get_by_role("button", name="Without Subject: 1 case").click()
    wait_count(page, 1)
    assert slugs(page) == ["maine-assistments-grade-7-homework"]


@pytest.mark.browser
def test_common_words_change_nothing_and_alone_are_told(open_page: Open) -> None:
    page = open_page("cases/?q=ASSISTments")
    page.wait_for_selector(READY)
    alone = slugs(page)
    page.fill("#pp-q", "what is")
    page.wait_for_function("() => document.getElementById('pp-count').textContent.includes('too common')")
    assert count(page) > len(alone)
    assert page.inner_text("#pp-count").endswith("“what is” is too common to look for")
    page.fill("#pp-q", "How did the ASSISTments do?")
    wait_count(page, len(alone))
    assert slugs(page) == alone


@pytest.mark.browser
def test_words_whose_index_is_still_on_its_way_are_not_called_too_common(open_page: Open) -> None:
    page = open_page("cases/")
    page.wait_for_selector(READY)
    held: list[Route] = []
    page.route("**/pagefind/pagefind.js", lambda route: held.append(route))
    with page.expect_request("**/pagefind/pagefind.js"):
        page.fill("#pp-q", "ASSISTments")
    page.select_option("#pp-sort", "students")
    page.wait_for_function("() => document.getElementById('pp-count').textContent.includes(' of ')")
    assert "too common" not in page.inner_text("#pp-count")
    held[0].continue_()
    page.wait_for_function("() => location.search.includes('q=ASSISTments')")


@pytest.mark.browser
def test_words_find_cases_without_a_file_for_each(open_page: Open) -> None:
    page = open_page("cases/")
    page.wait_for_selector(READY)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#pp-q", "ASSISTments")
    page.wait_for_function("() => location.search === '?q=ASSISTments'")
    assert {"maine-assistments-grade-7-homework", "north-carolina-assistments-grade-7"} <= set(slugs(page))
    assert not [address for address in asked if "/fragment/" in address]


@pytest.mark.browser
def test_long_lists_are_bounded(open_page: Open) -> None:
    page = open_page("cases/")
    page.wait_for_selector(READY)
    assert len(slugs(page)) == 20
    page.locator("#pp-more").press("Enter")  # a click may miss it while the cards above fill themselves
    page.wait_for_function("() => document.querySelectorAll('#pp-results > li[data-slug]').length > 20")
    page.locator('.pp-facet[data-key="product"] summary').click()
    expect(page.locator('.pp-facet[data-key="product"] li')).to_have_count(12)


@pytest.mark.browser
def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("cases/")
    page.wait_for_selector(READY)
    press_until(page, "document.activeElement.id === 'pp-q'")
    press_until(page, "document.activeElement.closest('.pp-facet')?.dataset.key === 'locale'")
    page.keyboard.press("Enter")
    expect(page.locator('.pp-facet[data-key="locale"] li').first).to_be_visible()
    press_until(page, "document.activeElement.value === 'rural'")
    page.keyboard.press("Space")
    page.wait_for_function("() => location.search === '?locale=rural'")
    expect(page.locator("#pp-count")).to_contain_text(" of 36")
    assert page.evaluate("document.activeElement.value") == "rural"
    press_until(page, "document.activeElement.id?.startsWith('pp-c-')")
    page.keyboard.press("Space")
    press_until(page, "document.activeElement.id?.startsWith('pp-c-') && !document.activeElement.checked")
    page.keyboard.press("Space")
    press_until(page, "document.activeElement.textContent === 'Compare 2 cases'")
    page.keyboard.press("Enter")
    page.wait_for_selector(".pp-sides")
    assert page.locator(".pp-sides thead a").count() == 2


# the focused element is on the screen and is marked by more than its color
SEEN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const marked = [one, ...one.labels ?? []].some(each => parseFloat(getComputedStyle(each).outlineWidth) >= 1
    && getComputedStyle(each).outlineStyle !== "none") || style.boxShadow !== "none";
  return marked && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
}"""


def press_until(page: Page, condition: str, key: str = "Tab", most: int = 120) -> None:
    """Press a key until something is true of the focused element; that it can be seen is checked as well."""
    for _ in range(most):
        if page.evaluate(f"() => Boolean({condition})"):
            assert page.evaluate(SEEN), f"the focus can't be seen: {condition}"
            return
        page.keyboard.press(key)
    raise AssertionError(f"not reached: {condition}")


@pytest.mark.browser
def test_without_script_the_list_is_there(open_page: Open) -> None:
    page = open_page("cases/", script=False)
    assert page.locator("#pp-all .pp-card:visible").count() == 36
    assert page.is_hidden("#pp-find")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Spokane", "spokane-public-schools"),
        ("Baltimore County", "baltimore-county-cognitive-tutor-geometry-md"),
        ("READ 180", "phoenix-union-high-school-district-read-180-az"),
        ("ASSISTments", "maine-assistments-grade-7-homework"),
        ("graduation on time", "leon-county-online-credit-recovery-fl"),
        ("Lexile", "wake-county-achieve3000-nc"),
    ],
)
def test_words_find_a_case_by_district_product_or_measure(open_page: Open, words: str, slug: str) -> None:
    page = open_page("cases/")
    page.wait_for_selector("#pp-find[data-ready=yes]")
    page.fill("#pp-q", words)
    page.wait_for_url(lambda url: "q=" in url)
    expect(page.locator(f'#pp-results a[href$="cases/{slug}/"]').first).to_be_visible()


@pytest.mark.browser
def test_the_browser_reads_packed_numbers_as_python_does(open_page: Open, base: str) -> None:
    columns = [[], [0], [0] * 7, [0, 1, 1, 0, 1], [3, 0, 2, 1] * 5, [20, 0, 7], [89, 90, 4], [8_099, 8_100, 0, 729_000]]
    page = open_page("cases/")
    read = page.evaluate(
        "async ([address, all]) => { const { unpack } = await import(address); return all.map(unpack); }",
        [f"{base}assets/packed.js", [pack(column) for column in columns]],
    )
    assert read == columns


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "name"), [("NY", "New York"), ("tn", "Tennessee"), ("PA", "Pennsylvania"), ("nj", "New Jersey")]
)
def test_a_postal_code_means_the_state(open_page: Open, typed: str, name: str) -> None:
    page = open_page(f"cases/?state={typed.upper()}")
    page.wait_for_selector(READY)
    chosen = slugs(page)
    assert chosen
    page.goto(page.url.replace(f"state={typed.upper()}", f"q={typed}"))
    page.wait_for_selector(READY)
    assert slugs(page) == chosen
    assert page.inner_text("#pp-count").endswith(f" of 36 in {name}")


@pytest.mark.browser
def test_a_postal_code_narrows_other_words_and_common_words_stay_words(open_page: Open) -> None:
    page = open_page("cases/?q=reading&state=NY")
    page.wait_for_selector(READY)
    wanted = slugs(page)
    page.goto(page.url.partition("?")[0] + "?q=reading in NY")
    page.wait_for_selector(READY)
    assert page.inner_text("#pp-count").endswith(" of 36 in New York for “reading in”")
    assert slugs(page) == wanted and "new-york-city-district-23-read-180-ny" in wanted
    for words in ("in", "reading or math", "it taught me", "Where Is It In Use"):
        page.fill("#pp-q", words)
        page.wait_for_function(
            "words => document.getElementById('pp-count').textContent.includes(`“${words}”`)", arg=words
        )
        assert " in " not in page.inner_text("#pp-count").partition("“")[0], words
    page.fill("#pp-q", "LA Unified")  # no case in Louisiana: then it is a word
    page.wait_for_function("() => document.getElementById('pp-count').textContent.includes('“LA Unified”')")


@pytest.mark.browser
def test_only_filters_alone_are_told_to_be_a_gap(open_page: Open) -> None:
    page = open_page("cases/?q=xylophone")
    page.wait_for_selector(READY)
    assert count(page) == 0
    assert "gap in the evidence" not in page.inner_text("#pp-results")
    page.get_by_role("button", name="Without the words “xylophone”: 36 cases").click()
    wait_count(page, 36)
    page.goto(page.url.partition("?")[0] + "?state=ME&subject=science")
    page.wait_for_selector(READY)
    assert "gap in the evidence" in page.inner_text("#pp-results")


@pytest.mark.browser
def test_what_was_chosen_to_compare_is_still_chosen_on_the_way_back(open_page: Open) -> None:
    """Also after another filter: who reads a case before comparing it does not begin again."""
    page = open_page("cases/")
    page.wait_for_selector("#pp-find[data-ready]")
    for number in (0, 1):
        page.locator(".pp-pick input").nth(number).check()
    chosen = page.get_by_role("link", name="Compare 2 cases").get_attribute("href")
    page.select_option("#pp-sort", "name")
    page.wait_for_function("() => location.search.includes('sort=name')")
    page.locator("#pp-results h3 a").first.click()
    page.wait_for_selector(".pp-case")
    page.go_back()
    page.wait_for_selector("#pp-find[data-ready]")
    assert page.get_by_role("link", name="Compare 2 cases").get_attribute("href") == chosen
    page.locator("#pp-more").click()  # by name they stand further down
    expect(page.locator(".pp-pick input:checked")).to_have_count(2)
