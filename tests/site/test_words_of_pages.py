"""No page of the finished site claims more than the design of its case allows: every page is read, whatever made it."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from proofpoints.brief import lead_of
from tests.site.built import built_site
from tests.test_words_by_design import RESULTS, claims

LEAD = {result.slug: lead_of(result).what for result in RESULTS}
LAST = {
    result.slug: result.case.doubt.caveats[-1].text.split("{")[0] for result in RESULTS if result.case.doubt.caveats
}
DESIGN = {result.slug: result.case.doubt.design for result in RESULTS}
BLOCKS = {
    "p",
    "li",
    "td",
    "th",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "figcaption",
    "caption",
    "summary",
    "option",
    "title",
}
VOID = {"meta", "link", "br", "hr", "img", "input", "rect", "path", "line", "circle", "col", "wbr"}
# what others say, in their words and under their name: titles of sources, quoted reviews and voices
THEIRS = ("pp-sources", "pp-reviews", "pp-voices", "pp-cite")


class Sentences(HTMLParser):
    """The text of a page, block by block, without scripts and without the words of others."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self.open: list[bool] = []  # for each open element: whether it hides its text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "meta" and known.get("content"):
            self.blocks += [known["content"] or "", ""]
        if tag in VOID:
            return
        theirs = tag in ("script", "style", "blockquote", "cite", "q", "pre", "code")
        self.open.append(theirs or any(name in (known.get("class") or "").split() for name in THEIRS))
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open:
            self.open.pop()
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not any(self.open):
            self.blocks[-1] += data


def blocks(page: str) -> list[str]:
    reader = Sentences()
    reader.feed(page)
    return [text for one in reader.blocks if (text := " ".join(one.split()))]


def kind(path: Path, site: Path) -> str:
    parts = path.relative_to(site).parts
    if parts[0] == "cases" and len(parts) > 2 and parts[1] in DESIGN:
        return "memo" if "memo" in parts else "case"
    return parts[0] if len(parts) < 3 else f"{parts[0]}/..."


def test_no_page_claims_too_much() -> None:
    site = built_site()
    wrong: list[tuple[str, str, str]] = []
    read: Counter[str] = Counter()
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        slug = next((part for part in path.relative_to(site).parts if part in DESIGN), "")
        design = DESIGN.get(slug, "randomized")  # a page about several cases: the words that no design allows
        said = blocks(path.read_text("utf-8"))
        read[kind(path, site)] += 1
        if kind(path, site) == "case":  # nothing is skipped by mistake
            assert LEAD[slug] in " ".join(said)
            assert " ".join(LAST.get(slug, "").split()) in " ".join(said)
        wrong += [(name, word, text[:200]) for text in said for word in claims(text, design)]
    assert wrong == []
    assert read["case"] == read["memo"] == len(DESIGN)
    assert read.keys() >= {
        "index.html",
        "map",
        "effects",
        "equity",
        "like-us",
        "compare",
        "guides",
        "measures/...",
        "waiting",
    }


def test_the_reader_sees_claims_and_leaves_quotes() -> None:
    page = "<p>The <b>program</b> raised scores.</p><blockquote><p>It led to gains.</p></blockquote><p>Fine.</p>"
    assert blocks(page) == ["The program raised scores.", "Fine."]
    assert [word for text in blocks(page) for word in claims(text, "before-after")] == ["The program raised"]
    assert re.search("caused", " ".join(blocks('<meta name="d" content="It caused this"><br><p>x</p>')))
