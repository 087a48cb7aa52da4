"""Asks the process that solves. It is started when something is asked for the first time, and can be ended in between."""

from __future__ import annotations

import json
import os
from threading import Lock
from typing import Any

from proofpoints.processes.other_process import OtherProcess


class _Solving:
    def __init__(self) -> None:
        self.process: OtherProcess | None = None
        self.owner = 0  # a copy of this process must not talk into the pipe of the original
        self.lock = Lock()

    def ask(self, question: dict[str, Any]) -> Any:
        with self.lock:
            if self.process is None or self.owner != os.getpid():
                self.process, self.owner = OtherProcess("proofpoints.disclosure.solver"), os.getpid()
            return json.loads(self.process.ask(json.dumps(question).encode()))

    def end(self) -> None:
        with self.lock:
            if self.process is not None and self.owner == os.getpid():
                self.process.end()
            self.process = None


_SOLVING = _Solving()


def solve(rows: list[list[float]], low: list[float], high: list[float], sums: list[list[float]], narrow: float) -> Any:
    """What `solver.bounds` finds."""
    return _SOLVING.ask({"rows": rows, "low": low, "high": high, "sums": sums, "narrow": narrow})


def end_solving() -> None:
    """Give back what the process holds; the next question starts another."""
    _SOLVING.end()
