"""The paths of a working tree, without following a link and without opening anything but what may be a pointer.

What vanishes between being listed and being looked at, as when an editor saves, is left out.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from proofpoints.gatekeeper.tree import CONTENT, POINTER, POINTER_SIZE, Item, Kind

_GONE = (FileNotFoundError, NotADirectoryError)
MAX_DEPTH = 6  # folders below the repository; deeper ones are left to the check that knows what belongs there


def items_on_disk(root: Path, places: Iterable[str] = CONTENT) -> Iterator[Item]:
    """Everything at and below `places`, relative to `root`; a place that does not exist is left out."""
    base = os.fsencode(root)
    for place in places:
        name = os.fsencode(place)
        path = os.path.join(base, name)
        if os.path.lexists(path):
            yield from _walk(path, name, 1)


def _walk(path: bytes, name: bytes, depth: int) -> Iterator[Item]:
    for item in _item(path, name):
        yield item
        if item.kind is Kind.FOLDER and depth <= MAX_DEPTH:
            yield from _inside(path, name, depth)


def _inside(path: bytes, name: bytes, depth: int) -> Iterator[Item]:
    try:
        entries = os.scandir(path)
    except _GONE:
        return
    with entries:
        for entry in entries:
            inside = name + b"/" + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, inside, depth + 1)
            else:
                yield from _item(entry.path, inside)


def _item(path: bytes, name: bytes) -> Iterator[Item]:
    """What stands at a path, if anything does."""
    try:
        yield _look(path, name)
    except _GONE:
        return


def _look(path: bytes, name: bytes) -> Item:
    found = os.lstat(path)
    kind = Kind.SUBMODULE if name.endswith(b"/.git") else kind_of(found.st_mode)
    if kind is not Kind.FILE:
        return Item(name, kind)
    executable = os.name == "posix" and bool(found.st_mode & 0o111)
    return Item(name, kind, executable, found.st_size, _head(path) if found.st_size < POINTER_SIZE else b"")


def kind_of(mode: int) -> Kind:
    """What stands at a path, by what the disk says of it."""
    if stat.S_ISREG(mode):
        return Kind.FILE
    if stat.S_ISLNK(mode):
        return Kind.LINK
    return Kind.FOLDER if stat.S_ISDIR(mode) else Kind.OTHER


def _head(path: bytes) -> bytes:
    with Path(os.fsdecode(path)).open("rb") as file:
        return file.read(len(POINTER))
