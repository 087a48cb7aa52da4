"""SVG to PNG for the pictures that other sites show beside a link: offline, in a process pool, cached by content."""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, suppress
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import vl_convert

SCALE = 2 / 3  # 1200 x 630 units to 800 x 420 pixels: wide enough for every network, half the bytes
_ENGINE = f"vl-convert {version('vl-convert-python')}; picture 1"
_POOL_FROM = 24  # below this many a second process costs more than it saves
_PART = 400  # pictures held in memory, about 20 MB
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_END = b"IEND\xaeB`\x82"


def pictures(drawings: Iterable[tuple[str, str]], cache: Path) -> Iterator[tuple[str, bytes]]:
    """Each name with its PNG, in parts: the pictures of ten thousand cases do not fit into memory at once.

    `drawings` are names with their SVG. What is not in the cache folder, or broken there, is drawn.
    """
    with ExitStack() as stack:
        pool: ProcessPoolExecutor | None = None
        for part in _parts(drawings):
            data = {name: _cached(cache / _key(svg)) for name, svg in part}
            missing = [(name, svg) for name, svg in part if data[name] is None]
            if pool is None and len(missing) >= _POOL_FROM and (os.cpu_count() or 1) > 1:
                # A fork after a first drawing in this process waits for ever: the engine's threads are not copied.
                pool = stack.enter_context(ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")))
            svgs = [svg for _, svg in missing]
            drawn = pool.map(draw_picture, svgs, chunksize=8) if pool else map(draw_picture, svgs)
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


def draw_picture(svg: str) -> bytes:
    """One drawing as PNG. Its text must be in Liberation Sans, which the engine brings along on every machine."""
    return _packed(vl_convert.svg_to_png(svg, scale=SCALE))


def _packed(png: bytes) -> bytes:
    """The same picture in a fourth of the bytes: the engine packs for speed."""
    parts, body, place = [], [], len(_SIGNATURE)
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        data = png[place + 8 : place + 8 + length]
        place += length + 12
        if kind == b"IDAT":
            body.append(data)
        elif kind == b"IHDR":
            parts.append(_chunk(kind, data))
    packed = zlib.compress(zlib.decompress(b"".join(body)), 6)
    return b"".join((_SIGNATURE, *parts, _chunk(b"IDAT", packed), _chunk(b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _cached(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
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
