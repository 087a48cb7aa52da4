"""The same input gives the same bytes, without the network and without a word about this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from proofpoints.commands import FINE, ROOT
from tests.defect import VALLEY, swap
from tests.site.built import COMMAND, contents, run

CASE = "cases/example-valley-schools/index.html"
HARMLESS = swap(VALLEY, "Too many students of the high school", "Many students of the high school")
BROKEN = swap(VALLEY, "level: district", "level: distrct")


def _copy_of_this_repository(folder: Path) -> Path:
    """All that a build reads, and none of the charts that are drawn already."""
    for name in ("cases", "datasets", "docs", "proofpoints", "survey_import"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build_site.py", "mkdocs.yml"):
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def _build(root: Path, *, env: dict[str, str], before: list[str] | None = None) -> dict[str, str]:
    command = [*(before or []), sys.executable, str(root / "build_site.py"), "build"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root, env={**os.environ, **env})
    assert done.returncode == FINE, done.stdout + done.stderr
    return contents(root / "site")


def test_two_builds_of_one_state_are_byte_equal(tmp_path: Path) -> None:
    """In two folders, with charts drawn and taken from the cache, in other zones, languages and orders of hashing."""
    first = _copy_of_this_repository(tmp_path / "first")
    drawn = _build(first, env={"TZ": "UTC", "PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C"})
    other = {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "4242",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "40",
    }
    assert _build(_copy_of_this_repository(tmp_path / "a longer way/to the second"), env=other) == drawn
    assert _build(first, env={**other, "SOURCE_DATE_EPOCH": "1700000000"}) == drawn


def test_no_page_holds_a_path_of_this_machine(tmp_path: Path, built: Path) -> None:
    for path in (built / "site").rglob("*"):
        if path.suffix in (".html", ".json", ".xml", ".js", ".css"):
            assert str(tmp_path) not in path.read_text("utf-8"), path


_REFUSE = """
import runpy, sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise PermissionError(f"the build asked for the network: {event} {arguments}")
sys.addaudithook(refuse)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def _cut_off() -> list[str] | None:
    """A command that runs another in a network of its own with nothing in it; None where that is not allowed."""
    unshare = shutil.which("unshare")
    for command in ([unshare, "-rn"], [unshare, "-n"]) if unshare else ():
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command
    return None


def test_the_build_needs_no_network(root: Path) -> None:
    """No network at all, by the kernel, where it lets us; charts are drawn here, none is cached."""
    cut_off = _cut_off()
    if cut_off is None:
        pytest.skip("this machine does not let us take the network away (unshare); the next test refuses it in Python")
    offline = [*cut_off, sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9), 1)"]
    assert b"unreachable" in subprocess.run(offline, capture_output=True, check=False).stderr  # it is really cut off
    shutil.rmtree(root / "build")
    assert run("build", "--root", root, before=cut_off).returncode == FINE
    assert (root / "site" / CASE).is_file()


def test_the_build_asks_for_no_network(root: Path) -> None:
    """Python itself refuses, and says who asked."""
    shutil.rmtree(root / "build")
    command = [sys.executable, "-c", _REFUSE, *COMMAND[1:], "build", "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == FINE, done.stderr
