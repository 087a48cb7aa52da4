"""SVG to PNG: the same bytes each time, from the cache when it can, and never a broken file."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from proofpoints.charts.engine import draw_picture
from proofpoints.charts.picture import pictures

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="Liberation Sans">'
SVG = HEAD + '<rect width="1200" height="630" fill="#fff"/><text x="60" y="300" font-size="40">83 percent</text></svg>'


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and unpacked rows, read by the format's own rules; every chunk has its right sum."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    place, body, size = 8, b"", (0, 0)
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        data = png[place + 8 : place + 8 + length]
        assert struct.unpack(">I", png[place + 8 + length : place + 12 + length])[0] == zlib.crc32(kind + data)
        size = struct.unpack(">II", data[:8]) if kind == b"IHDR" else size
        body += data if kind == b"IDAT" else b""
        place += 12 + length
    return *size, zlib.decompress(body)


def test_a_picture_is_800_by_420_and_holds_the_text() -> None:
    width, height, rows = pixels(draw_picture(SVG))
    assert (width, height) == (800, 420)
    assert len(set(rows)) > 20  # letters have many grays
    empty = pixels(draw_picture(SVG.replace("83 percent", "")))[2]
    assert len(set(empty)) < 5


def test_twice_the_same_bytes_and_the_second_time_from_the_cache(tmp_path: Path) -> None:
    first = dict(pictures([("a", SVG), ("b", SVG.replace("83", "84"))], tmp_path))
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == 2
    assert dict(pictures([("a", SVG), ("b", SVG.replace("83", "84"))], tmp_path)) == first
    kept[0].write_bytes(kept[0].read_bytes()[:99])  # a killed build
    kept[1].unlink()
    assert dict(pictures([("a", SVG), ("b", SVG.replace("83", "84"))], tmp_path)) == first


def test_zeros_inside_a_kept_picture_are_drawn_again(tmp_path: Path) -> None:
    first = dict(pictures([("a", SVG)], tmp_path))
    (kept,) = tmp_path.iterdir()
    data = kept.read_bytes()
    kept.write_bytes(data[:200] + bytes(64) + data[264:])
    assert dict(pictures([("a", SVG)], tmp_path)) == first
    assert kept.read_bytes() == data


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the place of the folder")
    assert [name for name, _ in pictures([("a", SVG)], tmp_path / "cache")] == ["a"]


def test_many_are_drawn_by_a_pool_in_their_order(tmp_path: Path) -> None:
    many = [(f"{number}", SVG.replace("83", f"{number}")) for number in range(30)]
    drawn = list(pictures(many, tmp_path))
    assert [name for name, _ in drawn] == [name for name, _ in many]
    assert drawn[7][1] == draw_picture(many[7][1])
