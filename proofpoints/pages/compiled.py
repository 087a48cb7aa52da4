"""Compiled templates, kept beside them as Python keeps compiled modules, and believed as far as these are, no further.

They lie in `__pycache__`, not in `build/`: whoever can put a file there can change what Python runs anyway.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from proofpoints.files.store import code_version


class Compiled(BytecodeCache):
    """What was compiled by the same code of ours and of Jinja, from the same text; anything else is compiled again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """One place for a name, wherever its file lies: whether its text is another is told by what is kept."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket; it stays empty if nothing fits."""
        with suppress(OSError), self._place(bucket).open("rb") as file:
            if file.readline() == self._head():
                bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds, unless Python is told to keep nothing. That it can't be written costs time, nothing else."""
        if sys.dont_write_bytecode:
            return
        place = self._place(bucket)
        part = place.with_suffix(f".part{os.getpid()}")
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            part.write_bytes(self._head() + bucket.bytecode_to_string())
            part.replace(place)

    def _place(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.jinja"

    def _head(self) -> bytes:
        return f"{code_version()}\n".encode()
