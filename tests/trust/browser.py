"""A site in a real Chromium that notes everything a hostile text could bring about."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page

from tests.chromium import chromium

_NOTE_REPORTS = """
window.__reports = [];
document.addEventListener("securitypolicyviolation",
  e => window.__reports.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
for (const name of ["alert", "confirm", "prompt"]) window[name] = text => { window.__reports.push(`ran ${name} ${text}`); };
"""
# What must not be in a finished page, whoever wrote the text: counted in the document, not in its source.
_COUNT = """() => {
  const all = [...document.querySelectorAll("*")];
  const live = /^\\s*(javascript|data|vbscript|blob):/i;
  return {
    handlers: all.flatMap(e => e.getAttributeNames().filter(n => n.startsWith("on"))).length,
    addresses: all.flatMap(e => ["href", "src", "action", "formaction", "xlink:href", "srcdoc", "data", "poster"].filter(
      n => e.hasAttribute(n) && (n === "srcdoc" || live.test(e.getAttribute(n).replace(/[\\u0000-\\u0020]/g, ""))))).length,
    strangers: document.querySelectorAll(
      "#pp-main :is(script:not([type=module][src*='/assets/']), iframe, object, embed, base, meta, link, style, img, video, audio,"
      + " form:not([role=search], #pp-power, #pp-like, #pp-goal, #pp-compare), template, math, foreignObject,"
      + " input:not(#pp-q, .pp-card input, .pp-facet input, .pp-form input))" // those of ours; a text would bring others
    ).length,
    styles: document.querySelectorAll("#pp-main [style]").length,
    reports: window.__reports,
    ran: window.__ran ?? 0,
  };
}"""


@dataclass
class Seen:
    """What happened while pages were open."""

    pages: int = 0
    handlers: int = 0
    addresses: int = 0
    strangers: int = 0
    styles: int = 0
    ran: int = 0
    reports: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Whether nothing happened that a text could have brought about."""
        counts = self.handlers + self.addresses + self.strangers + self.styles + self.ran
        return counts == 0 and not (self.reports or self.elsewhere or self.errors)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def watched(origin: str) -> Iterator[tuple[Page, Seen]]:
    """A page of Chromium and what it sees; a request to anywhere but `origin` is noted and refused."""
    seen = Seen()
    with chromium().new_context() as context:
        page = context.new_page()
        page.add_init_script(_NOTE_REPORTS)
        page.on("dialog", lambda dialog: (seen.reports.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.route(
            lambda url: not url.startswith(origin),
            lambda route: (seen.elsewhere.append(route.request.url), route.abort()),
        )
        yield page, seen


def visit(page: Page, seen: Seen, address: str) -> None:
    """Open a page and add to `seen` what its document holds."""
    page.goto(address, wait_until="load")
    found = page.evaluate(_COUNT)
    seen.pages += 1
    for name in ("handlers", "addresses", "strangers", "styles", "ran"):
        setattr(seen, name, getattr(seen, name) + found[name])
    seen.reports += [f"{address}: {report}" for report in found["reports"]]
