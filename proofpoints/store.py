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
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

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
    here = Path(__file__).resolve().parent
    beside = {path.name for place in sys.path if Path(place).is_dir() for path in Path(place).iterdir()}
    installed = sorted(name for name in beside if name.endswith(".dist-info"))
    return digest([platform.python_version(), *installed, tree_digest(here, here)])


class Store:
    """A folder of entries. Where it can't be written, it remembers for as long as the process lives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.memory: dict[str, list[bytes]] = {}

    def find(self, name: str, key: Callable[[str], str]) -> list[bytes] | None:
        """The parts of an entry, if whole and made for this key. `key` is given the note that was put with the parts."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            with (self.folder / name).open("rb") as file:
                head = json.loads(file.readline())
                body = file.read()
            if head["key"] == key(head["note"]) and head["sum"] == _sum(head["note"], head["sizes"], body):
                return _split(body, head["sizes"])
        return None

    def keep(self, name: str, key: str, parts: list[bytes], note: str = "") -> None:
        """Keep parts in the place of what this name held."""
        body = b"".join(parts)
        sizes = [len(part) for part in parts]
        about = {"key": key, "note": note, "sum": _sum(note, sizes, body), "sizes": sizes}
        head = json.dumps(about).encode() + b"\n"
        part = self.folder / f".{name}.part{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(head + body)
            part.replace(self.folder / name)
        except OSError:
            self.memory[name] = parts
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def part(self, name: str, number: int) -> bytes:
        """One part of an entry that `find` or `keep` has seen in this process."""
        if name in self.memory:
            return self.memory[name][number]
        with (self.folder / name).open("rb") as file:
            sizes = json.loads(file.readline())["sizes"]
            file.seek(sum(sizes[:number]), io.SEEK_CUR)
            return file.read(sizes[number])


def _sum(note: str, sizes: list[int], body: bytes) -> str:
    return digest([note, json.dumps(sizes), body])


def _split(body: bytes, sizes: list[int]) -> list[bytes]:
    ends = [sum(sizes[: number + 1]) for number in range(len(sizes))]
    return [body[end - size : end] for end, size in zip(ends, sizes, strict=True)]


def freeze(value: Any) -> bytes:
    """A value of our types as bytes."""
    return pickle.dumps(value, protocol=5)


def thaw(raw: bytes) -> Any:
    """The value of these bytes. Raises pickle.UnpicklingError if they name anything but our types."""
    return _Unpickler(io.BytesIO(raw)).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only types, and only ours, not what our modules import: a type of ours does nothing when it is made."""
        if (module.startswith(_OURS) and "." not in name) or (module, name) in _ALSO:
            found = super().find_class(module, name)
            if isinstance(found, type) and (found.__module__ == module or (module, name) in _ALSO):
                return found
        raise pickle.UnpicklingError(f"a store holds no {module}.{name}")
