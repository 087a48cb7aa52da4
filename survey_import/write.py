"""The only place that writes: all files of an import or none of them, under a lock.

Everything is first written beside its place, then a journal is put down in one step, then a process of its own, which
outlives a kill of the import, renames the files into place, or back if the disk refuses one of them. A run that finds a
journal finishes it first. So a reader finds the old drafts, or a moment later all the new ones.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import EIO
from pathlib import Path

from survey_import.problem import Refused

try:
    import fcntl
except ImportError:  # not on Windows; there two imports at once are not guarded against
    fcntl = None  # type: ignore[assignment]

_STAGE = "build/survey_import"
_JOURNAL = "journal.json"
_NOTHING = "Nothing was changed. Make room, or give another --out."
Moves = list[tuple[Path, Path]]  # from, to


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """One import at a time under a root; a second one waits and says so."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        handle = os.open(root, os.O_RDONLY)
    except OSError as error:
        raise Refused(f"the folder of --out can't be used ({error.strerror})", _NOTHING) from None
    try:
        _wait(handle)
        _finish(root)
        yield
    finally:
        os.close(handle)


def _wait(handle: int) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("survey_import: another import writes to the same folder; waiting for its end", file=sys.stderr)
        fcntl.flock(handle, fcntl.LOCK_EX)


def write_all(root: Path, files: dict[str, str]) -> None:
    """Put all files in place; call it under the lock. On Refused everything is as before."""
    changed = {name: text for name, text in files.items() if not _same(root / name, text)}
    if not changed:
        return
    _refuse_obstacles(root, changed)
    stage = root / _STAGE
    try:
        shutil.rmtree(stage, ignore_errors=True)
        for number, (name, text) in enumerate(sorted(changed.items())):
            _put(stage / f"{number}", text)
            if (root / name).exists():
                _twin(root / name, stage / f"{number}.old")
        hashes = {name: _hash(text.encode()) for name, text in sorted(changed.items())}
        _put(stage / "new", json.dumps(hashes), safe=True)
        (stage / "new").replace(stage / _JOURNAL)  # from here on the import is decided
    except OSError as error:
        _clear(root)
        raise Refused(f"the drafts can't be written ({error.strerror})", _NOTHING) from None
    _finish(root)


def _refuse_obstacles(root: Path, names: dict[str, str]) -> None:
    """Find what stands in the way before anything is written."""
    for name in names:
        place = root / name
        if place.is_dir():
            raise Refused(f"{name} is a folder, but a file must be written there", _NOTHING)
        parent = next(one for one in place.parents if one.exists() or one.is_symlink())
        if not parent.is_dir():
            raise Refused(f"{parent.relative_to(root)} is no folder, but one must stand there", _NOTHING)
        if not os.access(parent, os.W_OK | os.X_OK):
            raise Refused(f"nothing can be written to {parent.relative_to(root) or 'the folder of --out'}", _NOTHING)


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _twin(path: Path, twin: Path) -> None:
    """A second name for the old file, so that it can be put back; a copy where the disk knows no second names."""
    try:
        os.link(path, twin)
    except OSError:
        shutil.copy2(path, twin)


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
    if not stage.is_dir():
        return
    journal = stage / _JOURNAL
    named = json.loads(journal.read_text("utf-8")) if journal.is_file() else {}
    staged = [(stage / str(number), root / name, digest) for number, (name, digest) in enumerate(named.items())]
    staged = [one for one in staged if one[0].exists()]
    # After a power cut a prepared file may be torn; fsync of each would be most of the time of a large import.
    whole = all(_hash(path.read_bytes()) == digest for path, _, digest in staged)
    number = _outliving(lambda: _publish(root, [(path, place) for path, place, _ in staged] if whole else []))
    if number:
        raise Refused(f"the drafts can't be put in place ({os.strerror(number)})", _NOTHING)


def _outliving(work: Callable[[], int]) -> int:
    """Run a short piece of work in a process that a kill of ours, or of our terminal, does not end; returns its code."""
    if not hasattr(os, "fork"):
        return work()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        code = EIO
        try:
            os.setsid()
            for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(one, signal.SIG_IGN)
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _publish(root: Path, moves: Moves) -> int:
    """All moves or none of them; 0, or the number of the system's error."""
    done: Moves = []
    try:
        for _, place in moves:
            place.parent.mkdir(parents=True, exist_ok=True)
        for path, place in moves:
            path.replace(place)
            done.append((path, place))
    except OSError as error:
        for path, place in reversed(done):
            old = path.with_name(f"{path.name}.old")
            with suppress(OSError):
                old.replace(place) if old.exists() else place.unlink()
        _clear(root)
        return error.errno or EIO
    _clear(root)
    return 0


def _clear(root: Path) -> None:
    """Remove the workplace, and the folder around it if it is ours alone."""
    stage = root / _STAGE
    with suppress(OSError):
        (stage / _JOURNAL).unlink(missing_ok=True)  # first, so that a kill here does not leave half a workplace decided
    shutil.rmtree(stage, ignore_errors=True)
    with suppress(OSError):
        stage.parent.rmdir()


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def write_file(path: Path, text: str, hint: str = "Give another place.") -> None:
    """One file outside the drafts (a report, a letter), whole or not at all."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(temporary, text)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        why = "a file stands where its folder should be" if isinstance(error, FileExistsError) else error.strerror
        raise Refused(f"{path.name} can't be written ({why})", hint) from None
