"""Which files may stand in the repository: a pure check of a list of paths, before anything is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from proofpoints.gatekeeper.names import folded, name_flaw, shown
from proofpoints.problems import Problem

CONTENT = ("cases", "datasets", "docs")  # where a pull request of data writes
_CONTENT = tuple(place.encode() for place in CONTENT)
POINTER = b"version https://git-lfs"
POINTER_SIZE = 1024  # a pointer of Git LFS is smaller
# What may be read into memory at all; the readers of cases and tables have tighter limits and better words.
_SIZES = {".yml": 1_000_000, ".csv": 20_000_000, ".json": 1_000_000, ".md": 500_000, ".png": 2_000_000}
_OTHER_SIZE = 1_000_000
_RAW = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers", ".sav", ".zsav", ".por", ".dta", ".qsf", ".mdb", ".sqlite", ".db")
_PACKED = (".zip", ".gz", ".tar", ".7z", ".rar", ".bz2", ".xz", ".tgz")
_MODULES = b".gitmodules"
_LITTER = re.compile(
    rb"\.ds_store|\._.*|thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*|.*\.crswap", re.IGNORECASE | re.DOTALL
)


class Kind(StrEnum):
    """What stands at a path."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    SUBMODULE = "submodule"
    OTHER = "device or pipe"


@dataclass(frozen=True, slots=True)
class Item:
    """A path as bytes below the repository, with /; `head` is the beginning of a file that may be a pointer, else empty."""

    path: bytes
    kind: Kind = Kind.FILE
    executable: bool = False
    size: int = 0
    head: bytes = b""

    @property
    def content(self) -> bool:
        """Whether it stands where contributors write."""
        return self.path.split(b"/", 1)[0] in _CONTENT

    @property
    def suffix(self) -> str:
        """The end of the name from its last dot, in small letters."""
        return _suffix(self.path.rsplit(b"/", 1)[-1])


@lru_cache(maxsize=1024)  # the files of all datasets have the same names
def _suffix(name: bytes) -> str:
    text = name.decode("utf-8", "replace").casefold()
    return text[text.rfind(".") :] if "." in text else ""


def check_items(items: Iterable[Item]) -> list[Problem]:
    """At most one problem for each path, and one for each name that another system takes for an earlier one."""
    problems: list[Problem] = []
    first: dict[str, bytes] = {}
    for item in sorted(items, key=lambda item: item.path):
        flaw = _kind_flaw(item) or _name_flaw(item) or _file_flaw(item)
        key = folded(item.path.decode("utf-8", "backslashreplace"))
        if flaw is None and key in first:
            message = f"on a Mac and on Windows this is the same file as {shown(first[key])}"
            flaw = ("tree-collision", message, "Give one of the two another name.")
        first.setdefault(key, item.path)
        if flaw:
            problems.append(Problem(shown(item.path), None, None, "", *flaw))
    return problems


Flaw = tuple[str, str, str]  # rule, message, hint


def _kind_flaw(item: Item) -> Flaw | None:
    if item.kind is Kind.SUBMODULE or item.path == _MODULES:
        return (
            "tree-link",
            "a repository inside the repository can't be used",
            "Remove it; copy the files that are needed.",
        )
    if item.kind in (Kind.LINK, Kind.OTHER):
        return "tree-link", f"it must be an ordinary file, it is a {item.kind}", "Copy the file itself to this place."
    return None


def _name_flaw(item: Item) -> Flaw | None:
    name = item.path.rsplit(b"/", 1)[-1]
    if name == b".gitkeep" or not name:
        return None
    if item.content and _LITTER.fullmatch(name):
        return "tree-name", "this file was made by your computer or by Excel, it is no part of a case", "Delete it."
    said = name_flaw(name, code=not item.content)
    hint = "Use small letters, digits and hyphens: example-valley-schools.yml."
    return ("tree-name", f"the name {said}", hint) if said else None


def _file_flaw(item: Item) -> Flaw | None:
    if item.kind is not Kind.FILE:
        return None
    if _is_raw(item):
        hint = (
            "Raw answers and work files name people; keep them outside the repository. Figures go to outcomes.csv: "
            "`python build_site.py new SLUG --from FILE` reads them."
        )
        return "tree-raw-export", f"a file of the kind {item.suffix} can't be kept here", hint
    if not item.content:
        return None
    if item.executable:
        return "tree-executable", "it must not be executable", "Run: git update-index --chmod=-x FILE"
    most = _SIZES.get(item.suffix, _OTHER_SIZE)
    if item.size > most:
        return (
            "tree-size",
            f"it must have at most {most:,} bytes, it has {item.size:,}",
            "Keep only what the case needs.",
        )
    if item.head.startswith(POINTER):
        return (
            "tree-pointer",
            "it is only a pointer of Git LFS",
            "Commit the file itself: git lfs untrack, then add it again.",
        )
    return None


def _is_raw(item: Item) -> bool:
    if item.suffix in (*_RAW, *_PACKED):
        return not item.path.startswith(b"tests/")
    return item.suffix in (".csv", ".tsv") and not item.path.startswith((b"datasets/", b"tests/", b"survey_import/"))
