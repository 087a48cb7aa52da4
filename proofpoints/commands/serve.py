"""Show the site on this machine; a saved case or dataset is in the browser within a second, with its problems on its page."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from itertools import count
from pathlib import Path

from proofpoints.commands import FINE, ROOT, USAGE
from proofpoints.files.kept_file import BrokenFile
from proofpoints.preview.board import Board
from proofpoints.preview.pages import Preview, preview_case
from proofpoints.preview.server import make_server
from proofpoints.preview.watch import EVERYTHING, Watch
from proofpoints.problems import Level
from proofpoints.reading.beside_cases import problems_beside
from proofpoints.site.shell import ShellError, build_shell, unpack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `serve`."""
    parser.add_argument("--port", type=int, default=8000, help="port on this machine (default: 8000; 0: a free one)")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted: saved cases at once, the rest of the site by a build in a process of its own."""
    root = options.root.resolve()
    board = Board(root / "build" / "preview")
    board.site.mkdir(parents=True, exist_ok=True)
    try:
        server = make_server(board, options.port)
    except OSError as error:
        print(
            f"build_site.py serve: port {options.port}: {error.strerror}\n    hint: choose another --port.",
            file=sys.stderr,
        )
        return USAGE
    with tempfile.TemporaryDirectory() as work, server:
        threading.Thread(target=_follow, args=(root, board, Path(work)), daemon=True).start()
        print(f"Serving on http://127.0.0.1:{server.server_port}/ (Ctrl-C to stop)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Stopped.")
    return FINE


def _follow(root: Path, board: Board, work: Path) -> None:
    """Put up every case with a problem, then whatever is saved."""
    watch = Watch(root)
    go_on(_begin, root, board, work / "0")
    builder = _Builder(root, board)
    builder.want()
    for number in count(1):
        go_on(_show, root, board, watch.next(), work / str(number))
        builder.want()


def go_on(turn: Callable[..., None], *what: object) -> None:
    """Do one thing; whatever goes wrong with it is told, and a later save is still seen."""
    try:
        turn(*what)
    except Exception:
        traceback.print_exc()
        print(
            "This is a mistake of ours; please open an issue. What is saved from now on is still shown.",
            file=sys.stderr,
        )


def _begin(root: Path, board: Board, work: Path) -> None:
    _shell(root, board, work)
    for path in sorted((root / "cases").glob("**/*.yml")):
        preview = look(root, path.stem)
        if preview is not None and preview.problems:
            board.show(preview)


def _show(root: Path, board: Board, slugs: set[str], work: Path) -> None:
    if EVERYTHING in slugs:
        _shell(root, board, work)
    for slug in sorted(slugs - {EVERYTHING}):
        preview = look(root, slug)
        if preview is not None:
            board.show(preview)
            print(_said(preview), flush=True)


def look(root: Path, slug: str) -> Preview | None:
    """One case as it stands on disk; None if it can't be looked at now: a later save must still be seen."""
    try:
        return preview_case(root, slug)
    except OSError as error:  # saved or moved at this moment
        print(f"{slug}: can't be read now ({error}); it is read again when it is saved.", file=sys.stderr)
    except Exception:
        traceback.print_exc()
        print(
            f"{slug}: can't be shown, by a mistake of ours. The other pages go on; please open an issue.",
            file=sys.stderr,
        )
    return None


def _shell(root: Path, board: Board, work: Path) -> None:
    work.mkdir()
    for problem in problems_beside(root, ()):  # no page of a case could show it
        print(BrokenFile(problem), file=sys.stderr)
    try:
        shell = build_shell(root, work)
        board.use_shell(shell, unpack(shell.files, work / "pages"))
    except (ShellError, OSError, UnicodeError) as error:
        print(f"The hand-written pages can't be built: {error}", file=sys.stderr)


def _said(preview: Preview) -> str:
    errors = sum(problem.level is Level.ERROR for problem in preview.problems)
    rest = len(preview.problems) - errors
    return f"{preview.slug}: {errors} errors, {rest} suggestions" if preview.page else f"{preview.slug}: removed"


class _Builder:
    """Builds the whole site in the background whenever it is wanted; with an error in a case the last one stays.

    The search index comes last: the site is shown without waiting for it, and what is saved meanwhile does not wait either.
    """

    def __init__(self, root: Path, board: Board) -> None:
        place = ("--root", str(root), "--site-dir", str(board.site))
        self.command = [sys.executable, str(ROOT / "build_site.py"), "build", "--index-last", *place]
        self.board = board
        self.wanted = threading.Event()
        self.indexing: subprocess.Popen[str] | None = None  # a build of which nothing but the index is missing
        self.state = threading.Lock()
        threading.Thread(target=self._loop, daemon=True).start()

    def want(self) -> None:
        """Build as soon as possible: an index that is being made is made of old words."""
        with self.state:
            self.wanted.set()
            if self.indexing is not None:
                self.indexing.terminate()

    def _loop(self) -> None:
        while True:
            self.wanted.wait()
            self.wanted.clear()
            go_on(self._build)
            with self.state:
                self.indexing = None

    def _build(self) -> None:
        since = self.board.changes
        with subprocess.Popen(self.command, stdout=subprocess.PIPE, encoding="utf-8") as process:
            for line in process.stdout or ():
                if line.startswith("Wrote "):
                    self.board.rebuilt(since)
                    self._index(process)

    def _index(self, process: subprocess.Popen[str]) -> None:
        with self.state:
            self.indexing = process
            if self.wanted.is_set():
                process.terminate()
