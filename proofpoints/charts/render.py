"""Specifications to SVG: offline, in a process pool, cached by content; and the text alternative put into each SVG."""

from __future__ import annotations

import os
import re
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from html import escape
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import vl_convert

from proofpoints.charts.exhibit import Exhibit

_NAMES = ('id="', "url(#", 'href="#')  # without these a drawing has no inner ids
_POOL_FROM = 8  # below this many charts a second process costs more than it saves


def render_all(exhibits: list[Exhibit], cache: Path) -> dict[str, str]:
    """SVG of every exhibit by key, drawn or taken from the cache folder. A broken cache entry is drawn again."""
    specs = {exhibit.key: exhibit.spec for exhibit in exhibits}
    done = {key: svg for key in specs if (svg := _cached(cache / f"{key}.svg")) is not None}
    missing = [key for key in specs if key not in done]
    drawn = _draw([specs[key] for key in missing])
    for key, svg in zip(missing, drawn, strict=True):
        _keep(svg, cache / f"{key}.svg")
        done[key] = svg
    return done


def _keep(svg: str, path: Path) -> None:
    """Put a drawing into the cache; where that can't be written, the next build draws again."""
    part = path.with_name(f"{path.stem}.part{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(svg, "utf-8")
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _cached(path: Path) -> str | None:
    try:
        svg = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return svg if svg.startswith("<svg ") and svg.endswith("</svg>") else None


def _draw(specs: list[dict[str, Any]]) -> list[str]:
    if len(specs) < _POOL_FROM or (os.cpu_count() or 1) < 2:
        return [draw(spec) for spec in specs]
    # A fork after a first drawing in this process waits for ever: the engine's threads are not copied.
    with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(draw, specs, chunksize=4))


def draw(spec: dict[str, Any]) -> str:
    """One specification as SVG without fixed size, so that the page decides; no base address may be opened."""
    svg: str = vl_convert.vegalite_to_svg(spec, vl_version="v6.1", allowed_base_urls=[])
    svg = re.sub(r'^<svg ([^>]*?)width="[\d.]+" height="[\d.]+"', r"<svg \1", svg.strip())
    # the drawing is one image with its own words: parts that claim to be images without a name mislead a screen reader
    svg = re.sub(r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")', "", svg)
    return re.sub(r'(?:class="marks" ?|version="1.1" ?|xmlns:xlink="[^"]*" ?)', "", svg)


def describe(svg: str, exhibit: Exhibit, identity: str) -> str:
    """The SVG as an image with title and description, its inner ids made unique in the page by `identity`."""
    if any(sign in svg for sign in _NAMES):
        svg = re.sub(r'\b(id="|url\(#|href="#)', rf"\1{identity}-", svg)
    head = (
        f'<svg role="img" aria-labelledby="{identity}-title {identity}-desc" '
        f'class="pp-chart pp-{exhibit.form}" focusable="false" '
    )
    words = (
        f'<title id="{identity}-title">{escape(exhibit.title)}</title>'
        f'<desc id="{identity}-desc">{escape(exhibit.alt)}</desc>'
    )
    opened = svg.replace("<svg ", head, 1)
    return opened.replace(">", f">{words}", 1)
