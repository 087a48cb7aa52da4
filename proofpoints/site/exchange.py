"""Put a finished site in the place of the old one: in one step on Linux, in two with a way back everywhere else."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

from filelock import FileLock, Timeout

from proofpoints.site.leftovers import aside_of

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_AT_FDCWD = -100


def lock_of(site: Path) -> FileLock:
    """The lock that whoever changes `site` holds."""
    return FileLock(str(site.parent / f".{site.name}.lock"))


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`, and the old site, if there is one, in the place of `new`. Call it under the lock.

    macOS and Windows have no renameat2: there the old site has another name for a moment, and `recover` gives its own back
    to it if the build is killed in that moment.
    """
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        site.rename(aside_of(site))
        new.rename(site)
        aside_of(site).rename(new)


def recover(site: Path) -> None:
    """After a build that was killed between two renames: the old site has its name again, or is removed if the new one has it.

    Does nothing while another build holds the lock: it will finish by itself.
    """
    if not aside_of(site).exists():
        return
    try:
        with lock_of(site).acquire(timeout=0):
            recover_locked(site)
    except Timeout:
        return


def recover_locked(site: Path) -> None:
    """The same for whoever holds the lock."""
    if aside_of(site).exists() and not site.exists():
        aside_of(site).rename(site)
    shutil.rmtree(aside_of(site), ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)
