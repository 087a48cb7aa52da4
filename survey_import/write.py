"""The only place that writes: all drafts of an import or none, under a lock; what a person has edited is never touched.

Everything is first written beside its place, then a journal is put down in one step, then files are renamed into place.
A run that finds a journal finishes it first, so a kill leaves the old drafts or, after the next run, all the new ones.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from survey_import.draft import PASSES, Draft, read_mark, text_hash
from survey_import.problem import Refused

try:
    import fcntl
except ImportError:  # not on Windows; there two imports at once are not guarded against
    fcntl = None  # type: ignore[assignment]

_STAGE = "build/survey_import"
_JOURNAL = "journal.json"
NEW, SAME, REWRITTEN, EDITED, PUBLISHED, FOREIGN, KEPT = (
    "new",
    "unchanged",
    "rewritten",
    "edited by a person",
    "already published",
    "already there",
    "kept, because the earlier answer is more complete",
)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """One import at a time under a root; a second one waits."""
    root.mkdir(parents=True, exist_ok=True)
    handle = os.open(root, os.O_RDONLY)
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX)
        _finish(root)
        yield
    finally:
        os.close(handle)


def state_of(root: Path, draft: Draft) -> str:
    """What writing this draft would meet: new, unchanged, ours to rewrite, edited, published."""
    if (root / f"cases/{draft.slug}.yml").exists():
        return PUBLISHED
    path = root / f"cases/drafts/{draft.slug}.yml"
    if not path.exists():
        return FOREIGN if any((root / f"datasets/{draft.slug}").glob("*")) else NEW
    key, written, body = read_mark(path.read_text("utf-8", errors="replace"))
    if not written:
        return FOREIGN
    files = {name: (root / name).read_text("utf-8", errors="replace") for name in _tables(root, draft.slug)}
    if text_hash(body, files) != written:
        return EDITED
    if key == draft.answer_key and key != "unkeyed":
        return SAME
    return KEPT if PASSES in body and not draft.passes else REWRITTEN


def _tables(root: Path, slug: str) -> list[str]:
    return [f"datasets/{slug}/{path.name}" for path in sorted((root / f"datasets/{slug}").glob("*.csv"))]


def draft_keys(root: Path) -> dict[str, str]:
    """Answer key to slug of every draft that an import has written, so that a later export finds its own."""
    found = {}
    for path in sorted((root / "cases/drafts").glob("*.yml")):
        key = read_mark(path.read_text("utf-8", errors="replace"))[0]
        if key and key != "unkeyed":
            found[key] = path.stem
    return found


def write_all(root: Path, files: dict[str, str]) -> None:
    """Put all files in place; call it under the lock."""
    changed = {name: text for name, text in files.items() if not _same(root / name, text)}
    if not changed:
        return
    stage = root / _STAGE
    shutil.rmtree(stage, ignore_errors=True)
    try:
        for number, (_, text) in enumerate(sorted(changed.items())):
            _put(stage / f"{number}", text)
        _put(
            stage / "new", json.dumps({name: _hash(text.encode()) for name, text in sorted(changed.items())}), safe=True
        )
        (stage / "new").replace(stage / _JOURNAL)  # from here on the import is decided
    except OSError as error:
        shutil.rmtree(stage, ignore_errors=True)
        raise Refused(
            f"the drafts can't be written ({error.strerror})", "Nothing was changed. Make room, or give another --out."
        ) from None
    _finish(root)


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _put(path: Path, text: str, *, safe: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        if safe:
            file.flush()
            os.fsync(file.fileno())


def _finish(root: Path) -> None:
    """Rename what a journal names into place; without a journal throw away what was prepared."""
    stage = root / _STAGE
    journal = stage / _JOURNAL
    named = json.loads(journal.read_text("utf-8")) if journal.is_file() else {}
    staged = [(stage / str(number), name, digest) for number, (name, digest) in enumerate(named.items())]
    staged = [(path, name, digest) for path, name, digest in staged if path.exists()]
    # After a power cut a prepared file may be torn; fsync of each would be most of the time of a large import.
    if all(_hash(path.read_bytes()) == digest for path, _, digest in staged):
        for path, name, _ in staged:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            path.replace(root / name)
    shutil.rmtree(stage, ignore_errors=True)
    if stage.parent.is_dir() and not any(stage.parent.iterdir()):
        stage.parent.rmdir()


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def write_file(path: Path, text: str) -> None:
    """One file outside the drafts (a report, a letter), whole or not at all."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(temporary, text)
        temporary.replace(path)
    except OSError as error:
        raise Refused(f"{path.name} can't be written ({error.strerror})", "Give another place.") from None
