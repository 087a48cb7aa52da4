"""The new site while it is written: a folder that nobody reads yet."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from proofpoints.store import write_all

Seen = list[int]  # size and time of a file as it was written


class Tree:
    """Files below a folder. What stands in the way of one is removed, never written into: it may be a link to the old site's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: set[str] = set()  # folders that exist; asking the disk each time is slow

    def put(self, name: str, data: bytes) -> Seen:
        """Write one file, in one piece."""
        with self.open(name, buffering=0) as file:
            write_all(file, data)
            found = os.fstat(file.fileno())
        return [found.st_size, found.st_mtime_ns]

    def open(self, name: str, buffering: int = -1) -> IO[bytes]:
        """A new file."""
        path = self.place(name)
        try:
            return open(path, "xb", buffering)
        except FileExistsError:
            os.unlink(path)
            return open(path, "xb", buffering)

    def link(self, old: str, name: str) -> None:
        """A second link to a file."""
        os.link(old, self.place(name))

    def place(self, name: str) -> str:
        """Where a file will stand; the folders above it are there from now on."""
        self._make(name.rpartition("/")[0])
        return f"{self.folder}/{name}"

    def seen(self, place: str) -> dict[str, Seen]:
        """Every file below a folder, by its path, that somebody else has written there."""
        found = sorted(f"{above}/{name}" for above, _, names in os.walk(f"{self.folder}/{place}") for name in names)
        stats = ((path, os.stat(path)) for path in found)
        start = len(str(self.folder)) + 1
        return {path[start:].replace(os.sep, "/"): [stat.st_size, stat.st_mtime_ns] for path, stat in stats}

    def _make(self, folder: str) -> None:
        if folder and folder not in self.known:
            self._make(folder.rpartition("/")[0])
            try:
                os.mkdir(f"{self.folder}/{folder}")
            except FileExistsError:
                if not os.path.isdir(f"{self.folder}/{folder}"):
                    raise
            self.known.add(folder)
