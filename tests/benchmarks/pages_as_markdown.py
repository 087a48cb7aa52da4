"""Our finished pages as Markdown for other generators: the same words, the same tables, the same drawings inline."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

_MAIN = '<div id="pp-main">'
_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)
_TOKEN = re.compile(r"<(/?)([a-zA-Z0-9]+)([^>]*)>|([^<]+)")
_HREF = re.compile(r'href="(https?://[^"]*)"')
_BEFORE = {
    "h1": "\n\n# ",
    "h2": "\n\n## ",
    "h3": "\n\n### ",
    "h4": "\n\n#### ",
    "p": "\n\n",
    "li": "\n- ",
    "dt": "\n\n**",
}
_BEFORE |= {"dd": "\n\n", "figcaption": "\n\n", "strong": "**", "em": "*", "caption": "\n\n", "br": " "}
_BEFORE |= {"pre": "\n\n```\n", "ul": "\n\n", "ol": "\n\n"}
_AFTER = {"dt": "**", "strong": "**", "em": "*", "ul": "\n", "ol": "\n", "caption": "\n\n"}
_AFTER |= {"table": "\n\n", "pre": "\n```\n\n"}
_LEFT_OUT = {"script", "style", "template"}


def markdown(page: str) -> str:
    """The main part of a page of ours as Markdown; drawings stay HTML."""
    drawings: list[str] = []

    def keep(match: re.Match[str]) -> str:
        drawings.append(" ".join(match[0].split("\n")))
        return f"\n\nDRAWING{len(drawings) - 1}\n\n"

    start = page.index(_MAIN) + len(_MAIN)
    body = _SVG.sub(keep, page[start : page.index("</article>", start)])
    text = _Writer().write(body)
    for number, drawing in enumerate(drawings):
        text = text.replace(f"DRAWING{number}", f"<figure>{drawing}</figure>", 1)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", text)).strip() + "\n"


class _Writer:
    """Goes through tags and text once."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.skip = ""
        self.cells: list[str] | None = None  # of the table row at hand
        self.rows = 0
        self.link = ""

    def write(self, body: str) -> str:
        for close, name, attributes, text in _TOKEN.findall(body):
            if self.skip:
                self.skip = "" if close and name == self.skip else self.skip
            elif text:
                self._put(unescape(re.sub(r"\s+", " ", text)))
            elif close:
                self._close(name)
            else:
                self._open(name, attributes)
        return "".join(self.out)

    def _put(self, text: str) -> None:
        if self.cells is None:
            self.out.append(text if text.strip() else " " if self.out and not self.out[-1].endswith("\n") else "")
        elif self.cells:
            self.cells[-1] += text.replace("|", "/")

    def _open(self, name: str, attributes: str) -> None:
        if name in _LEFT_OUT:
            self.skip = name
        elif name == "tr":
            self.cells = []
        elif name in ("td", "th") and self.cells is not None:
            self.cells.append("")
        elif name == "a" and (found := _HREF.search(attributes)):
            self.link = unescape(found[1])
            self._put("[")
        elif name == "table":
            self.rows = 0
            self.out.append("\n\n")
        elif self.cells is None:
            self.out.append(_BEFORE.get(name, ""))
        elif name == "br":
            self._put(" ")

    def _close(self, name: str) -> None:
        if name == "tr" and self.cells is not None:
            line = f"| {' | '.join(cell.strip() for cell in self.cells)} |\n"
            self.out.append(line + ("|" + " --- |" * len(self.cells) + "\n" if self.rows == 0 else ""))
            self.rows, self.cells = self.rows + 1, None
        elif name == "a" and self.link:
            self._put(f"]({self.link})")
            self.link = ""
        elif self.cells is None:
            self.out.append(_AFTER.get(name, ""))


def title_of(page: str) -> str:
    """The title of a page of ours, without the name of the site."""
    found = re.search(r"<title>(.*?)(?: - Proof Points)?</title>", page, re.DOTALL)
    return unescape(found[1]).strip() if found else ""


def with_title(page: str) -> str:
    """A whole Markdown file with its title in the front matter."""
    return f'---\ntitle: "{title_of(page).replace(chr(34), "")}"\n---\n\n{markdown(page)}'


def write_pages(site: Path, slugs: list[str], folder: Path) -> None:
    """Write `folder`/SLUG.md for each case of a built site."""
    folder.mkdir(parents=True)
    for slug in slugs:
        page = (site / "cases" / slug / "index.html").read_text("utf-8")
        (folder / f"{slug}.md").write_text(with_title(page), "utf-8")
