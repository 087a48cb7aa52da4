"""The tree of the site before: brought up to date and swapped in again, so that thousands of folders need not be made anew.

Nothing that stands in it is believed. A file counts only as the second link that it is: it stays if it is the same file, by
device and inode, as the one of the site that would be linked at its path; everything else is removed or written anew. So it
makes no difference what a build that was killed, or anybody else, has left in it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from sys import intern

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
        _thin(str(tree.folder), str(site))
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
    files = found.folders[name] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _add(entry.path, f"{name}/{entry.name}" if name else entry.name, fresh, found)
            else:
                if not entry.is_file(follow_symlinks=False):
                    raise _Unfit(entry.path)
                files[intern(entry.name)] = entry.inode()  # what a folder names is on the device of the folder


def _rights(about: os.stat_result) -> tuple[int, int, int, int]:
    return about.st_mode, about.st_uid, about.st_gid, about.st_dev


def _thin(folder: str, site: str) -> None:
    """Remove every file that is no second link to the one of the new site: what was withdrawn must not lie about."""
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        beside = f"{site}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            _thin(entry.path, beside)
        elif _inode(beside) != entry.inode():
            os.unlink(entry.path)


def _inode(path: str) -> int | None:
    try:
        return os.lstat(path).st_ino
    except OSError:
        return None
