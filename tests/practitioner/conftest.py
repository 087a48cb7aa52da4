"""The real site, built once, on this machine, and Chromium to read it."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import chromium
from tests.site.built import built_site

ROOT = Path(__file__).resolve().parents[2]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of a finished site of the real cases."""
    return built_site()


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Debian's Chromium."""
    return chromium()


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, base: str) -> Iterator[Open]:
    """Open a path; fails afterwards if the page asked another server for anything or reported an error."""
    contexts, complaints = [], []

    def start(path: str, *, width: int = 1280, height: int = 900, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: complaints.append(request.url) if _foreign(request.url, base) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.goto(base + path)
        return page

    yield start
    for context in contexts:
        context.close()
    assert complaints == []


def _foreign(address: str, base: str) -> bool:
    return not address.startswith((base, "data:", "blob:", "about:"))
