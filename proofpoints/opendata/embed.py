"""What another site can show of a case: a badge, its first chart as SVG, and a small page that needs no script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

from proofpoints.analyse import Result
from proofpoints.charts.render import describe
from proofpoints.evidence.verdict import LABELS, Direction
from proofpoints.opendata.address import Site
from proofpoints.pages.answers import answer
from proofpoints.pages.cards import card
from proofpoints.pages.page import render
from proofpoints.pages.piece import piece
from proofpoints.site.policy import policy_without_scripts
from proofpoints.vocabulary import DESIGNS

_LEFT = "Proof Points"
_LETTER, _ROOM = 6.3, 20  # pixels: a letter of 11-pixel text, and what stands around a text

_COLORS = {
    Direction.FAVORABLE: "#0b6e77",
    Direction.UNFAVORABLE: "#8a4b08",
    Direction.UNCLEAR: "#55606a",
    Direction.MIXED: "#5b4b8a",
}


def embed_files(result: Result, drawn: dict[str, str], site: Site) -> Iterator[tuple[str, str]]:
    """Path and text of every file below embed/<slug>/."""
    folder = f"embed/{result.slug}/"
    exhibit = result.exhibits[0] if result.exhibits else None
    svg = describe(drawn[exhibit.key], exhibit, "chart") if exhibit else ""
    if svg:
        yield f"{folder}chart.svg", svg + "\n"
    yield f"{folder}badge.svg", badge(result)
    page = site.link(f"cases/{result.slug}/", folder)
    html = render(
        "embed.html",
        folder,
        card=card(result),
        said=answer(result.judged[0]),
        exhibit=exhibit,
        svg=Markup(svg),
        page=page,
        style=_style(),
        policy=policy_without_scripts(_style()),
    )
    yield f"{folder}index.html", html


@cache
def _style() -> Markup:
    return Markup(render("embed.css", ""))


def badge(result: Result) -> str:
    """Direction of the results and design, always together: one without the other would claim too much."""
    right = f"{LABELS[result.direction]} · {DESIGNS[result.case.doubt.design].label}"
    left_width, right_width = (round(len(text) * _LETTER) + _ROOM for text in (_LEFT, right))
    numbers = {
        "width": left_width + right_width,
        "left_width": left_width,
        "right_width": right_width,
        "left_x": _ROOM // 2,
        "left_text": left_width - _ROOM,
        "right_x": left_width + _ROOM // 2,
        "right_text": right_width - _ROOM,
    }
    said = {"left": _LEFT, "right": right, "name": result.case.who.name, "color": _COLORS[result.direction]}
    return str(piece("badge.svg").fill(**said, **{name: str(value) for name, value in numbers.items()}))
