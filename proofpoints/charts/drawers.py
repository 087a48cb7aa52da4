"""Processes that draw: each a small one with the drawing engine alone, none a copy of this one with all its cases."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType

from proofpoints.processes.other_process import OtherProcess

COUNT = os.cpu_count() or 1


class Drawers:
    """As many processes as there are processors. They end with the `with`; or, if this process is killed, when they notice."""

    def __init__(self, way: str) -> None:
        self.all = [OtherProcess("proofpoints.charts.engine", way) for _ in range(COUNT)]
        self.free: SimpleQueue[OtherProcess] = SimpleQueue()
        for one in self.all:
            self.free.put(one)

    def __enter__(self) -> Drawers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one in self.all:
            one.end()

    def draw(self, texts: Iterable[str]) -> Iterator[bytes]:
        """A drawing of each text, in order."""
        with ThreadPoolExecutor(COUNT) as threads:  # each thread waits for one process
            yield from threads.map(self._draw, texts)

    def _draw(self, text: str) -> bytes:
        one = self.free.get()
        try:
            return one.ask(text.encode("utf-8"))
        finally:
            self.free.put(one)
