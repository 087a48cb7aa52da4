"""Every memo and the widest comparisons print on one sheet, A4 and Letter, with a code that holds the address."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Page

from tests.practitioner.conftest import ROOT, Open

SLUGS = sorted(path.stem for path in (ROOT / "cases").glob("*.yml"))


def sheets(page: Page, size: str = "") -> int:
    """Pages of the PDF that the browser would print: on a size by name, or on what A4 and Letter have in common.

    A4 is the narrower, Letter the lower of the two: what fits their overlap fits both, and one PDF tells.
    """
    paper = {"format": size} if size else {"width": "210mm", "height": "279.4mm"}
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(**paper)))  # type: ignore[arg-type]


@pytest.mark.browser
def test_every_memo_is_one_sheet(open_page: Open, base: str) -> None:
    page = open_page("")
    too_long = []
    for slug in SLUGS:
        page.goto(f"{base}cases/{slug}/memo/")
        page.wait_for_selector(".pp-memo-code .pp-qr")
        too_long += [slug] if sheets(page) != 1 else []
    assert too_long == []
    assert (sheets(page, "A4"), sheets(page, "Letter")) == (1, 1)


@pytest.mark.browser
def test_memo_says_what_a_board_asks(open_page: Open) -> None:
    page = open_page("cases/spokane-public-schools/memo/")
    page.wait_for_selector(".pp-memo-code .pp-qr")
    page.emulate_media(media="print")
    text = page.inner_text(".pp-memo")
    for word in ("Headline results", "Students", "How sure", "Compared with", "Cost", "Gravest caveats", "CC BY 4.0"):
        assert word in text
    assert page.url.removesuffix("memo/") in text
    assert page.is_hidden(".pp-memo-bar") and page.is_hidden(".md-header")


@pytest.mark.browser
def test_every_comparison_is_one_sheet_in_letters_that_can_be_read(open_page: Open, site: Path, base: str) -> None:
    longest = sorted(SLUGS, key=lambda slug: -(site / "cases" / slug / "case.json").stat().st_size)[:6]
    page = open_page("")
    wrong: list[object] = []
    for slugs in [*combinations(longest[:5], 4), *combinations(longest[:3], 3), longest[:2], SLUGS[:4], SLUGS[-2:]]:
        page.goto(f"{base}compare/?c={','.join(slugs)}")
        page.wait_for_selector("#pp-compare[data-ready]")
        wrong += [(slugs, size) for size in ("", "A4", "Letter") if sheets(page, size) != 1]
        page.emulate_media(media="print")
        wrong += [(slugs, letters) for letters in page.evaluate(SMALL_LETTERS)]
        left = page.evaluate(LEFT_OUT)
        assert left["cells"] == len(slugs), slugs  # each case has a result on the sheet
        assert (f"{left['rows']} more measure" in left["said"]) is (left["rows"] > 0), (slugs, left)
        page.emulate_media(media="null")  # else the next PDF is made of what the screen shows
    assert wrong == []


# words on the sheet below 7.5 points (10 pixels)
SMALL_LETTERS = """() => [...document.querySelectorAll("#pp-paper *")]
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(one => parseFloat(getComputedStyle(one).fontSize) < 9.99)
  .map(one => one.textContent.slice(0, 60))"""
LEFT_OUT = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    rows: all(".pp-sides tr[data-shared]").length - all("#pp-paper tr[data-shared]").length,
    said: document.querySelector(".pp-paper-more").textContent,
    cells: new Set(all("#pp-paper td:has(.pp-compared)").map(one => one.dataset.label)).size,
  };
}"""


CELLS = """async ([text, mask]) => {
  const { qrCells } = await import(new URL("../assets/qr.js", location.href));
  return qrCells(text, mask);
}"""
FULL = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213]  # bytes that fill versions 1 to 10 at level M, with nothing to pad


@pytest.mark.browser
def test_code_is_the_one_of_the_address(open_page: Open) -> None:
    page = open_page("compare/")
    for version, length in enumerate(FULL, 1):
        text = ("https://example.org/compare/?c=" + "abc-def," * 40)[:length]
        for mask in range(8) if version in (1, 7, 10) else (version % 8,):
            made = segno.make(text, version=version, error="m", mode="byte", boost_error=False, mask=mask)
            assert [list(row) for row in made.matrix] == page.evaluate(CELLS, [text, mask]), (version, mask)
    assert page.evaluate(CELLS, ["x" * 214, 0]) is None
