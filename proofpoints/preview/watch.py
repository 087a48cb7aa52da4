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


def changed_slug(root: Path, path: str) -> str | None:
    """The slug whose page a file belongs to; EVERYTHING for docs; None for what is no source (swap files of editors)."""
    parts = Path(path).relative_to(root).parts
    if parts[0] in _OTHER:
        return EVERYTHING
    if parts[0] == "datasets" and len(parts) == 3 and parts[2].endswith((".csv", ".json")):
        return parts[1]
    return parts[-1].removesuffix(".yml") if parts[0] == "cases" and parts[-1].endswith(".yml") else None


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
        """Reading and opening are no changes."""
        if event.event_type not in ("modified", "created", "moved", "deleted") or event.is_directory:
            return
        for path in (event.src_path, event.dest_path):
            if path and (slug := changed_slug(self.root, str(path))) is not None:
                self.slugs.put(slug)

    def next(self) -> set[str]:
        """Wait for a change, then until files are quiet; the slugs that changed."""
        found = {self.slugs.get()}
        while True:
            try:
                found.add(self.slugs.get(timeout=_SETTLED))
            except queue.Empty:
                return found
