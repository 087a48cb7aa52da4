"""What a build reads beside cases and datasets, looked at by every check of everything, so that both refuse the same.

The gate has looked at cases/, datasets/ and docs/ before; what it refuses is not opened here either.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from proofpoints.files.kept_file import BrokenFile
from proofpoints.files.sources import PLACES
from proofpoints.files.whole_file import read_file
from proofpoints.gatekeeper.disk import kind_of
from proofpoints.gatekeeper.names import shown
from proofpoints.gatekeeper.tree import Item, Kind, check_items
from proofpoints.opendata.history import FILE, read_history
from proofpoints.problems import Problem
from proofpoints.reading.funnels import funnel_files, read_funnel
from proofpoints.site.places import pages_at_places_of_ours

_READ = tuple(place for place in PLACES if place not in ("cases", "datasets"))
_PAGES, _PAGE = "docs", ".md"


def problems_beside(root: Path, barred: Collection[str]) -> list[Problem]:
    """Links where a build would follow them, broken files that only maintainers change, pages that can't be built.

    `barred`: what the gate has refused.
    """
    items = [item for place in _READ for item in _items(root, place)]
    refused = check_items(item for item in items if item.kind not in (Kind.FILE, Kind.FOLDER))
    closed = {*barred, *(problem.file for problem in refused)}
    readers: dict[str, Callable[[], object]] = {FILE: partial(read_history, root)}
    readers |= {file: partial(read_funnel, root, file) for file in funnel_files(root)}
    broken = [found for file, read in readers.items() if _open(file, closed) for found in _broken(read)]
    pages = [os.fsdecode(item.path) for item in items if item.kind is Kind.FILE]
    pages = [page for page in pages if page.startswith(f"{_PAGES}/") and page.endswith(_PAGE) and _open(page, closed)]
    text = [found for page in pages for found in _encoding(root, page)]
    return [*refused, *broken, *pages_at_places_of_ours(root, _PAGES), *text]


def _items(root: Path, place: str) -> Iterator[Item]:
    """What stands at and below a place, however deep: the generator of the site follows a link everywhere."""
    path = root / place
    with suppress(FileNotFoundError, NotADirectoryError):  # no such place, or moved away at this moment
        kind = kind_of(path.lstat().st_mode)
        yield Item(os.fsencode(place), kind)
        for inside in sorted(path.iterdir()) if kind is Kind.FOLDER else ():
            yield from _items(root, f"{place}/{inside.name}")


def _open(file: str, closed: Collection[str]) -> bool:
    """Whether neither a file nor a folder above it is refused."""
    file = shown(os.fsencode(file))
    return not any(f"{file}/".startswith(f"{one}/") for one in closed)


def _broken(read: Callable[[], object]) -> Iterator[Problem]:
    """What is wrong with a file of ours."""
    try:
        read()
    except BrokenFile as broken:
        yield broken.problem


def _encoding(root: Path, page: str) -> Iterator[Problem]:
    """A page that is not UTF-8 stops the generator of the site."""
    with suppress(OSError):
        text = read_file(f"{root}/{page}")
        try:
            text.decode("utf-8")
        except UnicodeDecodeError as error:
            line = text.count(b"\n", 0, error.start) + 1
            column = error.start - text.rfind(b"\n", 0, error.start)
            hint = "Save the file as UTF-8 and look at this line."
            yield Problem(page, line, column, "", "page-encoding", "a page must be UTF-8 text", hint)
