"""What the server shows right now, shared between the thread that reads files and those that answer browsers."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from proofpoints.preview.pages import Preview, notice
from proofpoints.problems import Level
from proofpoints.site.product import printed
from proofpoints.site.shell import Shell

_SOON = "<!doctype html><html lang=en><head><title>Proof Points</title></head><body>The site is being built ...</body></html>"
_BODY = '<div id="pp-main">'


class Board:
    """Previews by slug, the shell, and a number that grows with every change, for browsers to wait on."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.shell: Shell | None = None
        self.behind: Path | None = None  # the hand-written pages, shown where the site has none yet
        self.previews: dict[str, Preview] = {}
        self.old: set[str] = set()  # slugs of previews put up before the site was built: its pages are newer
        self.put_up: dict[str, int] = {}  # the number of the change that each came with
        self.changes = 0
        self.built = False
        self._changed = threading.Condition()

    def show(self, preview: Preview) -> None:
        """Put up one case, and wake the browsers."""
        with self._changed:
            if preview.page is None:
                self.previews.pop(preview.slug, None)
            else:
                self.previews[preview.slug] = preview
            self.old.discard(preview.slug)
            self.put_up[preview.slug] = self.changes + 1
            self._wake()

    def use_shell(self, shell: Shell, pages: Path) -> None:
        """A new shell, and the folder of the hand-written pages: one of them changed."""
        with self._changed:
            self.shell, self.behind = shell, pages
            self._wake()

    def rebuilt(self, since: int) -> None:
        """The whole site was built of files as they were after so many changes: there was no error in any of them."""
        with self._changed:
            self.built = True
            self.old = {slug for slug in self.previews if self.put_up[slug] <= since}
            for slug in self.old:
                left = tuple(one for one in self.previews[slug].problems if one.level is not Level.ERROR)
                self.previews[slug] = replace(self.previews[slug], problems=left)
            self._wake()

    def _wake(self) -> None:
        self.changes += 1
        self._changed.notify_all()

    def wait(self, since: int, seconds: float) -> int:
        """The number of changes, as soon as it differs from `since` or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self.changes != since, seconds)
            return self.changes

    def html(self, path: str) -> str | None:
        """The page at an address such as /cases/example-valley/, with the problems of its case on top; None if not known."""
        place = path.strip("/") + "/" if path.strip("/") else ""
        preview = (
            self.previews.get(place.removeprefix("cases/").removesuffix("/")) if place.startswith("cases/") else None
        )
        text = self._text(place, preview)
        if text is None:
            return None if self.built else self._with_notice(_SOON, None)
        return self._with_notice(text, preview)

    def _text(self, place: str, preview: Preview | None) -> str | None:
        stamped = None
        if preview is not None and preview.page is not None and self.shell is not None:
            stamped = self.shell.stamp(printed(preview.page)).decode("utf-8")
        old = preview is not None and preview.slug in self.old
        built = _page_in(self.site, place) if old or not stamped else None
        return built or stamped or (_page_in(self.behind, place) if self.behind else None)

    def _with_notice(self, text: str, preview: Preview | None) -> str:
        others = tuple(
            slug
            for slug, other in sorted(self.previews.items())
            if other is not preview and any(problem.level is Level.ERROR for problem in other.problems)
        )
        shown = notice(preview.problems if preview else (), others)
        script = f'<script src="/__preview/client.js" data-since="{self.changes}" defer></script>'
        marked = (
            text.replace(_BODY, f"{_BODY}{shown}", 1)
            if _BODY in text
            else text.replace("<article", f"{shown}<article", 1)
        )
        return marked.replace("</head>", f"{script}</head>", 1)


def _page_in(folder: Path, place: str) -> str | None:
    file = (folder / place / "index.html").resolve()
    return file.read_text("utf-8") if file.is_relative_to(folder.resolve()) and file.is_file() else None
