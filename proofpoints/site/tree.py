"""The new site while it is written: a folder that nobody reads yet."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from proofpoints.files.whole_file import write_file
from proofpoints.site.mark import Mark, walk

Seen = list[int]  # size and time of a file as it was written


@dataclass
class Found:
    """What stands in a folder before anything is written: of each folder in it the files, by name, with their inodes.

    By folder, because most files of a site have one of few names: there are 138,000 paths in a site of ten thousand cases.
    """

    folders: dict[str, dict[str, int]] = field(default_factory=dict)

    def inode(self, name: str) -> int | None:
        """The inode of a file; None if there is none at this path."""
        folder, _, last = name.rpartition("/")
        return self.folders.get(folder, {}).get(last)

    def forget(self, name: str) -> None:
        """No longer count a file, or a folder with all that is in it."""
        folder, _, last = name.rpartition("/")
        self.folders.get(folder, {}).pop(last, None)
        if name in self.folders:
            self.folders = {
                path: files for path, files in self.folders.items() if path != name and not path.startswith(f"{name}/")
            }


class Tree:
    """Files below a folder. What stands in the way of one is removed, never written into: it may be a link to the old site's.

    What was there before stays only if it is asked for and is the very file that is wanted; `settle` removes all the rest.
    """

    def __init__(self, folder: Path, found: Found | None = None) -> None:
        self.folder = folder
        self.left = found or Found()  # what stands there and was not asked for yet
        self.known: set[str] = set()  # folders of the new site that exist; asking the disk each time is slow
        self.counted = Mark()  # of files; those that others write are counted at the end
        self.opened: set[str] = set()
        self.device = os.stat(folder).st_dev
        self.mode: int | None = None  # kind and rights of the files that are written here, once there is one

    def put(self, name: str, data: bytes) -> Seen:
        """Write one file, in one piece."""
        path = self._place(name)
        try:
            about = write_file(path, [data], new=True)
        except FileExistsError:
            self.drop(name)
            about = write_file(path, [data], new=True)
        self.counted.add(name, about)
        self.mode = about.st_mode
        return _seen(about)

    def open(self, name: str) -> IO[bytes]:
        """A new file, to be closed before the tree is finished."""
        path = self._place(name)
        if os.path.lexists(path):
            self.drop(name)
        self.opened.add(name)
        return open(path, "xb")

    def link(self, old: str, name: str, about: os.stat_result) -> None:
        """A second link to a file, unless it stands there already. `about` says which file it is."""
        if self.left.inode(name) == about.st_ino and about.st_dev == self.device:
            self._make(name.rpartition("/")[0])
            self.left.forget(name)
        else:
            os.link(old, self._place(name))
        self.counted.add(name, about)

    def drop(self, name: str) -> None:
        """Take away a file that was written or linked here."""
        path = f"{self.folder}/{name}"
        if name in self.opened:
            self.opened.remove(name)
        else:
            self.counted.remove(name, os.lstat(path))
        os.unlink(path)

    def adopt(self, folder: Path, name: str) -> dict[str, Seen]:
        """Move a whole folder here that somebody else has written elsewhere. Returns its files by path."""
        os.rename(folder, self._place(name))
        self.known.add(name)
        files = {}
        for path, about in sorted(walk(f"{self.folder}/{name}")):
            if about:
                self.counted.add(f"{name}/{path}", about)
                files[f"{name}/{path}"] = _seen(about)
            else:
                self.known.add(f"{name}/{path.removesuffix('/')}")
        return files

    def mark(self) -> str:
        """The mark of what was written here, which is all that stands here once the tree is settled."""
        whole = Mark()
        whole.total = self.counted.total
        for name in self.opened:
            whole.add(name, os.lstat(f"{self.folder}/{name}"))
        for folder in self.known:
            whole.add(f"{folder}/", None)
        return str(whole)

    def settle(self) -> None:
        """Remove what stood there before and is no part of the new site."""
        for folder in sorted(self.left.folders, reverse=True):  # what is inside comes first
            for name in self.left.folders[folder]:
                os.unlink(f"{self.folder}/{folder}/{name}")
            if folder and folder not in self.known:
                os.rmdir(f"{self.folder}/{folder}")
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
        if folder not in self.left.folders:
            self._clear(folder)
            os.mkdir(f"{self.folder}/{folder}")
        self.known.add(folder)

    def _clear(self, name: str) -> None:
        """Remove what stood there before: a file, or a folder with all that is in it."""
        if self.left.inode(name) is not None:
            os.unlink(f"{self.folder}/{name}")
        elif name in self.left.folders:
            remove_tree(Path(f"{self.folder}/{name}"))
            os.rmdir(f"{self.folder}/{name}")
        else:
            return
        self.left.forget(name)


def _seen(about: os.stat_result) -> Seen:
    return [about.st_size, about.st_mtime_ns]


def remove_tree(folder: Path) -> None:
    """Empty a folder of ours: a few times faster than the careful way for foreign folders."""
    for above, folders, names in os.walk(folder, topdown=False):
        with suppress(OSError):
            for name in names:
                os.unlink(f"{above}/{name}")
            for name in folders:
                path = f"{above}/{name}"
                os.unlink(path) if os.path.islink(path) else os.rmdir(path)
