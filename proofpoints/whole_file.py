"""Files read in one piece: a build reads thousands of small ones. `open` takes 1.5 and `Path` 2.5 times as long."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)

Read = Callable[[str], bytes]  # the bytes of a file, by its path below the repository


def read_below(root: Path) -> Read:
    """A reader of the files below a folder as they are when it is asked."""
    return lambda file: read_file(f"{root}/{file}")


def read_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file. Raises OSError if it can't be read."""
    return read_with_mode(path)[0]


def read_with_mode(path: str | os.PathLike[str]) -> tuple[bytes, int]:
    """The same, and what `stat` calls its mode."""
    file = os.open(path, _FLAGS)
    try:
        stat = os.fstat(file)
        parts = [os.read(file, stat.st_size + 1)]
        while parts[-1]:
            parts.append(os.read(file, 1 << 16))
    finally:
        os.close(file)
    return (parts[0] if len(parts) == 2 else b"".join(parts)), stat.st_mode
