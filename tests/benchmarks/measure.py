"""What a command costs: seconds of processor and clock, and memory at the peak, its child processes included."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import IO

_INTERVAL = 0.05  # seconds between two looks at memory
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
# Python keeps compiled modules unless it is told not to, as test machines often are; a contributor's keeps them
_USUAL = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
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
    first_cpu: float = 0.0  # until it said what it was asked to say


@dataclass
class _Seen:
    own: int = 0  # kB
    whole: int = 0
    search: dict[int, int] = field(default_factory=dict)


def run(
    command: list[str],
    folder: Path,
    *,
    env: dict[str, str] | None = None,
    codes: tuple[int, ...] = (0,),
    until: str = "",
) -> Used:
    """Run a command to its end in `folder`. Raises Failed if it ends with another code than `codes`, or never says `until`."""
    log = folder / ".measured.log"
    with log.open("wb") as out:
        start = perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**_USUAL, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        seen, done = _Seen(), threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, seen, done))
        watcher.start()
        first = _follow(process, out, until.encode())
        _, status, spent = os.wait4(process.pid, 0)  # unlike `wait`, it says what the whole family used
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        done.set()
        watcher.join()
    if process.returncode not in codes:
        tail = log.read_text("utf-8", errors="replace")[-2000:]
        raise Failed(f"{' '.join(command)} ended with {process.returncode}\n{tail}")
    if until and first is None:
        raise Failed(f"{' '.join(command)} never said {until!r}")
    log.unlink()
    # not ru_maxrss: it holds what the process that started the command had in memory
    return Used(
        cpu=spent.ru_utime + spent.ru_stime,
        wall=wall,
        memory=seen.own / 1000,
        memory_with_search=seen.whole / 1000,
        search_cpu=sum(seen.search.values()) / _TICK,
        first_cpu=first or 0.0,
    )


def _follow(process: subprocess.Popen[bytes], out: IO[bytes], until: bytes) -> float | None:
    """Keep what a command says until it is silent; what it had used when it first said `until`."""
    first = None
    for line in process.stdout or ():
        if until and first is None and until in line:
            first = sum(one.ticks + one.gone for one in _family(process.pid)) / _TICK
        out.write(line)
    return first


def _watch(session: int, seen: _Seen, done: threading.Event) -> None:
    while not done.is_set():
        processes = apart(_family(session))
        own = [one for one in processes if not one.name.startswith(_SEARCH)]
        for kilobytes, group in (("own", own), ("whole", processes)):
            now = max(sum(one.memory for one in group), *(one.peak for one in group), 0)
            setattr(seen, kilobytes, max(getattr(seen, kilobytes), now))
        for one in processes:
            if one.name.startswith(_SEARCH):
                seen.search[one.pid] = max(seen.search.get(one.pid, 0), one.ticks)
        done.wait(_INTERVAL)


@dataclass(frozen=True)
class Process:
    """A process as it is now."""

    pid: int
    parent: int
    name: str
    ticks: int
    gone: int  # ticks of its children that have ended
    memory: int  # kB, now
    peak: int  # kB, the most it ever had
    space: int = 0  # bytes of addresses


def apart(processes: list[Process]) -> list[Process]:
    """Without those that have not begun: until it runs its own program, a process is in the memory of the one that starts it."""
    held = {(one.pid, one.space, one.memory) for one in processes}
    return [one for one in processes if (one.parent, one.space, one.memory) not in held]


def _family(session: int) -> list[Process]:
    """Every process of a session; one that ends meanwhile is left out."""
    found = []
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and (fields := _stat(entry.path)) and int(fields[4]) == session:
            with suppress(OSError):
                peak = re.search(r"VmHWM:\s+(\d+)", Path(entry.path, "status").read_text("utf-8"))
                memory = int(fields[22]) * _PAGE // 1024
                ticks = int(fields[12]) + int(fields[13])
                gone = int(fields[14]) + int(fields[15])
                most = int(peak[1]) if peak else memory
                found.append(
                    Process(
                        int(entry.name), int(fields[2]), fields[0], ticks, gone, memory, most, space=int(fields[21])
                    )
                )
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
