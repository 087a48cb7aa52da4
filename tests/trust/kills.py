"""Kill builds at random moments, run them in pairs and under other settings, and count what is left: old, new or neither.

Run outside the suite for the full figures: python -m tests.trust.kills 200 20 12
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.defect import VALLEY, swap
from tests.site.built import COMMAND, contents, leftovers, run, small_repository
from tests.trust.figures import state

HARMLESS = swap(VALLEY, "Too many students of the high school", "Many students of the high school")


@dataclass
class Stage:
    """A small repository whose site is old, the bytes of old and new, and how long a build takes in seconds."""

    root: Path
    old: dict[str, str]
    new: dict[str, str]
    took: float


def prepare(folder: Path) -> Stage:
    """Build the old site and the new one; the old one stands in site/."""
    root = small_repository(folder / "repository")
    assert run("build", "--root", root).returncode == 0
    old = contents(root / "site")
    shutil.copytree(root / "site", root / "old")
    HARMLESS(root)
    began = time.monotonic()
    assert run("build", "--root", root).returncode == 0
    stage = Stage(root, old, contents(root / "site"), time.monotonic() - began)
    restore(stage)
    return stage


def restore(stage: Stage) -> None:
    """Put the old site back."""
    shutil.rmtree(stage.root / "site")
    shutil.copytree(stage.root / "old", stage.root / "site")


def start(root: Path) -> subprocess.Popen[str]:
    """Begin a build in a process group of its own."""
    command = [*COMMAND, "build", "--root", str(root)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def kill(stage: Stage, moment: float) -> str:
    """Kill a build after `moment` seconds; what stands in site/ then: old, new or neither."""
    process = start(stage.root)
    try:
        process.wait(timeout=moment)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    left = contents(stage.root / "site")
    return "old" if left == stage.old else "new" if left == stage.new else "neither"


def kill_often(stage: Stage, times: int, seed: int = 7) -> dict[str, int]:
    """Kill at random moments, half of them in the last part of the build, where it writes."""
    chance = random.Random(seed)
    counts = {"old": 0, "new": 0, "neither": 0, "recovered": 0}
    for number in range(times):
        share = chance.uniform(0.0, 1.0) if number % 2 else chance.uniform(0.6, 1.05)
        found = kill(stage, share * stage.took)
        counts[found] += 1
        if number % 10 == 9:  # the next build needs no hand work and leaves nothing behind
            again = run("build", "--root", stage.root)
            counts["recovered"] += (
                again.returncode == 0 and contents(stage.root / "site") == stage.new and not leftovers(stage.root)
            )
        if contents(stage.root / "site") != stage.old:
            restore(stage)
    return counts


def pairs(stage: Stage, times: int) -> dict[str, int]:
    """Start two builds at once. One must finish; the other finishes or says that it is refused; the site is the new one."""
    counts = {"complete": 0, "refused": 0, "wrong": 0}
    for _ in range(times):
        restore(stage)
        both = [start(stage.root), start(stage.root)]
        said = [process.communicate()[1] for process in both]
        codes = sorted(process.returncode for process in both)
        fine = contents(stage.root / "site") == stage.new and not leftovers(stage.root)
        refused = codes == [0, 1] and any("another build is writing" in text for text in said)
        counts["complete" if fine and (codes == [0, 0] or refused) else "wrong"] += 1
        counts["refused"] += refused
    return counts


def settings(stage: Stage, count: int) -> set[str]:
    """Hashes of the sites of builds under different settings; equal bytes give one."""
    zones = ["UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu"]
    tongues = ["C", "C.UTF-8", "POSIX"]
    found = set()
    for number in range(count):
        root = Path(
            shutil.copytree(
                stage.root, stage.root.parent / f"copy {number}" / ("x" * (number + 1)), copy_function=_copier(number)
            )
        )
        shutil.rmtree(root / "site")
        shutil.rmtree(root / "build", ignore_errors=True) if number % 2 else None
        env = {"TZ": zones[number % 4], "LC_ALL": tongues[number % 3], "LANG": tongues[number % 3], "PYTHONHASHSEED": str(number * 977),
               "COLUMNS": str(40 + number), "SOURCE_DATE_EPOCH": str(number * 10**8)}  # fmt: skip
        old = os.umask([0o022, 0o077, 0o002][number % 3])
        try:
            done = run("build", "--root", root, env=env)
        finally:
            os.umask(old)
        assert done.returncode == 0, done.stderr
        found.add(repr(sorted(contents(root / "site").items())))
        shutil.rmtree(root)
    return found


def _copier(number: int) -> object:
    """Copies with times of change far apart, so that an order by time would show."""

    def copy(source: str, target: str) -> str:
        shutil.copyfile(source, target)
        moment = (hash((number, Path(source).name)) % 10**9) + 10**8
        os.utime(target, (moment, moment))
        return target

    return copy


def main(kills: int, twins: int, builds: int) -> None:
    """Everything, with its figures."""
    with tempfile.TemporaryDirectory(prefix="proofpoints-kills-") as folder:
        stage = prepare(Path(folder))
        counts = kill_often(stage, kills)
        text = f"{kills} kills at random moments: {counts['old']} times the old site, {counts['new']} times the new one, {counts['neither']} times neither"
        state("kills", f"{text}; {counts['recovered']} of {kills // 10} builds after a kill finished without hand work")
        state("builds", f"{builds} builds under different settings: {len(settings(stage, builds))} hash")
        found = pairs(stage, twins)
        state(
            "pairs",
            f"{twins} concurrent pairs: {found['complete']} left the complete new site, {found['wrong']} did not",
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
