"""Processes that draw: each a small one with the drawing engine alone, none a copy of this one with all its cases."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType

from proofpoints.charts.pipe import get, put

_ROOT = Path(__file__).resolve().parents[2]
COUNT = os.cpu_count() or 1


class Drawers:
    """As many processes as there are processors. They end with the `with`; or, if this process is killed, when they notice."""

    def __init__(self, way: str) -> None:
        self.all = [_Drawer(way) for _ in range(COUNT)]
        self.free: SimpleQueue[_Drawer] = SimpleQueue()
        for one in self.all:
            self.free.put(one)

    def __enter__(self) -> Drawers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one in self.all:
            one.close()

    def draw(self, texts: Iterable[str]) -> Iterator[bytes]:
        """A drawing of each text, in order."""
        with ThreadPoolExecutor(COUNT) as threads:  # each thread waits for one process
            yield from threads.map(self._draw, texts)

    def _draw(self, text: str) -> bytes:
        one = self.free.get()
        try:
            return one.draw(text)
        finally:
            self.free.put(one)


class _Drawer:
    def __init__(self, way: str) -> None:
        command = [sys.executable, "-m", "proofpoints.charts.engine", way]
        # not a fork: the engine's threads would not be copied, and everything else would
        self.process = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def draw(self, text: str) -> bytes:
        asked, answers = self.process.stdin, self.process.stdout
        assert asked is not None
        assert answers is not None
        put(asked, text.encode("utf-8"))
        answer = get(answers)
        if answer is None:
            raise RuntimeError("a process that draws has ended")
        return answer

    def close(self) -> None:
        self.process.communicate()  # closes what it reads from, so that it ends
