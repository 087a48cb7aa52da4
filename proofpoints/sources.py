"""Everything that a build reads of a repository, each file hashed once: what the keys of a build are made of."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from proofpoints.store import code_version, digest

PLACES = ("CITATION.cff", "cases", "datasets", "docs", "mkdocs.yml", "proofpoints/theme", "survey_import/funnels")
_TOLD = {
    "SITE_URL": "",
    "SOURCE_DATE_EPOCH": "0",
}  # read by the theme and its generator, with what they take for nothing
_AT_ONCE = 1 << 17  # bytes; most files are read in one piece
NOTHING = "nothing"  # what is said of a place where nothing stands


@dataclass(frozen=True)
class Sources:
    """What stands at each path below the root, as `said_of` says it, and the paths below each folder."""

    said: dict[str, str]
    below: dict[str, tuple[str, ...]]

    def of(self, place: str) -> list[str]:
        """A file, or a folder and what stands right in it: each path with what is said of it, one after the other."""
        return [part for path in (place, *self.below.get(place, ())) for part in (path, self.said.get(path, NOTHING))]


def made_of(sources: Sources, base: str) -> str:
    """A hash of everything that a whole site is made of: what was read, our code, its address, what the tools are told."""
    told = (f"{name}={os.environ.get(name, default)}" for name, default in _TOLD.items())
    return digest([code_version(), base, *told, *(part for pair in sorted(sources.said.items()) for part in pair)])


def read_sources(root: Path, places: tuple[str, ...] = PLACES) -> Sources:
    """Hash everything at and below these places. Links are not followed, and nothing but ordinary files is opened."""
    sources = Sources({}, {})
    for place in places:
        path = f"{root}/{place}"
        if os.path.lexists(path):
            _add(path, place, sources)
    return sources


def _add(path: str, name: str, sources: Sources) -> None:
    if os.path.islink(path):
        sources.said[name] = f"link to {os.readlink(path)}"
    elif os.path.isdir(path):
        sources.said[name] = "folder"
        _add_all(path, name, sources)
    else:
        sources.said[name] = _said_of_file(path) if os.path.isfile(path) else "neither file nor folder"


def _add_all(path: str, name: str, sources: Sources) -> None:
    """The same for a folder's entries, without asking the disk again what they are."""
    with os.scandir(path) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    sources.below[name] = tuple(f"{name}/{entry.name}" for entry in entries)
    for entry, inside in zip(entries, sources.below[name], strict=True):
        if entry.is_file(follow_symlinks=False):
            sources.said[inside] = _said_of_file(entry.path)
        else:
            _add(entry.path, inside, sources)


def _said_of_file(path: str) -> str:
    """Hash and mode of a file: one that became a program is refused, so it is another."""
    hashed = hashlib.sha256()
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError as error:  # the check says it in words
        return f"can't be read: {error.errno}"
    try:
        mode = os.fstat(file).st_mode
        while part := os.read(file, _AT_ONCE):
            hashed.update(part)
    finally:
        os.close(file)
    return f"{mode:o} {hashed.hexdigest()}"
