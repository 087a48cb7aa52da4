"""Answers browsers on this machine: pages of the board, files of the site, and a notice as soon as something changed."""

from __future__ import annotations

import contextlib
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from proofpoints.preview.board import Board

_CLIENT = (Path(__file__).parent / "client.js").read_text("utf-8")
_WAIT = 20.0  # seconds; a browser asks again
_HOSTS = ("127.0.0.1", "localhost", "[::1]")


def make_server(board: Board, port: int) -> ThreadingHTTPServer:
    """A server on the loopback address; port 0 takes a free one."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, board))
    server.daemon_threads = True
    return server


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, board: Board, *args: Any, **kwargs: Any) -> None:
        self.board = board
        super().__init__(*args, directory=str(board.site), **kwargs)

    def do_GET(self) -> None:
        """Pages, files and the waiting of browsers."""
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in _HOSTS:
            return self.send_error(403, "This server answers this machine only")  # a page elsewhere may name any host
        address = urlsplit(self.path)
        path = unquote(address.path)
        if path == "/__preview/client.js":
            return self._send(_CLIENT, "text/javascript")
        if path == "/__preview/changes":
            since = parse_qs(address.query).get("since", ["0"])[0]
            return self._send(str(self.board.wait(int(since) if since.isdigit() else 0, _WAIT)), "text/plain")
        if path.endswith("/") and (text := self.board.html(path)) is not None:
            return self._send(text, "text/html")
        return super().do_GET()

    def translate_path(self, path: str) -> str:
        """A file of the built site; of the hand-written pages as long as the site was never built."""
        found = super().translate_path(path)
        behind = self.board.behind
        if behind is not None and not Path(found).exists():
            return str(behind / Path(found).relative_to(self.board.site.absolute()))
        return found

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet: the terminal shows problems."""

    def _send(self, text: str, kind: str) -> None:
        body = text.encode("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # the browser has gone to another page
            self.wfile.write(body)
