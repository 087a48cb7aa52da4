"""Personal data in what is published beside the fields of a case: comments, descriptors, notes, hand-written pages.

The fields themselves have a rule (personal-data), which knows what a field is for.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from proofpoints.gatekeeper.names import shown
from proofpoints.people import found_in, names_in
from proofpoints.problems import Problem

RULE = "personal-data"
MAX_BYTES = 1_000_000  # what is larger has been refused by the gate, or is a picture
_COMMENT = re.compile(r"(?:^|\s)#(.*)")
_COMMENTED = (".yml", ".yaml")  # of these only the comments; the rest is fields
_SUFFIXES = (*_COMMENTED, ".json", ".md")
# Pages that explain the rule show what it refuses, with addresses that can't be anybody's (RFC 2606, 555-01xx).
_ADDRESS = re.compile(r"https?://[^\s)>\"]+")  # ids in the address of a page are not those of a person
_NOBODYS = re.compile(
    r"[\w.+-]+@(?:[\w-]+\.)*example\.(?:org|com|net)|\b(?:\d{3}[-. ])?555[-. ]01\d\d|\bMs\. Doe\b|"
    r"123-45-6789|@(?:media|import)\b"
)


def check_loose_text(root: Path, places: Iterable[str], barred: frozenset[str]) -> Iterator[Problem]:
    """Every line of these files and folders that no field holds; what the gate has refused is not opened."""
    for place in places:
        for path in _files(root / place):
            file = shown(os.fsencode(path.relative_to(root).as_posix()))
            if not any(f"{file}/".startswith(f"{one}/") for one in barred):
                yield from _check(file, path)


def _files(place: Path) -> list[Path]:
    if place.is_symlink():
        return []
    found = [place] if place.is_file() else sorted(_below(place))
    return [path for path in found if path.suffix in _SUFFIXES and path.is_file() and not path.is_symlink()]


def _below(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names)


def _check(file: str, path: Path) -> Iterator[Problem]:
    if path.stat().st_size > MAX_BYTES:
        return
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    lesson = file.startswith("docs/")
    loose = _comment if path.suffix in _COMMENTED else str
    told = {line: kind for line in set(lines) if (kind := _kind(loose(line), lesson))}
    for number, line in enumerate(lines, 1) if told else ():
        if line in told:
            hint = "Remove it, also where nobody seems to look: everything in the repository is public."
            yield Problem(file, number, None, "", RULE, f"here stands {told[line]}", hint)


def _comment(line: str) -> str:
    found = _COMMENT.search(line) if "#" in line else None
    return found[1] if found else ""


@lru_cache(maxsize=4096)  # the descriptors of all datasets have nearly all lines in common
def _kind(line: str, lesson: bool) -> str | None:
    text = _ADDRESS.sub("", line)
    text = _NOBODYS.sub("", text) if lesson else text
    return found_in(text) or ("what looks like the name of a person" if not lesson and any(names_in(text)) else None)
