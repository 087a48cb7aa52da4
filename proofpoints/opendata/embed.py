"""What another site can show of a case: a badge, its first chart as SVG, and a small page that needs no script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

from proofpoints.analyse import Result
from proofpoints.charts.exhibit import Exhibit
from proofpoints.charts.render import describe
from proofpoints.evidence.verdict import LABELS, Direction
from proofpoints.opendata.address import Site
from proofpoints.pages.answers import answer
from proofpoints.pages.page import TEMPLATES
from proofpoints.pages.piece import Piece, piece
from proofpoints.pages.prose import rows_elsewhere
from proofpoints.site.policy import policy_without_scripts
from proofpoints.vocabulary import DESIGNS

_FIRST = Piece(" The first of {{ count }} headline results.")
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
    said = answer(result.judged[0])
    html = piece("embed.html").fill(
        policy=_policy(),
        style=_style(),
        page=site.link(f"cases/{result.slug}/", folder),
        slug=result.slug,
        name=result.case.who.name,
        label=LABELS[result.direction],
        design=DESIGNS[result.case.doubt.design].label + result.dispute,
        rows=rows_elsewhere(said.rows, result.slug),
        sentence=said.sentence,
        covers=said.covers,
        because=said.because,
        more=_FIRST.fill(count=str(len(result.judged))) if len(result.judged) > 1 else "",
        figure=_figure(exhibit, svg, result.slug) if exhibit else "",
    )
    yield f"{folder}index.html", str(html)


def _figure(exhibit: Exhibit, svg: str, slug: str) -> Markup:
    rows = rows_elsewhere(" ".join(exhibit.table.row_ids), slug)
    return piece("embed_figure.html").fill(rows=rows, svg=Markup(svg), title=exhibit.title, subtitle=exhibit.subtitle)


@cache
def _style() -> Markup:
    return Markup((TEMPLATES / "embed.css").read_text("utf-8").removesuffix("\n"))


@cache
def _policy() -> str:
    return policy_without_scripts(_style())


def badge(result: Result) -> str:
    """Direction of the results and design, always together: one without the other would claim too much."""
    right = f"{LABELS[result.direction]} · {DESIGNS[result.case.doubt.design].label}{result.dispute}"
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
