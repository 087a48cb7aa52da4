"""Which files of a repository can be mended, and how: before and after, with the difference for a person to read first."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from proofpoints.columns import TABLES
from proofpoints.load import CASES, DATASETS, DRAFTS
from proofpoints.mend.case_file import mend_case
from proofpoints.mend.lines import mend_encoding, mend_lines
from proofpoints.mend.table_file import mend_table
from proofpoints.reading.descriptor import descriptor_text, make_descriptor
from proofpoints.reading.packages import tables_in
from proofpoints.reading.table_text import Reading, reading_of

_SHOWN = 20  # words
_MOST = 5_000_000  # bytes; a larger file is refused by the check anyway


@dataclass(frozen=True)
class Mend:
    """One file with its bytes before (empty if it is missing) and after."""

    file: str
    before: bytes
    after: bytes

    def diff(self) -> str:
        """A unified difference; line ends and marks that can't be seen are said in words."""
        reading = reading_of(self.before) if self.file.endswith(".csv") else None
        old = reading.text if reading else self.before.decode("utf-8", "replace").removeprefix("\ufeff")
        new = self.after.decode("utf-8", "replace")
        head = f"--- {self.file}\n+++ {self.file}\n{_said(reading)}"
        if old.splitlines() == new.splitlines():
            return f"{head}  each line ends with LF, a byte order mark is removed; no word changes\n"
        if self.file.endswith("datapackage.json"):
            return f"{head}  written anew from the files of the dataset\n"
        lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1))[2:]
        return head + "".join(f"{_printable(line)}\n" for line in lines)


def _said(reading: Reading | None) -> str:
    """How a table in another encoding was read, for a person to judge: the words in question."""
    if reading is None or reading.encoding == "UTF-8":
        return ""
    words = dict.fromkeys(word for word in re.findall(r"[^\s,;]+", reading.text) if not word.isascii())
    shown = ", ".join(_printable(word[:40]) for word in list(words)[:_SHOWN])
    name = "text of Windows (cp1252)" if reading.encoding == "cp1252" else reading.encoding
    return f"  read as {name}, written as UTF-8{f'; look whether these words are right: {shown}' if shown else ''}\n"


def plan_mends(root: Path, slugs: Collection[str] | None) -> list[Mend]:
    """Mends of the cases with these slugs and of their datasets, or of everything; sorted by file."""
    made = [*_cases(root, slugs), *_datasets(root, slugs)]
    return sorted((mend for mend in made if mend.before != mend.after), key=lambda mend: mend.file)


def _cases(root: Path, slugs: Collection[str] | None) -> Iterator[Mend]:
    for folder in (CASES, DRAFTS):
        for path in sorted((root / folder).glob("*.yml")):
            raw = _read(path)
            if raw is not None and (slugs is None or path.stem in slugs):
                after = _by_text(mend_lines(raw), mend_case)
                yield Mend(f"{folder}/{path.name}", raw, _schema_line(after, folder))


def _schema_line(raw: bytes, folder: str) -> bytes:
    """The first line names the schema from where the file stands; a draft that was moved still names it from the old place."""
    right = b"../case.schema.json" if folder == DRAFTS else b"case.schema.json"
    return re.sub(rb"\A(# yaml-language-server: \$schema=)(?:\.\./)?case\.schema\.json(?=\n)", rb"\1" + right, raw)


def _datasets(root: Path, slugs: Collection[str] | None) -> Iterator[Mend]:
    for folder in sorted((root / DATASETS).iterdir()) if (root / DATASETS).is_dir() else []:
        if not folder.is_dir() or folder.is_symlink() or (slugs is not None and folder.name not in slugs):
            continue
        for table in TABLES.values():
            raw = _read(folder / f"{table.name}.csv")
            if raw is not None:
                after = _by_text(mend_lines(mend_encoding(raw)), partial(mend_table, table=table))
                yield Mend(f"{DATASETS}/{folder.name}/{table.name}.csv", raw, after)
        yield _descriptor(folder)


def _descriptor(folder: Path) -> Mend:
    """In step with the CSV files; the title of an older one is kept."""
    raw = _read(folder / "datapackage.json") or b""
    fallback = f"Published figures of {folder.name.replace('-', ' ')}"
    try:
        kept = json.loads(raw)
    except (ValueError, RecursionError):
        kept = {}
    kept = kept if isinstance(kept, dict) else {}
    free = {key: kept[key] for key in ("title", "description", "version") if _is_text(kept.get(key))}
    made = make_descriptor(folder.name, free.get("title", fallback), tables_in(folder)) | free
    after = raw if kept == made else descriptor_text(made).encode("utf-8")
    return Mend(f"{DATASETS}/{folder.name}/datapackage.json", raw, after)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 1000


def _read(path: Path) -> bytes | None:
    """The bytes of an ordinary file of a size we check; None for anything else."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST:
        return None
    return path.read_bytes()


def _by_text(raw: bytes, mend: Callable[[str], str]) -> bytes:
    try:
        return mend(raw.decode("utf-8")).encode("utf-8")
    except UnicodeDecodeError:
        return raw


def _printable(line: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in line)
