"""Specifications to SVG: offline, in processes of their own, cached by content; and the text alternative put into each SVG."""

from __future__ import annotations

import importlib
import json
import re
from html import escape
from pathlib import Path
from typing import Any

from proofpoints.charts.drawers import COUNT, Drawers
from proofpoints.charts.drawn import find, keep
from proofpoints.charts.exhibit import Exhibit

CHARTS = "build/cache/charts"  # where a repository keeps its drawings
_NAMES = ('id="', "url(#", 'href="#')  # without these a drawing has no inner ids
_DRAWERS_FROM = 8  # below this many charts processes that draw cost more than they save


def render_all(exhibits: list[Exhibit], cache: Path) -> dict[str, str]:
    """SVG of every exhibit by key, drawn or taken from the cache folder. A broken cache entry is drawn again."""
    wanted = {exhibit.key: exhibit for exhibit in exhibits}
    done = {key: svg for key in wanted if (svg := _cached(cache / f"{key}.svg")) is not None}
    missing = [key for key in wanted if key not in done]
    drawn = _draw([wanted[key].spec for key in missing]) if missing else []
    for key, svg in zip(missing, drawn, strict=True):
        keep(svg.encode("utf-8"), cache / f"{key}.svg")
        done[key] = svg
    return done


def _cached(path: Path) -> str | None:
    svg = find(path)
    return None if svg is None else svg.decode("utf-8")


def _draw(specs: list[dict[str, Any]]) -> list[str]:
    if len(specs) < _DRAWERS_FROM or COUNT < 2:
        # loaded only when needed: most builds find every chart in the cache
        engine: Any = importlib.import_module("proofpoints.charts.engine")
        return [engine.draw(spec) for spec in specs]
    with Drawers("svg") as drawers:
        return [svg.decode("utf-8") for svg in drawers.draw(map(json.dumps, specs))]


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
