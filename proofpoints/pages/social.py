"""What other sites show beside a link: a picture with the claim of a case in the words of its page, and tags in the head.

A null or negative result stands there in the same place, size and form as a good one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from proofpoints.analyse import Result
from proofpoints.brief import lead_of
from proofpoints.evidence.verdict import LABELS, Direction
from proofpoints.pages.home import Totals
from proofpoints.pages.lettering import broken, clipped
from proofpoints.pages.page import Page
from proofpoints.pages.piece import Piece, joined, piece
from proofpoints.pages.telling import place_text
from proofpoints.vocabulary import DESIGNS

SITE = "card.png"
LEFT, ROOM, TOP, BOTTOM = 60, 1080, 76, 606  # units of the drawing; text stays between
INK, QUIET, PAPER = "#1c2024", "#515c66", "#ffffff"
SIZES = (42, 38, 34, 31, 28, 25)  # of the claim; the rest goes with it
COLORS = {
    Direction.FAVORABLE: "#0b6e77",
    Direction.UNFAVORABLE: "#9a3412",
    Direction.MIXED: "#5b4b8a",
    Direction.UNCLEAR: "#4b5563",
}
SHAPES = {  # those of the badges on the pages, 24 units wide
    Direction.FAVORABLE: "M12 0L24 24H0Z",
    Direction.UNFAVORABLE: "M0 0H24L12 24Z",
    Direction.MIXED: "M12 0L24 12L12 24L0 12Z",
    Direction.UNCLEAR: "M0 4H24V10H0ZM0 15H24V21H0Z",
}

_TAG, _BOLD = Piece('<meta property="{{ name }}" content="{{ content }}">'), Markup(' font-weight="bold"')


@dataclass(frozen=True)
class Line:
    """One line of text and where it stands."""

    text: str
    x: float
    y: float
    size: float
    color: str
    bold: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph: `share` is its size as a part of the claim's."""

    text: str
    share: float
    color: str = INK
    bold: bool = False
    indent: float = 0
    most: int = 99


def card_path(result: Result) -> str:
    """Where the picture of a case stands, below the root of the site."""
    return f"cases/{result.slug}/{SITE}"


_BAND = Line("Proof Points", LEFT, 50, 34, PAPER, True)


def case_picture(result: Result) -> str:
    """The SVG of a case: who and where, the direction, the claim with its comparison, for how many and how sure."""
    case, said = result.case, lead_of(result)
    verdict = f"{LABELS[result.direction]} · {DESIGNS[case.doubt.design].label}{result.dispute}"
    blocks = [
        Block(case.who.name, 1.1, bold=True, most=2),
        Block(f"{case.what.program}. {place_text(case)}", 0.7, QUIET, most=2),
        Block(verdict, 0.8, COLORS[result.direction], bold=True, indent=36, most=1),
        Block(said.what, 1.0),
        Block(said.sure, 0.74, QUIET),
    ]
    return _picture(blocks, result.direction, sign=2)


def site_picture(totals: Totals, directions: Counter[Direction]) -> str:
    """The SVG of the site: what it is and what the evidence looks like, by count."""
    counts = ", ".join(f"{directions[one]} {LABELS[one].lower()}" for one in Direction)
    blocks = [
        Block("Blended learning, with the data", 1.5, bold=True),
        Block("What changed, for whom, against what, how sure.", 1.0),
        Block(
            f"{totals.cases} programs in {totals.states} states, {totals.figures:,} figures, each with its source.", 1.0
        ),
        Block(f"By direction of the headline results: {counts}.", 0.8, QUIET),
    ]
    return _picture(blocks)


def _picture(blocks: list[Block], direction: Direction | None = None, sign: int = -1) -> str:
    """Set the blocks at the largest size at which all have room; at the smallest the last one ends early.

    `sign` is the number of the block that carries the shape of `direction`.
    """
    for size in SIZES:
        lines, starts, end = _set(blocks, size)
        if end <= BOTTOM:
            break
    lines = [line for line in lines if line.y <= BOTTOM]
    mark = ""
    if direction is not None:
        mark = _mark(direction, round(starts[sign] - size * 0.4 - 12, 1))
    return str(piece("social.svg").fill(lines=joined(map(_line, [_BAND, *lines]), "\n"), mark=mark))


def _line(line: Line) -> Markup:
    return piece("social_line.svg").fill(
        x=str(line.x),
        y=str(line.y),
        size=str(line.size),
        weight=_BOLD if line.bold else "",
        color=line.color,
        text=line.text,
    )


def _mark(direction: Direction, y: float) -> Markup:
    """The shape that says a direction without color."""
    drawn = piece("social_mark.svg").fill(path=SHAPES[direction], x=str(LEFT), y=str(y), color=COLORS[direction])
    return drawn + "\n"


def _set(blocks: list[Block], size: float) -> tuple[list[Line], list[float], float]:
    """Lines, the first baseline of each block, and the lowest point, at a size of the claim."""
    lines: list[Line] = []
    starts: list[float] = []
    y = TOP + size * 0.5
    for number, block in enumerate(blocks):
        own = round(size * block.share, 1)
        x = LEFT + block.indent
        texts = clipped(broken(block.text, own, ROOM - block.indent, bold=block.bold), block.most)
        if number == len(blocks) - 1 and size == SIZES[-1]:
            texts = clipped(texts, max(1, int((BOTTOM - y) / (own * 1.28))))
        starts.append(y + own)
        for text in texts:
            y += own * 1.28
            lines.append(Line(text, x, round(y - own * 0.28, 1), own, block.color, block.bold))
        y += size * 0.42
    return lines, starts, y - size * 0.42


Link = Callable[[str], str]


def social_head(page: Page, result: Result | None, link: Link) -> str:
    """Tags for the head of a page: title, words and picture of a link to it. `link` turns a path below the root to an address.

    `result` is the case that the page is about, if it is about one.
    """
    words, picture, address = page.description, SITE, link(page.path)
    if result is not None:
        said = lead_of(result)
        words, picture = f"{said.what} {said.sure}", card_path(result)
    tags = [
        ("og:type", "article" if result else "website"),
        ("og:title", page.title),
        ("og:description", words),
        *([("og:url", address)] if "://" in address else []),  # a relative one says nothing
        ("og:image", link(picture)),
        ("og:image:alt", f"{page.title}. {words}" if result else words),
    ]
    named = joined((_TAG.fill(name=name, content=content) for name, content in tags), "\n")
    return str(piece("social_head.html").fill(tags=named))


def with_social_head(page: Page, result: Result | None, link: Callable[..., str]) -> Page:
    """The page with these tags. `link(path, file=page)` gives the address of a path as seen from a page."""
    return replace(page, head=page.head + social_head(page, result, partial(link, file=page.path)))
