"""The site as it stands: files that would come out the same are taken over into the new one by a second link to them.

A record says for which key each group of files was written, and size and time of each file. A file that anything has touched
since does not fit its record and is written again; so is everything if the record is gone, damaged or of another site.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from proofpoints.store import digest

Group = dict[str, Any]  # key, files: path below the site to size and time, note


class Previous:
    """Groups of files of the old site, and the record of those of the new one."""

    def __init__(self, site: Path, new: Path, records: Path) -> None:
        self.site, self.new = site, new
        self.place = records / f"{digest([str(site.absolute())])[:32]}.json"
        self.old: dict[str, Group] = _read(self.place)
        self.now: dict[str, Group] = {}
        self.made: set[Path] = set()

    def take(self, name: str, key: str) -> Any:
        """Link a whole group into the new site and return its note; None if that can't be done, and nothing is left of it."""
        group = self.old.get(name)
        if group is None or group.get("key") != key:
            return None
        linked: list[Path] = []
        try:
            for path, seen in group["files"].items():
                old, target = f"{self.site}/{path}", self.new / path
                found = os.stat(old, follow_symlinks=False)
                if [found.st_size, found.st_mtime_ns] != seen:
                    raise OSError(f"{old} was changed")
                self._folder(target.parent)
                os.link(old, target)
                linked.append(target)
        except (OSError, KeyError, AttributeError):
            for target in linked:
                target.unlink()
            return None
        self.now[name] = group
        return group["note"]

    def record(self, name: str, key: str, paths: Iterable[str], note: Any) -> None:
        """Remember a group that was written for the new site."""
        files = {}
        for path in paths:
            found = os.stat(f"{self.new}/{path}")
            files[path] = [found.st_size, found.st_mtime_ns]
        self.now[name] = {"key": key, "files": files, "note": note}

    def keep(self) -> None:
        """Write the record, once the new site stands in its place."""
        body = json.dumps(self.now)
        part = self.place.with_suffix(f".part{os.getpid()}")
        with suppress(OSError):
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(f"{digest([body])}\n{body}", "utf-8")
            part.replace(self.place)

    def _folder(self, folder: Path) -> None:
        if folder not in self.made:
            folder.mkdir(parents=True, exist_ok=True)
            self.made.add(folder)


def _read(place: Path) -> dict[str, Group]:
    with suppress(OSError, ValueError):
        checksum, _, body = place.read_text("utf-8").partition("\n")
        if checksum == digest([body]):
            found: dict[str, Group] = json.loads(body)
            return found
    return {}


def remove_tree(folder: Path) -> None:
    """Delete a folder of ours with everything in it: a few times faster than the careful way for foreign folders."""
    for above, folders, names in os.walk(folder, topdown=False):
        with suppress(OSError):
            for name in names:
                os.unlink(f"{above}/{name}")
            for name in folders:
                path = f"{above}/{name}"
                os.unlink(path) if os.path.islink(path) else os.rmdir(path)
