"""What a build has made, kept on disk for the next: parts of bytes by name, good only for the key they were made for.

A key is a hash of everything the parts depend on: the bytes that were read, and the code that read them. So a store may be
deleted, shared between branches, cut off in the middle of a write or damaged: what does not fit is made again. Values are
pickled, because it is the fastest way back into our own types; a pickle may name only these types, so none can run code.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import platform
import sys
from collections.abc import Iterable
from contextlib import suppress
from enum import Enum
from functools import cache
from pathlib import Path
from typing import IO, Any
from zlib import crc32

from proofpoints.files.whole_file import write_file

_OURS = "proofpoints."
_ALSO = {("markupsafe", "Markup"), ("builtins", "set"), ("builtins", "frozenset")}


def digest(parts: Iterable[bytes | str]) -> str:
    """A hash of texts in their order; no two different lists of texts have the same."""
    found = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8") if isinstance(part, str) else part
        found.update(b"%d " % len(raw))
        found.update(raw)
    return found.hexdigest()


def tree_digest(root: Path, *places: Path) -> str:
    """A hash of all files at and below these places: their paths below `root`, and their bytes."""
    files = sorted(file for place in places for file in (place, *place.rglob("*")) if file.is_file())
    own = [file for file in files if "__pycache__" not in file.parts]
    return digest(part for file in own for part in (str(file.relative_to(root)), file.read_bytes()))


@cache
def code_version() -> str:
    """A hash of our code and templates, and of the names and versions of everything that is installed beside them."""
    here = Path(__file__).resolve().parents[1]
    beside = {path.name for place in sys.path if Path(place).is_dir() for path in Path(place).iterdir()}
    installed = sorted(name for name in beside if name.endswith(".dist-info"))
    return digest([platform.python_version(), *installed, tree_digest(here, here)])


class Damaged(Exception):
    """A part of an entry is not what was put there. What the rest of the entry said is good; the entry must be made again."""


class Store:
    """A folder of entries. Where it can't be written, it remembers for as long as the process lives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.there = False
        self.memory: dict[str, list[bytes]] = {}
        self.keys: dict[str, str] = {}  # what was seen of each name: another build may put its own there

    def find(self, name: str, key: str, first: int | None = None) -> list[bytes] | None:
        """The first parts of an entry, or all, if whole and made for this key."""
        with suppress(OSError, ValueError, KeyError, TypeError, Damaged), open(f"{self.folder}/{name}", "rb") as file:
            head = _head(file)
            if head["key"] == key:
                parts = [_read(file, size, checksum) for size, checksum in head["parts"][:first]]
                self.keys[name] = key
                return None if first is None and file.read(1) else parts
        return None

    def keep(self, name: str, key: str, parts: list[bytes]) -> None:
        """Keep parts in the place of what this name held."""
        about = {"key": key, "parts": [(len(part), crc32(part)) for part in parts]}
        head = json.dumps(about).encode()
        part = f"{self.folder}/.{name}.part{os.getpid()}"
        try:
            if not self.there:
                self.folder.mkdir(parents=True, exist_ok=True)
                self.there = True
            write_file(part, (b"%s %s\n" % (digest([head]).encode(), head), *parts))
            os.replace(part, f"{self.folder}/{name}")
            self.keys[name] = key
        except OSError:
            self.memory[name] = parts
            with suppress(OSError):
                os.unlink(part)

    def part(self, name: str, number: int) -> bytes:
        """One part of an entry that `find` or `keep` has seen in this process. Raises Damaged if it is not as it was put."""
        if name in self.memory:
            return self.memory[name][number]
        try:
            with open(f"{self.folder}/{name}", "rb") as file:
                head = _head(file)
                if head["key"] != self.keys[name]:
                    raise Damaged(f"{name}: another build has just made it of other sources or for another address")
                sizes = head["parts"]
                file.seek(sum(size for size, _ in sizes[:number]), io.SEEK_CUR)
                return _read(file, *sizes[number])
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise Damaged(f"{name}: {error}") from error


def _head(file: IO[bytes]) -> dict[str, Any]:
    checksum, _, raw = file.readline().rstrip(b"\n").partition(b" ")
    if checksum.decode() != digest([raw]):
        raise Damaged("the head of an entry")
    found: dict[str, Any] = json.loads(raw)
    return found


def _read(file: IO[bytes], size: int, checksum: int) -> bytes:
    part = file.read(size)
    if len(part) != size or crc32(part) != checksum:
        raise Damaged("a part of an entry")
    return part


def freeze(value: Any) -> bytes:
    """A value of our types as bytes."""
    raw = io.BytesIO()
    _Pickler(raw, protocol=5).dump(value)
    return raw.getvalue()


def thaw(raw: bytes) -> Any:
    """The value of these bytes. Raises pickle.UnpicklingError if they name anything but our types."""
    return _Unpickler(io.BytesIO(raw)).load()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """A member of an enumeration by its value: Python 3.11.2 would have `getattr` called, which no store may name."""
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only types, and only ours, not what our modules import: a type of ours does nothing when it is made."""
        if (module.startswith(_OURS) and "." not in name) or (module, name) in _ALSO:
            found = super().find_class(module, name)
            if isinstance(found, type) and (found.__module__ == module or (module, name) in _ALSO):
                return found
        raise pickle.UnpicklingError(f"a store holds no {module}.{name}")
