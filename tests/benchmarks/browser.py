"""What Chromium loads from a finished site, by its own network log; served compressed, as GitHub Pages does."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, expect

from tests.chromium import chromium

_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv"}
_SHELL = ("/assets/", ".css", ".png", ".svg")  # what every page of the site shares
_WORD, _FACET = "interviews", "subject=math"
_ROWS = 100
_LISTS = ("", "cases/", "map/", "measures/", "waiting/", "data/", "equity/", "effects/")


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address of a server for a folder."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = site / unquote(urlsplit(self.path).path).lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            content = path.read_bytes() if path.is_file() else b""
            self.send_response(200 if path.is_file() else 404)
            self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
            if path.suffix in _COMPRESSED:
                content = gzip.compress(content, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def _logged(base: str) -> Iterator[tuple[Page, dict[str, int]]]:
    """A fresh page and its log: bytes on the wire, heads included, by path."""
    context = chromium().new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    paths: dict[str, str] = {}
    log: dict[str, int] = {}

    def answered(event: dict[str, Any]) -> None:
        paths[event["requestId"]] = urlsplit(event["response"]["url"]).path

    def ended(event: dict[str, Any]) -> None:
        path = paths.get(event["requestId"], "?")
        log[path] = log.get(path, 0) + int(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", ended)
    yield page, log
    context.close()


def _own(log: dict[str, int]) -> dict[str, int]:
    """The log without the page itself and what all pages share."""
    return {path: size for path, size in log.items() if not path.endswith("/") and not any(s in path for s in _SHELL)}


def measure_search(site: Path) -> dict[str, Any]:
    """Bytes for the first result of a word with a filter, and for a hundred rows by a facet alone."""
    with serving(site) as base:
        with _logged(base) as (page, log):
            page.goto(f"{base}cases/?q={_WORD}&{_FACET}")
            page.wait_for_selector("#pp-find[data-ready] #pp-results > li[data-slug]")
            page.wait_for_load_state("networkidle")
            words = _own(log)
        with _logged(base) as (page, log):
            page.goto(f"{base}cases/?{_FACET}")
            page.wait_for_selector("#pp-find[data-ready] #pp-results > li[data-slug]")
            rows = _show_rows(page)
            page.wait_for_load_state("networkidle")
            facets = _own(log)
    return {
        "search": sum(words.values()),
        "search-files": words,
        "facets": sum(facets.values()),
        "facets-files": facets,
        "facets-rows": rows,
    }


def _show_rows(page: Page) -> int:
    """Ask for more until a hundred rows are shown; how many there are."""
    rows = page.locator("#pp-results > li[data-slug]")
    while rows.count() < _ROWS and page.locator("#pp-more").is_visible():
        before = rows.count()
        page.locator("#pp-more").click()
        expect(rows.nth(before)).to_be_attached()  # a string to wait for would be refused by the policy of the page
    return rows.count()


def measure_weights(site: Path, slug: str) -> dict[str, Any]:
    """Bytes of one case page with all it loads, of its HTML alone, and of each list's HTML."""
    with serving(site) as base, _logged(base) as (page, log):
        page.goto(f"{base}cases/{slug}/")
        page.wait_for_load_state("networkidle")
    lists = {f"/{path}": site / path / "index.html" for path in _LISTS}
    return {
        "case-page": sum(log.values()),
        "case-html": log[f"/cases/{slug}/"],
        "lists": {path: len(gzip.compress(file.read_bytes(), 6)) for path, file in lists.items() if file.is_file()},
    }
