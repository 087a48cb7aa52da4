"""Build, show the site on this machine, and build again whenever a file is saved."""

from __future__ import annotations

import argparse
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from proofpoints.commands import FINE

WATCHED = ("cases", "datasets", "docs", "proofpoints", "mkdocs.yml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `serve`."""
    parser.add_argument("--port", type=int, default=8000, help="port on this machine (default: 8000)")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted. A build in its own process leaves the old site in place if a case has an error."""
    site = options.root / "build" / "preview"
    changed = threading.Event()
    changed.set()
    builder = threading.Thread(target=_build_on_change, args=(options.root, site, changed), daemon=True)
    builder.start()
    observer = _watch(options.root, changed)
    site.mkdir(parents=True, exist_ok=True)
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", options.port), handler) as server:
        print(f"Serving on http://127.0.0.1:{server.server_port}/ (Ctrl-C to stop)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            observer.stop()
    return FINE


def _build_on_change(root: Path, site: Path, changed: threading.Event) -> None:
    while True:
        changed.wait()
        changed.clear()
        subprocess.run([sys.executable, str(root / "build_site.py"), "build", "--site-dir", str(site)], check=False)


class _Saved(FileSystemEventHandler):
    """Sets a flag when a file is saved, created, moved or deleted."""

    def __init__(self, changed: threading.Event) -> None:
        self.changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Reading and opening are no changes."""
        if event.event_type in ("modified", "created", "moved", "deleted") and "__pycache__" not in str(event.src_path):
            self.changed.set()


def _watch(root: Path, changed: threading.Event):  # type: ignore[no-untyped-def]
    observer = Observer()
    for name in WATCHED:
        if (root / name).exists():
            observer.schedule(_Saved(changed), str(root / name), recursive=True)
    observer.start()
    return observer
