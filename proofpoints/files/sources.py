"""Everything that a build reads of a repository, each file hashed once: what the keys of a build are made of."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from proofpoints.files.store import code_version, digest
from proofpoints.files.whole_file import read_with_mode

PLACES = ("CITATION.cff", "cases", "datasets", "docs", "mkdocs.yml", "proofpoints/theme", "survey_import/funnels")
# read by the theme and its generator, with what they take for nothing
_TOLD = {"SITE_URL": "", "SOURCE_DATE_EPOCH": "0"}
_AT_ONCE = 1 << 17  # bytes; most files are read in one piece
NOTHING = "nothing"  # what is said of a place where nothing stands
FOLDER = "folder"  # and of one where a folder stands


@dataclass(frozen=True)
class Sources:
    """What stands at each path below the root, as `_said` says it, and the paths below each folder.

    `touched` tells by the times that the disk keeps whether anything was saved between two looks, even if it was undone. It is a
    reason to doubt what was read in between, and never one to believe it.
    """

    said: dict[str, str]
    below: dict[str, tuple[str, ...]]
    touched: list[int] = field(default_factory=list)

    def touch(self, about: os.stat_result) -> None:
        """Note when something was last changed."""
        self.touched.append(_last_changed(about))

    def of(self, place: str) -> list[str]:
        """A file, or a folder and what stands right in it: each path with what is said of it, one after the other."""
        return [part for path in (place, *self.below.get(place, ())) for part in (path, self.said.get(path, NOTHING))]


def _last_changed(about: os.stat_result) -> int:
    """Windows keeps the time of making in the place of the first."""
    return hash((about.st_ctime_ns, about.st_mtime_ns))


def touched(places: Iterable[Path]) -> list[int]:
    """What `Sources` has under this name, of all that stands at and below these places; nothing is opened, links are followed."""
    found = []
    for path in sorted(path for place in places for path in (place, *place.rglob("*"))):
        with suppress(OSError):  # moved away at this moment, or a link to nowhere
            found.append(_last_changed(path.stat()))
    return found


class Reading:
    """Reads files below the root, each only once: so that what is made of them and its key are of the same bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, tuple[bytes, int]] = {}

    def read(self, file: str) -> bytes:
        """The bytes of a file, by its path below the root. Raises OSError if it can't be read."""
        if file not in self.files:
            self.files[file] = read_with_mode(f"{self.root}/{file}")
        return self.files[file][0]

    def sources(self) -> Sources:
        """What `read_sources` would have said of the files that were read, as if nothing else stood in their folders."""
        sources = Sources({}, {})
        for file, (data, mode) in sorted(self.files.items()):
            folder = file.rpartition("/")[0]
            sources.said[folder] = FOLDER
            sources.said[file] = _said(mode, hashlib.sha256(data))
            sources.below[folder] = (*sources.below.get(folder, ()), file)
        return sources


def made_of(sources: Sources, base: str) -> str:
    """A hash of all that a whole site is made of: what was read, our code, its address, what the tools are told, its rights."""
    told = (f"{name}={os.environ.get(name, default)}" for name, default in _TOLD.items())
    return digest(
        [
            code_version(),
            base,
            f"umask={_umask():o}",
            *told,
            *(part for pair in sorted(sources.said.items()) for part in pair),
        ]
    )


@cache
def _umask() -> int:
    """The rights that files of this process don't get; to be told them it must be set."""
    found = os.umask(0o077)
    os.umask(found)
    return found


def read_sources(root: Path) -> Sources:
    """Hash everything that a build reads. Links are not followed, and nothing but ordinary files is opened."""
    sources = Sources({}, {})
    for place in PLACES:
        path = f"{root}/{place}"
        if os.path.lexists(path):
            _add(path, place, sources)
    return sources


def _add(path: str, name: str, sources: Sources) -> None:
    if os.path.islink(path):
        sources.said[name] = f"link to {os.readlink(path)}"
    elif os.path.isdir(path):
        sources.said[name] = FOLDER
        with suppress(FileNotFoundError, NotADirectoryError):  # moved away at this moment
            _add_all(path, name, sources)
    else:
        sources.said[name] = _said_of_file(path, sources) if os.path.isfile(path) else "neither file nor folder"


def _add_all(path: str, name: str, sources: Sources) -> None:
    """The same for a folder's entries, without asking the disk again what they are."""
    sources.touch(os.stat(path))
    with os.scandir(path) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    sources.below[name] = tuple(f"{name}/{entry.name}" for entry in entries)
    for entry, inside in zip(entries, sources.below[name], strict=True):
        if entry.is_file(follow_symlinks=False):
            sources.said[inside] = _said_of_file(entry.path, sources)
        else:
            _add(entry.path, inside, sources)


def _said_of_file(path: str, sources: Sources) -> str:
    """What is said of an ordinary file, which may be larger than anything that will be read."""
    hashed = hashlib.sha256()
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError as error:  # the check says it in words
        return f"can't be read: {error.errno}"
    try:
        about = os.fstat(file)
        sources.touch(about)
        while part := os.read(file, _AT_ONCE):
            hashed.update(part)
    finally:
        os.close(file)
    return _said(about.st_mode, hashed)


def _said(mode: int, hashed: hashlib._Hash) -> str:
    """Hash and mode of a file: one that became a program is refused, so it is another."""
    return f"{mode:o} {hashed.hexdigest()}"
