"""One server of the real site and one Chromium for all browser tests; every page is watched for errors and requests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import chromium
from tests.site.built import built_site

Open = Callable[..., Page]
expect.set_options(timeout=15_000)  # waits end as soon as what they wait for is there; this is for a busy machine


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """No line for each request."""


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Address of the served site, with a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built_site()))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Debian's Chromium; no browser is downloaded."""
    return chromium()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a path of the site in a fresh profile. Afterwards: no error in the console, no request to elsewhere."""
    contexts: list[Any] = []
    complaints: list[str] = []
    requests: list[str] = []

    def opened(path: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        context.on("request", lambda request: requests.append(request.url))
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on(
            "console",
            lambda said: complaints.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on(
            "requestfailed",
            lambda request: (
                complaints.append(f"failed: {request.url} {request.failure}")
                if request.failure != "net::ERR_ABORTED"
                else None
            ),
        )  # aborted: the reader has gone on to the next page
        page.on(
            "response",
            lambda answer: complaints.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None,
        )
        page.goto(address + path, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, complaints
    assert requests
    assert not [url for url in requests if not url.startswith((address, "data:", "blob:"))]
