"""SVG to PNG for the pictures that other sites show beside a link: offline, in a process pool, cached by content."""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from proofpoints.charts.drawers import COUNT, Drawers
from proofpoints.whole_file import read_file

_ENGINE = f"vl-convert {version('vl-convert-python')}; picture 1"
_DRAWERS_FROM = 24  # below this many, processes that draw cost more than they save
_PART = 400  # pictures held in memory, about 20 MB
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_END = b"IEND\xaeB`\x82"


def pictures(drawings: Iterable[tuple[str, str]], cache: Path) -> Iterator[tuple[str, bytes]]:
    """Each name with its PNG, in parts: the pictures of ten thousand cases do not fit into memory at once.

    `drawings` are names with their SVG. What is not in the cache folder, or broken there, is drawn.
    """
    with ExitStack() as stack:
        drawers: Drawers | None = None
        for part in _parts(drawings):
            data = {name: _cached(cache / _key(svg)) for name, svg in part}
            missing = [(name, svg) for name, svg in part if data[name] is None]
            if drawers is None and len(missing) >= _DRAWERS_FROM and COUNT > 1:
                drawers = stack.enter_context(Drawers("png"))
            svgs = [svg for _, svg in missing]
            drawn = drawers.draw(svgs) if drawers else _draw(svgs)
            for (name, svg), png in zip(missing, drawn, strict=True):
                _keep(png, cache / _key(svg))
                data[name] = png
            yield from ((name, png) for name, png in data.items() if png)


def _parts(drawings: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    rest = iter(drawings)
    while part := list(islice(rest, _PART)):
        yield part


def _key(svg: str) -> str:
    return hashlib.sha256((svg + _ENGINE).encode()).hexdigest()[:32] + ".png"


def _draw(svgs: list[str]) -> list[bytes]:
    if not svgs:
        return []
    # loaded only when needed: most builds find every picture in the cache
    engine: Any = importlib.import_module("proofpoints.charts.engine")
    return [engine.draw_picture(svg) for svg in svgs]


def _cached(path: Path) -> bytes | None:
    try:
        data = read_file(path)
    except OSError:
        return None
    return data if data.startswith(_SIGNATURE) and data.endswith(_END) else None


def _keep(data: bytes, path: Path) -> None:
    """Put a picture into the cache; where that can't be written, the next build draws again."""
    part = path.with_name(f"{path.stem}.part{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
