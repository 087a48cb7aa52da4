"""The page about the data and an embedded chart in a real browser: accessible, and nothing asked from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.opendata.conftest import Built

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Browser:
    return chromium()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def address(tiny: Built) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tiny.folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("path", ["data/", "embed/example-valley-schools/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_narrow_and_ask_nothing_from_elsewhere(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 600})  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert found.violations_count == 0, found.generate_report()
    assert [url for url in asked if not url.startswith(address)] == []
    context.close()


def test_the_chart_shows_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}embed/example-valley-schools/")
    box = page.locator("svg").bounding_box()
    assert box is not None
    assert box["width"] > 200
    assert page.locator("body").evaluate("body => getComputedStyle(body).paddingTop") == "12px"  # its policy lets it in
    assert page.get_by_role("img").count() == 1
    context.close()
