"""A file read in one piece: a build reads some twenty small files a case. `open` takes 1.5 and `Path` 2.5 times as long."""

from __future__ import annotations

import os

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def read_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file. Raises OSError if it can't be read."""
    file = os.open(path, _FLAGS)
    try:
        parts = [os.read(file, os.fstat(file).st_size + 1)]
        while parts[-1]:
            parts.append(os.read(file, 1 << 16))
    finally:
        os.close(file)
    return b"".join(parts)
