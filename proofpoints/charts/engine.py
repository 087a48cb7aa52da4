"""The drawing engine: a specification to SVG, a drawing to PNG. Run as a process, it draws what it is asked for.

A process that has drawn a chart holds 140 MB, so it loads nothing but the engine, and ends when nobody asks any more.
"""

from __future__ import annotations

import json
import re
import struct
import sys
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import vl_convert

from proofpoints.processes.pipe import answer_all

SCALE = 2 / 3  # 1200 x 630 units to 800 x 420 pixels: wide enough for every network, half the bytes
VEGA_LITE = "v6.1"
SHOWN_IN = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
SIGNATURE = b"\x89PNG\r\n\x1a\n"

# Without these a drawing looks the same and has a third of its bytes less, on every page that shows it.
_NEEDLESS = "|".join(
    (
        # the drawing is one image with its own words: parts that claim to be images without a name mislead a screen reader
        r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")',
        r'(?:class="marks" ?|version="1.1" ?|xmlns:xlink="[^"]*" ?)',
        r'<path class="(?:background|foreground)" aria-hidden="true" d="[^"]*"(?: pointer-events="none")?(?: display="none")?/>',
        r'<text [^>]*opacity="0"[^>]*>[^<]*</text>',  # labels of an axis that have no room
        r"<text [^>]*/>",
        r' (?:opacity="1"|pointer-events="none")',
        r' font-family="(?!system-ui)[^"]*"',  # said once, for all its words
    )
)
_FRACTION = re.compile(r"(\d\.\d{3})\d+(?=[^<>]*>)")  # of a pixel, within a tag


def draw(spec: dict[str, Any]) -> str:
    """One specification as SVG without fixed size, so that the page decides; no base address may be opened."""
    form = json.dumps({key: part for key, part in spec.items() if key != "datasets"})
    vega = json.loads(_compiled(form))
    for source in vega["data"]:
        if source["name"] in spec.get("datasets", {}):
            source["values"] = spec["datasets"][source["name"]]
    return finished(vl_convert.vega_to_svg(vega, allowed_base_urls=[]))


@cache
def _compiled(form: str) -> str:
    """A form of Vega-Lite for Vega, as JSON. No data is looked at, so it is done once for all charts of a form."""
    return json.dumps(vl_convert.vegalite_to_vega(form, vl_version=VEGA_LITE))


def finished(svg: str) -> str:
    """A drawing without its fixed size, in the reader's letters, and without what nobody sees or should hear."""
    svg = re.sub(r'^<svg ([^>]*?)width="[\d.]+" height="[\d.]+"', rf'<svg font-family="{SHOWN_IN}" \1', svg.strip())
    return re.sub(_NEEDLESS, "", _FRACTION.sub(r"\1", svg))


def draw_picture(svg: str) -> bytes:
    """One drawing as PNG. Its text must be in Liberation Sans, which the engine brings along on every machine."""
    return _packed(vl_convert.svg_to_png(svg, scale=SCALE))


def _packed(png: bytes) -> bytes:
    """The same picture in a fourth of the bytes: the engine packs for speed."""
    parts, body, place = [], [], len(SIGNATURE)
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        data = png[place + 8 : place + 8 + length]
        place += length + 12
        if kind == b"IDAT":
            body.append(data)
        elif kind == b"IHDR":
            parts.append(_chunk(kind, data))
    packed = zlib.compress(zlib.decompress(b"".join(body)), 6)
    return b"".join((SIGNATURE, *parts, _chunk(b"IDAT", packed), _chunk(b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


WAYS: dict[str, Callable[[str], bytes]] = {
    "svg": lambda text: draw(json.loads(text)).encode("utf-8"),
    "png": draw_picture,
}

if __name__ == "__main__":
    way = WAYS[sys.argv[1]]
    answer_all(lambda asked: way(asked.decode("utf-8")))
