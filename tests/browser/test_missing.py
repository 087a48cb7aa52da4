"""An address that does not exist: the page says so, and every link on it works, however deep, in a folder of a server."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.site.built import run, small_repository

pytestmark = pytest.mark.browser
FOLDER = "/schools/proof/"


class Host(SimpleHTTPRequestHandler):
    """Serves the site below FOLDER as web hosts do: whatever is not there is answered with 404.html."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(FOLDER) if path.startswith(FOLDER) else "no-such-file"
        return super().translate_path("/" + below)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """No line for each request."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site that was built for a folder of a server, served there."""
    root = small_repository(tmp_path_factory.mktemp("missing") / "repository")
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(root / "site"))) as server:
        address = f"http://127.0.0.1:{server.server_port}{FOLDER}"
        done = run("build", "--root", root, env={**os.environ, "SITE_URL": address})
        assert done.returncode == 0, done.stdout + done.stderr
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address
        server.shutdown()


def test_every_link_of_the_missing_page_leads_somewhere(base: str) -> None:
    browser: Browser = chromium()
    page = browser.new_page()
    bad: list[str] = []
    page.on("response", lambda answer: bad.append(answer.url) if answer.status >= 400 else None)
    for path in ("nothing", "cases/nothing/", "a/b/c/d/nothing/"):
        answer = page.goto(base + path)
        assert answer and answer.status == 404
        assert page.get_by_role("heading", level=1).inner_text() == "This page does not exist"
        assert bad == [base + path]  # styles, scripts and icons of the page itself are found
        bad.clear()
        links = set(page.eval_on_selector_all("a[href]", "all => all.map(one => one.href.split('#')[0])")) - {
            base + path
        }
        assert {base, f"{base}cases/", f"{base}map/", f"{base}waiting/", f"{base}data/"} <= links
        gone = [link for link in sorted(links) if page.request.get(link).status != 200]
        assert gone == []
    page.close()
