"""Personal data in what is published beside the fields of a case: comments, descriptors, notes, hand-written pages.

The fields themselves have a rule (personal-data), which knows what a field is for.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from proofpoints.files.whole_file import Read, read_below
from proofpoints.gatekeeper.names import shown
from proofpoints.persons.people import found_in, names_in
from proofpoints.problems import Problem

RULE = "personal-data"
MAX_BYTES = 1_000_000  # what is larger has been refused by the gate, or is a picture
_COMMENT = re.compile(r"(?:^|\s)#(.*)")
_COMMENTED = (".yml", ".yaml")  # of these only the comments; the rest is fields
_SUFFIXES = (*_COMMENTED, ".json", ".md")
_OWN = 4  # lines; what follows them in a descriptor is the same in nearly all datasets
# Pages that explain the rule show what it refuses, with addresses that can't be anybody's (RFC 2606, 555-01xx).
_ADDRESS = re.compile(r"https?://[^\s)>\"]+")  # ids in the address of a page are not those of a person
_NOBODYS = re.compile(
    r"[\w.+-]+@(?:[\w-]+\.)*example\.(?:org|com|net)|\b(?:\d{3}[-. ])?555[-. ]01\d\d|\bMs\. Doe\b|"
    r"123-45-6789|@(?:media|import)\b"
)


def check_loose_text(
    root: Path, places: Iterable[str], barred: frozenset[str], *, but: Collection[str] = (), read: Read | None = None
) -> Iterator[Problem]:
    """Every line of these files and folders that no field holds, `but` for some of them.

    What the gate has refused is not opened.
    """
    read = read or read_below(root)
    for place in places:
        for path in _files(str(root), place, but):
            file = shown(os.fsencode(path))
            if barred.isdisjoint(_up(file)):
                yield from _check(file, path, read)


def _up(file: str) -> Iterator[str]:
    """A path and the folders above it."""
    while file:
        yield file
        file = file.rpartition("/")[0]


def _files(root: str, place: str, but: Collection[str]) -> Iterator[str]:
    """Ordinary files that may hold text, at and below a place, without following a link."""
    waiting = [place]  # no recursion: folders may be as deep as somebody likes
    while waiting:
        path = waiting.pop()
        try:
            found = os.lstat(f"{root}/{path}")
            inside = os.listdir(f"{root}/{path}") if stat.S_ISDIR(found.st_mode) else ()
        except OSError:
            continue
        waiting += [below for name in inside if (below := f"{path}/{name}") not in but]
        if stat.S_ISREG(found.st_mode) and found.st_size <= MAX_BYTES and path.endswith(_SUFFIXES):
            yield path


def _check(file: str, path: str, read: Read) -> Iterator[Problem]:
    text = read(path).decode("utf-8", "replace")
    told = _told(text, path.endswith(_COMMENTED), file.startswith("docs/"))
    for number, line in enumerate(text.split("\n"), 1) if told else ():
        if line in told:
            hint = "Remove it, also where nobody seems to look: everything in the repository is public."
            yield Problem(file, number, None, "", RULE, f"here stands {told[line]}", hint)


def _told(text: str, commented: bool, lesson: bool) -> dict[str, str]:
    """The lines that tell of a person, and what each tells."""
    if commented:
        said = {line for line in text.split("\n") if "#" in line}
        return {line: kind for line in said if (kind := _kind(_comment(line), lesson))}
    *own, shared = text.split("\n", _OWN)
    return {line: kind for line in own if (kind := _kind(line, lesson))} | _told_in_all(shared, lesson)


@lru_cache(maxsize=8)
def _told_in_all(text: str, lesson: bool) -> dict[str, str]:
    if not _kind_of(text, lesson):  # what a line tells, its text tells as well; nearly all tell nothing
        return {}
    return {line: kind for line in set(text.split("\n")) if (kind := _kind(line, lesson))}


def _comment(line: str) -> str:
    found = _COMMENT.search(line) if "#" in line else None
    return found[1] if found else ""


@lru_cache(maxsize=4096)  # the descriptors of all datasets have nearly all lines in common
def _kind(line: str, lesson: bool) -> str | None:
    return _kind_of(line, lesson)


def _kind_of(said: str, lesson: bool) -> str | None:
    text = _ADDRESS.sub("", said)
    kind = found_in(text)
    if kind and lesson:
        kind = found_in(_NOBODYS.sub("", text))
    return kind or ("what looks like the name of a person" if not lesson and any(names_in(text)) else None)
