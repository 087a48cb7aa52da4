"""Write a whole site beside the old one, then swap: whoever reads or kills sees the old site or the new one."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from proofpoints.analyse import Result
from proofpoints.pages.page import Page
from proofpoints.site.case_files import case_files
from proofpoints.site.find import find_files, write_search_index
from proofpoints.site.shell import build_shell
from proofpoints.site.starter import starter_files

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_AT_FDCWD = -100


class Busy(Exception):
    """Another build is writing to the same place."""


def write_site(root: Path, site: Path, pages: list[Page], results: tuple[Result, ...], base: str = "") -> None:
    """Build into a folder beside `site` and swap it in at the end. On any exception `site` stays as it was.

    `base` is the address the site will have, if known.
    """
    with _workplace(site) as work:
        shell = build_shell(root, work)
        new = shell.folder
        for page in pages:
            target = new / page.path / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(shell.stamp(page), "utf-8")
        _copy_data(root, new, results)
        found = write_search_index(pages, work, new / "pagefind")
        texts = {**find_files(results, found), **case_files(results, base)}
        for name, data in {**{name: text.encode("utf-8") for name, text in texts.items()}, **starter_files()}.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(data)
        swap(new, site)


def _copy_data(root: Path, new: Path, results: tuple[Result, ...]) -> None:
    for result in results:
        source = root / result.package.folder
        target = new / "data" / source.name
        target.mkdir(parents=True)
        for name in ("datapackage.json", "outcomes.csv", "effects.csv"):
            if (source / name).is_file():
                shutil.copyfile(source / name, target / name)


@contextmanager
def _workplace(site: Path) -> Iterator[Path]:
    """A temporary folder on the same disk as `site`, held by a lock; leftovers of killed builds are removed."""
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(site.parent / f".{site.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Busy(f"another build is writing {site}") from None
    try:
        for old in site.parent.glob(f".{site.name}-work-*"):
            shutil.rmtree(old, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=f".{site.name}-work-", dir=site.parent) as work:
            Path(work).chmod(0o755)
            yield Path(work)
    finally:
        lock.release()


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`; where the system can, in one step with no moment between."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise FileExistsError(f"{site} is not a folder; move it away or name another with --site-dir")
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        old = new.with_name(f"{new.name}-old")
        site.rename(old)
        new.rename(site)


def _exchange(one: Path, other: Path) -> bool:
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)
