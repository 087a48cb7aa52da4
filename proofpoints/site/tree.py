"""The new site while it is written: a folder that nobody reads yet."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from proofpoints.store import write_all

Seen = list[int]  # size and time of a file as it was written


@dataclass
class Found:
    """What stands in a folder before anything is written: the inode of each file by its path, and the folders."""

    files: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)


class Tree:
    """Files below a folder. What stands in the way of one is removed, never written into: it may be a link to the old site's.

    What was there before stays only if it is asked for and is the very file that is wanted; `settle` removes all the rest.
    """

    def __init__(self, folder: Path, found: Found | None = None) -> None:
        self.folder = folder
        self.left = found or Found()  # what stands there and was not asked for yet
        self.known: set[str] = set()  # folders of the new site that exist; asking the disk each time is slow
        self.shared: dict[str, int] = {}  # files that the old site has as well, with their inodes
        self.device = os.stat(folder).st_dev

    def put(self, name: str, data: bytes) -> Seen:
        """Write one file, in one piece."""
        with self.open(name, buffering=0) as file:
            write_all(file, data)
            found = os.fstat(file.fileno())
        return [found.st_size, found.st_mtime_ns]

    def open(self, name: str, buffering: int = -1) -> IO[bytes]:
        """A new file."""
        path = self._place(name)
        try:
            return open(path, "xb", buffering)
        except FileExistsError:
            os.unlink(path)
            return open(path, "xb", buffering)

    def link(self, old: str, name: str, about: os.stat_result) -> None:
        """A second link to a file, unless it stands there already. `about` says which file it is."""
        if self.left.files.get(name) == about.st_ino and about.st_dev == self.device:
            self._make(name.rpartition("/")[0])
            del self.left.files[name]
        else:
            os.link(old, self._place(name))
        self.shared[name] = about.st_ino

    def unlink(self, name: str) -> None:
        """Take back a link."""
        os.unlink(f"{self.folder}/{name}")
        del self.shared[name]

    def adopt(self, folder: Path, name: str) -> None:
        """Move a whole folder here that somebody else has written elsewhere."""
        os.rename(folder, self._place(name))

    def seen(self, place: str) -> dict[str, Seen]:
        """Every file below a folder, by its path, that somebody else has written there."""
        found = sorted(f"{above}/{name}" for above, _, names in os.walk(f"{self.folder}/{place}") for name in names)
        stats = ((path, os.stat(path)) for path in found)
        start = len(str(self.folder)) + 1
        return {path[start:].replace(os.sep, "/"): [stat.st_size, stat.st_mtime_ns] for path, stat in stats}

    def settle(self) -> None:
        """Remove what stood there before and is no part of the new site."""
        for name in self.left.files:
            os.unlink(f"{self.folder}/{name}")
        for name in sorted(self.left.folders, reverse=True):  # what is inside comes first
            os.rmdir(f"{self.folder}/{name}")
        self.left = Found()

    def _place(self, name: str) -> str:
        """Where a file will stand: the folders above it are there, and nothing of before is in its way."""
        self._make(name.rpartition("/")[0])
        self._clear(name)
        return f"{self.folder}/{name}"

    def _make(self, folder: str) -> None:
        if not folder or folder in self.known:
            return
        self._make(folder.rpartition("/")[0])
        if folder in self.left.folders:
            self.left.folders.remove(folder)
        else:
            self._clear(folder)
            os.mkdir(f"{self.folder}/{folder}")
        self.known.add(folder)

    def _clear(self, name: str) -> None:
        """Remove what stood there before: a file, or a folder with all that is in it."""
        if self.left.files.pop(name, None) is not None:
            os.unlink(f"{self.folder}/{name}")
        elif name in self.left.folders:
            remove_tree(Path(f"{self.folder}/{name}"))
            os.rmdir(f"{self.folder}/{name}")
            files = {path: inode for path, inode in self.left.files.items() if not path.startswith(f"{name}/")}
            folders = {path for path in self.left.folders if path != name and not path.startswith(f"{name}/")}
            self.left = Found(files, folders)


def remove_tree(folder: Path) -> None:
    """Empty a folder of ours: a few times faster than the careful way for foreign folders."""
    for above, folders, names in os.walk(folder, topdown=False):
        with suppress(OSError):
            for name in names:
                os.unlink(f"{above}/{name}")
            for name in folders:
                path = f"{above}/{name}"
                os.unlink(path) if os.path.islink(path) else os.rmdir(path)
