"""Charts on a phone: letters of at least ten pixels, all of them on the screen, none over another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import RESULTS

pytestmark = pytest.mark.browser
SMALLEST = 10  # pixels
LETTERS = """smallest => [...document.querySelectorAll("svg.pp-chart")].flatMap(svg => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll("text")].filter(one => one.textContent.trim())
    .map(one => ({ said: one.textContent, box: one.getBoundingClientRect(), own: parseFloat(getComputedStyle(one).fontSize) }))
    .map(one => ({ ...one, size: one.own * scale }))
    .filter(one => one.box.width);
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height * 0.4;
  return [
    ...texts.filter(one => one.size < smallest).map(one => `small (${one.size.toFixed(1)}): ${one.said}`),
    ...texts.filter(one => one.box.left < 0 || one.box.right > innerWidth).map(one => `cut off: ${one.said}`),
    ...texts.flatMap((one, place) => texts.slice(place + 1).filter(other => over(one.box, other.box))
      .map(other => `over each other: ${one.said} | ${other.said}`)),
  ];
})"""


def charted() -> Iterator[str]:
    """Every case: charts differ with the length of names and the nearness of values."""
    return (f"cases/{result.slug}/" for result in RESULTS if result.exhibits)


def test_every_chart_can_be_read_on_the_smallest_phone(visit: Open, address: str) -> None:
    page = visit("", viewport={"width": 320, "height": 640})
    wrong: dict[str, Any] = {}
    for path in charted():
        page.goto(f"{address}{path}", wait_until="domcontentloaded")
        found = page.evaluate(LETTERS, SMALLEST)
        if found:
            wrong[path] = found
    assert not wrong
