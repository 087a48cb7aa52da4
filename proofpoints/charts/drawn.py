"""Drawings kept on disk under the hash of what they show and of what draws: each with a checksum, or it is drawn again."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from proofpoints.files.whole_file import read_file, write_file

_ENGINE = Path(__file__).with_name("engine.py")
_SUM = 32  # bytes before each drawing


@cache
def engine() -> str:
    """A hash of what draws: the library, and our code around it."""
    return hashlib.sha256(version("vl-convert-python").encode() + b"\n" + read_file(_ENGINE)).hexdigest()


def key_of(text: str) -> str:
    """The name of a drawing."""
    return hashlib.sha256((text + engine()).encode()).hexdigest()[:32]


def find(path: Path) -> bytes | None:
    """A drawing as it was kept under this very name; None if it is not there, or not so."""
    try:
        found = read_file(path)
    except OSError:
        return None
    drawing = found[_SUM:]
    return drawing if found[:_SUM] == _sum(path.name, drawing) else None


def keep(drawing: bytes, path: Path) -> None:
    """Put a drawing into the cache; where that can't be written, the next build draws again."""
    part = path.with_name(f"{path.stem}.part{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(part, [_sum(path.name, drawing), drawing])
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _sum(name: str, drawing: bytes) -> bytes:
    """With the name: the drawing of another chart is whole, too."""
    return hashlib.sha256(name.encode() + b"\n" + drawing).digest()
