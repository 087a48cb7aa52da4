"""Kills and concurrent pairs of the importer in numbers no test run has time for: `python -m tests.survey_import.kills 200 20`.

Half of the kills fall at any moment of a run, half into the moments in which something is written.
"""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.survey_import.export_forms import plain_csv
from tests.survey_import.export_parts import profile_text
from tests.survey_import.test_imports import ROOT, tree


def _command(file: Path, out: Path) -> list[str]:
    profile = file.with_name("example.yml")
    return [sys.executable, "-m", "survey_import", str(file), "--profile", str(profile), "--out", str(out)]


def _import(file: Path, out: Path) -> None:
    subprocess.run(_command(file, out), cwd=ROOT, check=True, capture_output=True)


def _killed(file: Path, out: Path, wait: float) -> bool:
    """Kill an import after `wait` seconds, or after `-wait` from its first file on; False if it was done before."""
    process = subprocess.Popen(_command(file, out), cwd=ROOT, stdout=subprocess.DEVNULL)
    while wait < 0 and process.poll() is None and not (out / "build").exists():
        pass
    try:
        process.wait(timeout=abs(wait))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        _until_quiet(out)
        return True
    return False


def _until_quiet(out: Path) -> None:
    """Wait for the process that puts the files in place: it outlives a kill, and holds the lock until it is done."""
    handle = os.open(out, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    os.close(handle)


def kills(base: Path, number: int) -> str:
    """A later export over an earlier one: after each kill the tree is the old or the new one, and the next run completes it."""
    file, later = plain_csv(base), base / "later.csv"
    later.write_text(file.read_text("utf-8").replace("%", "% ").replace("412", "512").replace("61", "62"), "utf-8")
    old, new, out = base / "old", base / "new", base / "killed"
    _import(file, old)
    shutil.copytree(old, new)
    start = time.monotonic()
    _import(later, new)
    length = time.monotonic() - start
    names, moments = {tree(old): "old", tree(new): "new"}, random.Random(11)
    states, dead, complete = {"old": 0, "new": 0, "between": 0}, 0, 0
    for turn in range(number):
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(old, out)
        dead += _killed(later, out, -0.03 * moments.random() if turn % 2 else length * moments.random())
        states[names.get(tree(out), "between")] += 1
        _import(later, out)
        complete += names.get(tree(out)) == "new" and not (out / "build").exists()
    return f"{number} runs, {dead} of them killed: {states}; {complete} complete after the next run"


def pairs(base: Path, number: int) -> str:
    """Two exports imported at once: the same as one after the other, in either order."""
    file, late = plain_csv(base), base / "late.csv"
    lines = file.read_text("utf-8").split("\n")
    late.write_text(
        "\n".join([lines[0], *(line.replace("Example", "Example Late") for line in lines[1:20])]) + "\n", "utf-8"
    )
    wanted = set()
    for turn, files in enumerate(((file, late), (late, file))):
        for one in files:
            _import(one, base / f"order{turn}")
        wanted.add(tree(base / f"order{turn}"))
    good = 0
    for turn in range(number):
        out = base / f"pair{turn}"
        running = [subprocess.Popen(_command(one, out), cwd=ROOT, stdout=subprocess.DEVNULL) for one in (file, late)]
        good += [process.wait() for process in running] == [0, 0] and tree(out) in wanted
    return f"{number} concurrent pairs: {good} left what one after the other leaves"


def main(arguments: list[str]) -> int:
    """Print both figures; 1 if one of them is not perfect."""
    many, few = (int(one) for one in (*arguments, "200", "20")[:2])
    said = []
    for work, number in ((kills, many), (pairs, few)):
        with tempfile.TemporaryDirectory() as name:
            (Path(name) / "example.yml").write_text(profile_text(), "utf-8")
            said.append(work(Path(name), number))
        print(said[-1])
    return int("'between': 0" not in said[0] or f"{many} complete" not in said[0] or f": {few} left" not in said[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
