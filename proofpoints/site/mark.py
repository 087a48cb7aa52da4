"""What stands below a folder, in one number: whether a site still stands as it was written is told by it.

It is a sum over all files, so a tree can keep it while it is written, in any order, and nobody need look at it once more.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

Standing = tuple[str, os.stat_result | None]  # a path with what the disk says; a folder ends with / and has nothing


class Mark:
    """The sum of the hashes of path, kind, size and time of every file, and of the path of every folder."""

    def __init__(self) -> None:
        self.total = 0

    def add(self, path: str, about: os.stat_result | None) -> None:
        """Count what stands at a path."""
        self.total += _hash(path, about)

    def remove(self, path: str, about: os.stat_result | None) -> None:
        """Count it no longer."""
        self.total -= _hash(path, about)

    def __str__(self) -> str:
        """The sum as text."""
        return f"{self.total:x}"


def mark_of(folder: Path) -> str:
    """The mark of all that stands below a folder."""
    mark = Mark()
    for path, about in walk(str(folder)):
        mark.add(path, about)
    return str(mark)


def walk(folder: str) -> Iterator[Standing]:
    """Everything below a folder, one at a time: a site has more than ten files for each case."""
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(f"{folder}/{above}") as entries:
            for entry in entries:
                path = above + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                    yield waiting[-1], None
                else:
                    yield path, entry.stat(follow_symlinks=False)


def _hash(path: str, about: os.stat_result | None) -> int:
    said = f"{path} {about.st_mode:o} {about.st_size} {about.st_mtime_ns}" if about else path
    return int.from_bytes(hashlib.sha256(os.fsencode(said)).digest(), "big")
