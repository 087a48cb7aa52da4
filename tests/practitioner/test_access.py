"""Every kind of page, light and dark, wide and at 320 pixels: nothing that axe calls a violation, no sideways scroll."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.practitioner.conftest import Open

PAIR = "spokane-public-schools,washington-county-school-district-ut"
PAGES = {
    "home": ("", None),
    "find": ("cases/", "#pp-find[data-ready]"),
    "find-none": ("cases/?state=ME&subject=science&q=zebra", "#pp-find[data-ready]"),
    "case": ("cases/mooresville-graded-school-district/", None),
    "memo": ("cases/mooresville-graded-school-district/memo/", ".pp-qr"),
    "compare": (f"compare/?c={PAIR}", ".pp-sides"),
    "like": ("like-us/?case=randolph-central-school-district", "#pp-like[data-ready]"),
    "map": ("map/", None),
    "effects": ("effects/", None),
    "equity": ("equity/", None),
    "guides": ("guides/", None),
    "leader": ("guides/leader/", None),
    "measure-own": ("guides/measure/", "#pp-goal[data-ready]"),
    "measures": ("measures/", None),
    "measure": ("measures/graduation-rate/", None),
    "waiting": ("waiting/", None),
    "missing": ("404.html", None),
}
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", PAGES)
def test_no_barrier(open_page: Open, name: str, width: int, scheme: str) -> None:
    path, ready = PAGES[name]
    page = open_page(path, width=width, scheme=scheme)
    if ready:
        page.wait_for_selector(ready)
    found = Axe().run(page, options=OPTIONS).response["violations"]
    said = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
