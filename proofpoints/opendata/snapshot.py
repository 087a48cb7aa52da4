"""A dated copy of the corpus with checksums that never changes, and what it changes since the last one."""

from __future__ import annotations

import csv
import hashlib
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

from proofpoints.opendata.comparison import COMPARED, compare
from proofpoints.opendata.corpus import Corpus
from proofpoints.opendata.history import History, Release, history_text
from proofpoints.opendata.repeated import without_withdrawn

PREFIX = "proof-points-"
SUMS = "SHA256SUMS"
CHANGES = "changes.json"
_LONGEST = 10_000_000  # characters of a cell


class SnapshotError(Exception):
    """A snapshot that can't be read or must not be written; the message says why."""


def read_snapshot(folder: Path) -> Corpus:
    """The tables of a snapshot that are compared, every cell a text.

    Raises:
        SnapshotError: a file is missing, or is not the one whose checksum was written down.
    """
    try:
        lines = (folder / SUMS).read_text("utf-8").splitlines()
        sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
        raw = {name: (folder / f"{name}.csv").read_bytes() for name in COMPARED}
    except (OSError, ValueError) as error:
        raise SnapshotError(f"{folder} is no snapshot: {error}") from error
    for name, content in raw.items():
        if sums.get(f"{name}.csv") != hashlib.sha256(content).hexdigest():
            raise SnapshotError(f"{folder}/{name}.csv is not the file that was released")
    return read_tables({f"{name}.csv": content for name, content in raw.items()})


def read_tables(files: Mapping[str, bytes]) -> Corpus:
    """The compared tables of a data package in memory, every cell a text."""
    csv.field_size_limit(_LONGEST)
    return {
        name: [dict(row) for row in csv.DictReader(io.StringIO(files[f"{name}.csv"].decode("utf-8")))]
        for name in COMPARED
    }


def next_history(files: Mapping[str, bytes], past: History, before: Path | None, date: str) -> History:
    """The releases so far, without what has been withdrawn since, and what the package changes since the snapshot in
    `before`; everything is new without one."""
    after = read_tables(files)
    if before is None:
        release = Release(date, tuple(sorted(row["slug"] for row in after["cases"])))
    else:
        release = compare(read_snapshot(before), after, date)
    return History((*without_withdrawn(past, after).releases, release))


def snapshot_files(files: Mapping[str, bytes], history: History) -> dict[str, bytes]:
    """The package with the history and the checksums of all files."""
    made = {**files, CHANGES: history_text(history).encode()}
    sums = "".join(f"{hashlib.sha256(made[name]).hexdigest()}  {name}\n" for name in sorted(made))
    return {**made, SUMS: sums.encode()}


def write_snapshot(files: Mapping[str, bytes], folder: Path) -> bool:
    """Write a new folder, read-only, at once. False if it stands there already with these bytes.

    Raises:
        SnapshotError: it stands there with other bytes; a release never changes.
    """
    if folder.exists():
        same = {path.name: path.read_bytes() for path in folder.iterdir()} == dict(files)
        if not same:
            raise SnapshotError(f"{folder} exists and differs; a release never changes")
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".part-", dir=folder.parent) as work:
        part = Path(work) / folder.name
        part.mkdir()
        for name, content in files.items():
            (part / name).write_bytes(content)
            (part / name).chmod(0o444)
        part.rename(folder)
    return True


def newest(folder: Path, before: str) -> Path | None:
    """The last snapshot in a folder that is older than a date."""
    found = sorted(folder.glob(f"{PREFIX}????-??-??")) if folder.is_dir() else []
    older = [path for path in found if path.name.removeprefix(PREFIX) < before]
    return older[-1] if older else None
