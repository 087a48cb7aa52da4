"""Saved files to what must be done again: the cases they belong to, and whether more than cases changed."""

from __future__ import annotations

import queue
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

_CASES = ("cases", "datasets")
_OTHER = ("docs", "mkdocs.yml")
_SETTLED = 0.05  # seconds without a further event: editors write a file in several steps
EVERYTHING = ""


def changed_slug(root: Path, path: str, *, folder: bool = False) -> str | None:
    """The slug whose page a file or folder belongs to; EVERYTHING for docs; None for no source (swap files of editors)."""
    parts = Path(path).relative_to(root).parts
    if parts[0] in _OTHER:
        return EVERYTHING
    if parts[0] == "datasets":
        own = len(parts) == 2 if folder else len(parts) == 3 and parts[2].endswith((".csv", ".json"))
        return parts[1] if own else None
    return parts[-1].removesuffix(".yml") if parts[-1].endswith(".yml") else None


class Watch(FileSystemEventHandler):
    """Collects what was saved below a root."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.slugs: queue.Queue[str] = queue.Queue()
        self.observer: BaseObserver = Observer()
        for name in (*_CASES, *_OTHER):
            if (self.root / name).exists():
                self.observer.schedule(self, str(self.root / name), recursive=True)
        self.observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Reading and opening are no changes, and a folder is said to be modified with each file in it."""
        kinds = ("created", "moved", "deleted") if event.is_directory else ("modified", "created", "moved", "deleted")
        if event.event_type not in kinds:
            return
        for path in (event.src_path, event.dest_path):
            if path and (slug := changed_slug(self.root, str(path), folder=event.is_directory)) is not None:
                self.slugs.put(slug)

    def next(self) -> set[str]:
        """Wait for a change, then until files are quiet; the slugs that changed."""
        found = {self.slugs.get()}
        while True:
            try:
                found.add(self.slugs.get(timeout=_SETTLED))
            except queue.Empty:
                return found
