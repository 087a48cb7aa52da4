"""The site as it stands: files that would come out the same are taken over into the new one by a second link to them.

A record says for which key each group of files was written, and size and time of each file. A file that anything has touched
since does not fit its record and is written again; so is everything if the record is gone, damaged or of another site.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from proofpoints.site.standing import mark_of, place_of, walk
from proofpoints.site.tree import Seen, Tree
from proofpoints.store import digest

Group = dict[str, Any]  # key, files: path below the site to size and time, note


class Previous:
    """Groups of files of the old site, and the record of those of the new one."""

    def __init__(self, site: Path, new: Tree, records: Path, old: dict[str, Group] | None = None) -> None:
        self.site, self.new = site, new
        self.place = place_of(records, site, "json")
        self.old: dict[str, Group] = _read(self.place) if old is None else old
        self.now: dict[str, Group] = {}

    def take(self, name: str, key: str) -> Any:
        """Link a whole group into the new site and return its note; None if that can't be done, and nothing is left of it."""
        group = self.old.get(name)
        if group is None or group.get("key") != key:
            return None
        linked: list[str] = []
        try:
            for path, seen in group["files"].items():
                old = f"{self.site}/{path}"
                found = os.stat(old, follow_symlinks=False)
                if [found.st_size, found.st_mtime_ns] != seen:
                    raise OSError(f"{old} was changed")
                self.new.link(old, path, found)
                linked.append(path)
        except (OSError, KeyError, AttributeError):
            for path in linked:
                self.new.unlink(path)
            return None
        self.now[name] = group
        return group["note"]

    def known(self, name: str) -> tuple[str, Any]:
        """Key and note of a group of the old site; nothing if there is none."""
        group = self.old.get(name, {})
        return group.get("key", ""), group.get("note")

    def take_rest(self, mark: str, but: tuple[str, ...]) -> None:
        """Link everything of the old site but these places into the new one, if it still stands as it was written."""
        found = walk(str(self.site))
        if mark_of(found) != mark:
            raise OSError(f"{self.site} was changed while it was written; build again")
        for path, about in found:
            if about and not path.startswith(tuple(f"{place}/" for place in but)) and path not in but:
                self.new.link(f"{self.site}/{path}", path, about)
        self.now = dict(self.old)

    def record(self, name: str, key: str, files: dict[str, Seen], note: Any) -> None:
        """Remember a group that was written for the new site."""
        self.now[name] = {"key": key, "files": files, "note": note}

    def keep(self) -> None:
        """Write the record, once the new site stands in its place."""
        body = json.dumps(self.now)
        part = self.place.with_suffix(f".part{os.getpid()}")
        with suppress(OSError):
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(f"{digest([body])}\n{body}", "utf-8")
            part.replace(self.place)


def _read(place: Path) -> dict[str, Group]:
    with suppress(OSError, ValueError):
        checksum, _, body = place.read_text("utf-8").partition("\n")
        if checksum == digest([body]):
            found: dict[str, Group] = json.loads(body)
            return found
    return {}
