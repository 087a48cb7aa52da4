"""The tree of the site before: brought up to date and swapped in again, so that thousands of folders need not be made anew.

Nothing that stands in it is believed. A file counts only as the second link that it is: it stays if it is the same file, by
device and inode, as the one of the site that would be linked at its path; everything else is removed or written anew. So it
makes no difference what a build that was killed, or anybody else, has left in it.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from proofpoints.site.tree import Found, Tree


def spare_of(site: Path) -> Path:
    """Where the spare tree of a site stands while no build is at work. A build moves it into its work folder."""
    return site.with_name(f".{site.name}-spare")


def new_tree(site: Path, work: Path) -> Tree:
    """Where to write the new site: the spare tree if there is one and it fits, else an empty folder."""
    folder, spare = work / "site", work / "spare"
    folder.mkdir()
    with suppress(OSError):
        spare_of(site).rename(spare)  # from now on it goes with the work folder, whatever happens
        found = _look(str(spare), folder.lstat())
        if found is not None and site.is_dir():
            folder.rmdir()
            spare.rename(folder)
            return Tree(folder, found)
    return Tree(folder)


def keep_spare(tree: Tree, site: Path) -> None:
    """Keep what the tree's folder holds after the swap, which is the old site, without any file that the new one has not."""
    with suppress(OSError):
        _thin(str(tree.folder), "", tree.shared)
        tree.folder.rename(spare_of(site))


class _Unfit(Exception):
    """Something in a spare tree that we never put into one."""


def _look(spare: str, fresh: os.stat_result) -> Found | None:
    """All files and folders of a spare tree; None if anything is neither, or if a folder is not as a new one would be."""
    found = Found()
    try:
        _add(spare, "", fresh, found)
    except _Unfit:
        return None
    return found


def _add(folder: str, name: str, fresh: os.stat_result, found: Found) -> None:
    if _rights(os.lstat(folder)) != _rights(fresh):
        raise _Unfit(folder)
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{name}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                found.folders.add(path)
                _add(entry.path, f"{path}/", fresh, found)
            else:
                about = entry.stat(follow_symlinks=False)
                if not stat.S_ISREG(about.st_mode) or about.st_dev != fresh.st_dev:
                    raise _Unfit(entry.path)
                found.files[path] = about.st_ino


def _rights(about: os.stat_result) -> tuple[int, int, int, int]:
    return about.st_mode, about.st_uid, about.st_gid, about.st_dev


def _thin(folder: str, name: str, shared: dict[str, int]) -> None:
    """Remove every file that is no second link to one of the new site: what was withdrawn must not lie about."""
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            _thin(entry.path, f"{name}{entry.name}/", shared)
        elif shared.get(f"{name}{entry.name}") != entry.inode():
            os.unlink(f"{folder}/{entry.name}")
