"""SVG to PNG for the pictures that other sites show beside a link: offline, in processes of their own, cached by content."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from proofpoints.charts.drawers import COUNT, Drawers
from proofpoints.charts.drawn import find, keep, key_of

_DRAWERS_FROM = 24  # below this many, processes that draw cost more than they save
_PART = 400  # pictures held in memory, about 20 MB


def pictures(drawings: Iterable[tuple[str, str]], cache: Path) -> Iterator[tuple[str, bytes]]:
    """Each name with its PNG, in parts: the pictures of ten thousand cases do not fit into memory at once.

    `drawings` are names with their SVG. What is not in the cache folder, or broken there, is drawn.
    """
    with ExitStack() as stack:
        drawers: Drawers | None = None
        for part in _parts(drawings):
            data = {name: find(_place(cache, svg)) for name, svg in part}
            missing = [(name, svg) for name, svg in part if data[name] is None]
            if drawers is None and len(missing) >= _DRAWERS_FROM and COUNT > 1:
                drawers = stack.enter_context(Drawers("png"))
            svgs = [svg for _, svg in missing]
            drawn = drawers.draw(svgs) if drawers else _draw(svgs)
            for (name, svg), png in zip(missing, drawn, strict=True):
                keep(png, _place(cache, svg))
                data[name] = png
            yield from ((name, png) for name, png in data.items() if png)


def _parts(drawings: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    rest = iter(drawings)
    while part := list(islice(rest, _PART)):
        yield part


def _place(cache: Path, svg: str) -> Path:
    return cache / f"{key_of(svg)}.png"


def _draw(svgs: list[str]) -> list[bytes]:
    if not svgs:
        return []
    # loaded only when needed: most builds find every picture in the cache
    engine: Any = importlib.import_module("proofpoints.charts.engine")
    return [engine.draw_picture(svg) for svg in svgs]
