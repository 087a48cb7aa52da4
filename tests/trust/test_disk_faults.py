"""Six faults of a disk: a clear message, exit code 1, no traceback, and the old site byte for byte."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from proofpoints.commands import FINE, PROBLEMS
from tests.site.built import COMMAND, contents, run, small_repository
from tests.trust.kills import HARMLESS


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built repository whose next build would give another site."""
    root = small_repository(tmp_path / "repository")
    assert run("build", "--root", root).returncode == FINE
    HARMLESS(root)
    return root


def _build(root: Path, site: Path, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "build", "--root", str(root), "--site-dir", str(site)]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=before)


def _fails(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert done.returncode == PROBLEMS, done.stderr
    assert words in done.stderr
    assert "hint:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_may_not_grow(built: Path) -> None:
    before = contents(built / "site")
    _fails(_build(built, built / "site", _limit), "may not grow")
    assert contents(built / "site") == before


def test_a_full_disk(built: Path, tmp_path: Path) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)], capture_output=True, check=False
    ).returncode:
        pytest.skip("this machine does not let us mount a small disk")
    try:
        shutil.copytree(built / "site", place / "site")
        (place / "filler").write_bytes(b"x" * max(0, shutil.disk_usage(place).free - 200_000))
        before = contents(place / "site")
        _fails(_build(built, place / "site"), "the disk is full")
        assert contents(place / "site") == before
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_may_only_be_read(built: Path, tmp_path: Path) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(place)], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let us mount a small disk")
    try:
        shutil.copytree(built / "site", place / "site")
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        before = contents(place / "site")
        _fails(_build(built, place / "site"), "the disk is read-only")
        assert contents(place / "site") == before
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_file_where_the_parent_folder_should_be(built: Path, tmp_path: Path) -> None:
    (tmp_path / "parent").write_text("mine")
    _fails(_build(built, tmp_path / "parent" / "site"), "a file stands where a folder must be")
    assert (tmp_path / "parent").read_text() == "mine"


def test_a_link_where_the_site_should_be(built: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    _fails(_build(built, tmp_path / "link"), "is not a folder")
    assert contents(tmp_path / "elsewhere").keys() == {"x"}


def test_a_cache_that_cannot_be_read_or_written(built: Path) -> None:
    shutil.rmtree(built / "build")
    (built / "build").write_text("in the way")
    assert _build(built, built / "site").returncode == FINE
