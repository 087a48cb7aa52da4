"""The site as it stands: files that would come out the same are taken over into the new one by a second link to them.

A record says for which key each group of files was written, and size and time of each file: a line for each group, which stays
text until it is asked for. A file that anything has touched since does not fit its record and is written again, and so is one
with other rights than what is written now; so is everything if the record is gone, damaged or of another site.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from proofpoints.files.store import digest
from proofpoints.site.mark import Mark, walk
from proofpoints.site.standing import place_of
from proofpoints.site.tree import Seen, Tree

Group = dict[str, Any]  # its key, files: path below the site to size and time, note


class Previous:
    """Groups of files of the old site, and the record of those of the new one."""

    def __init__(self, site: Path, new: Tree, records: Path, old: dict[str, str] | None = None) -> None:
        self.site, self.new = site, new
        self.place = place_of(records, site, "files")
        self.old: dict[str, str] = _read(self.place) if old is None else old  # JSON of each group by its name
        self.now: dict[str, str] = {}

    def take(self, name: str, key: str) -> Any:
        """Link a whole group into the new site and return its note; None if that can't be done, and nothing is left of it."""
        group = self._known(name)
        if group.get("key") != key:
            return None
        linked: list[str] = []
        try:
            for path, seen in group["files"].items():
                old = f"{self.site}/{path}"
                found = os.stat(old, follow_symlinks=False)
                if [found.st_size, found.st_mtime_ns] != seen or found.st_mode != (self.new.mode or found.st_mode):
                    raise OSError(f"{old} was changed")
                self.new.link(old, path, found)
                linked.append(path)
        except (OSError, KeyError, AttributeError):
            for path in linked:
                self.new.drop(path)
            return None
        self.now[name] = self.old[name]
        return group["note"]

    def known(self, name: str) -> tuple[str, Any]:
        """Key and note of a group of the old site; nothing if there is none."""
        group = self._known(name)
        return group.get("key", ""), group.get("note")

    def _known(self, name: str) -> Group:
        found: Group = json.loads(self.old.get(name, "{}"))
        return found

    def take_rest(self, mark: str, but: tuple[str, ...]) -> None:
        """Link everything of the old site but these places into the new one, if it still stands as it was written."""
        below, found = tuple(f"{place}/" for place in but), Mark()
        for path, about in walk(str(self.site)):
            if about and not path.startswith(below) and path not in but:
                self.new.link(f"{self.site}/{path}", path, about)
            found.add(path, about)
        if str(found) != mark:
            raise OSError(f"{self.site} was changed while it was written; build again")
        self.now = dict(self.old)

    def record(self, name: str, key: str, files: dict[str, Seen], note: Any) -> None:
        """Remember a group that was written for the new site."""
        self.now[name] = json.dumps({"key": key, "files": files, "note": note})

    def keep(self) -> None:
        """Write the record, once the new site stands in its place."""
        body = "\n".join(f"{name}\t{group}" for name, group in self.now.items())
        part = self.place.with_suffix(f".part{os.getpid()}")
        with suppress(OSError):
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(f"{digest([body])}\n{body}", "utf-8")
            part.replace(self.place)


def _read(place: Path) -> dict[str, str]:
    with suppress(OSError, ValueError):
        checksum, _, body = place.read_text("utf-8").partition("\n")
        if checksum == digest([body]):
            return dict(line.split("\t") for line in body.split("\n") if line)
    return {}
