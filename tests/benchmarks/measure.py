"""What a command costs: seconds of processor and clock, and memory at the peak, its child processes included."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

_INTERVAL = 0.05  # seconds between two looks at memory
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SEARCH = "pagefind"  # the process of the search engine, which is not ours: its memory is told apart


class Failed(Exception):
    """A measured command did not end well; the message holds its last lines."""


@dataclass(frozen=True)
class Used:
    """CPU is user and system time; memory in MB. `search_*` is the part of Pagefind in it, by samples."""

    cpu: float
    wall: float
    memory: float  # largest sum over all processes at one time, without Pagefind
    memory_with_search: float
    search_cpu: float


@dataclass
class _Seen:
    own: int = 0
    whole: int = 0
    search: dict[int, int] = field(default_factory=dict)


def run(command: list[str], folder: Path, *, env: dict[str, str] | None = None, codes: tuple[int, ...] = (0,)) -> Used:
    """Run a command to its end in `folder`. Raises Failed if it ends with another code than `codes`."""
    log = folder / ".measured.log"
    with log.open("wb") as out:
        start = perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(env or {})},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        seen, done = _Seen(), threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, seen, done))
        watcher.start()
        _, status, spent = os.wait4(process.pid, 0)  # unlike `wait`, it says what the whole family used
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        done.set()
        watcher.join()
    if process.returncode not in codes:
        tail = log.read_text("utf-8", errors="replace")[-2000:]
        raise Failed(f"{' '.join(command)} ended with {process.returncode}\n{tail}")
    log.unlink()
    megabytes = _PAGE / 1e6
    return Used(
        cpu=spent.ru_utime + spent.ru_stime,
        wall=wall,
        memory=max(seen.own * megabytes, 0 if seen.search else spent.ru_maxrss / 1e3),
        memory_with_search=max(seen.whole * megabytes, spent.ru_maxrss / 1e3),
        search_cpu=sum(seen.search.values()) / _TICK,
    )


def _watch(session: int, seen: _Seen, done: threading.Event) -> None:
    while not done.is_set():
        processes = _family(session)
        seen.own = max(seen.own, sum(pages for _, name, _, pages in processes if not name.startswith(_SEARCH)))
        seen.whole = max(seen.whole, sum(pages for *_, pages in processes))
        for pid, name, ticks, _ in processes:
            if name.startswith(_SEARCH):
                seen.search[pid] = max(seen.search.get(pid, 0), ticks)
        done.wait(_INTERVAL)


def _family(session: int) -> list[tuple[int, str, int, int]]:
    """Every process of a session: number, name, ticks of CPU, pages of memory."""
    found = []
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and (fields := _stat(entry.path)) and int(fields[4]) == session:
            found.append((int(entry.name), fields[0], int(fields[12]) + int(fields[13]), int(fields[22])))
    return found


def _stat(folder: str) -> list[str]:
    """Name and the fields after it of /proc/PID/stat; empty if the process has ended."""
    try:
        text = Path(folder, "stat").read_text("utf-8", errors="replace")
    except OSError:
        return []
    name, _, rest = text.partition("(")[2].rpartition(")")
    return [name, *rest.split()]


def python(*arguments: str) -> list[str]:
    """A command of this Python."""
    return [sys.executable, *arguments]
