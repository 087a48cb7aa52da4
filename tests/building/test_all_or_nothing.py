"""The old site or the new one, whatever happens in between."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from proofpoints.commands import FINE, PROBLEMS
from tests.defect import VALLEY, add, swap
from tests.site.built import COMMAND, contents, leftovers, run

CASE = "cases/example-valley-schools/index.html"
HARMLESS = swap(VALLEY, "Too many students of the high school", "Many students of the high school")
BROKEN = swap(VALLEY, "level: district", "level: distrct")


def test_a_broken_case_leaves_the_site_as_it_was(built: Path) -> None:
    before = contents(built / "site")
    BROKEN(built)
    done = run("build", "--root", built)
    assert done.returncode == PROBLEMS
    assert f"{VALLEY}:4:" in done.stdout
    assert "did you mean" in done.stdout.lower()
    assert "The site was not changed." in done.stdout
    assert contents(built / "site") == before
    assert leftovers(built) == []


def test_a_broken_page_of_the_docs_leaves_the_site_as_it_was(built: Path) -> None:
    before = contents(built / "site")
    (built / "docs" / "methods.md").write_text("# Methods\n\n[gone](gone.md)\n", "utf-8")
    done = run("build", "--root", built)
    assert done.returncode == PROBLEMS
    assert "methods.md" in done.stderr
    assert "gone.md" in done.stderr
    assert contents(built / "site") == before
    assert leftovers(built) == []


def test_strict_stops_at_a_warning_about_a_published_case(built: Path) -> None:
    add(
        VALLEY,
        '  S4: {title: Unused, publisher: Example, year: 2014, url: "https://example.org/unused", read: whole}\n',
    )(built)
    before = contents(built / "site")
    strict = run("build", "--root", built, "--strict")
    assert strict.returncode == PROBLEMS
    assert "S4" in strict.stdout
    assert "The site was not changed." in strict.stdout
    assert contents(built / "site") == before
    assert run("build", "--root", built).returncode == FINE


def _wait_for_work(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Until the build has begun to write."""
    end = time.monotonic() + 60
    while not leftovers(folder):
        assert process.poll() is None, "the build ended before it wrote anything"
        assert time.monotonic() < end
        try:
            process.wait(timeout=0.005)
        except subprocess.TimeoutExpired:
            continue


def _start(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, "build", "--root", str(root)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.fixture(scope="module")
def two_states(
    template: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, str], dict[str, str], float]:
    """A repository whose site is old, the bytes of the old and of the new site, and how long a build takes."""
    root = Path(shutil.copytree(template, tmp_path_factory.mktemp("killed") / "repository"))
    old = contents(root / "site")
    (root / "site").rename(root / "old")
    HARMLESS(root)
    began = time.monotonic()
    assert run("build", "--root", root).returncode == FINE
    took = time.monotonic() - began
    new = contents(root / "site")
    assert old != new
    return root, old, new, took


@pytest.mark.parametrize("moment", ["at the first file", 0.4, 0.65, 0.78, 0.88, 0.96])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(
    two_states: tuple[Path, dict[str, str], dict[str, str], float], moment: float | str
) -> None:
    root, old, new, took = two_states
    shutil.rmtree(root / "site")
    shutil.copytree(root / "old", root / "site")
    process = _start(root)
    if isinstance(moment, str):
        _wait_for_work(process, root)
    try:
        process.wait(timeout=took * moment if isinstance(moment, float) else 0)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    killed = process.returncode == -signal.SIGKILL
    assert killed or process.returncode == FINE
    left = contents(root / "site")
    assert left in (old, new)
    if isinstance(moment, str):
        assert killed
        assert left == old
        assert leftovers(root)  # so that the next build has something to remove
    assert run("build", "--root", root).returncode == FINE
    assert contents(root / "site") == new
    assert leftovers(root) == []


def test_a_second_build_at_the_same_time_is_refused(built: Path) -> None:
    before = contents(built / "site")
    first = _start(built)
    try:
        _wait_for_work(first, built)
        first.send_signal(signal.SIGSTOP)  # holds its lock for as long as we like
        second = run("build", "--root", built)
        assert second.returncode == PROBLEMS
        assert "another build is writing" in second.stderr
        assert contents(built / "site") == before
        assert leftovers(built)  # the work of the first is not swept away
    finally:
        first.send_signal(signal.SIGCONT)
    assert first.wait(timeout=120) == FINE
    assert contents(built / "site") == before
    assert leftovers(built) == []


def test_a_site_dir_that_is_a_file_is_refused(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_text("mine")
    done = run("build", "--root", root, "--site-dir", target)
    assert done.returncode == PROBLEMS
    assert "is not a folder" in done.stderr
    assert "--site-dir" in done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_text() == "mine"
    assert leftovers(tmp_path) == []


def test_a_folder_with_other_files_is_never_replaced(root: Path, tmp_path: Path) -> None:
    """--site-dir docs, or a home folder, would otherwise be deleted."""
    target = tmp_path / "thesis"
    target.mkdir()
    (target / "chapter1.txt").write_text("three years of work")
    done = run("build", "--root", root, "--site-dir", target)
    assert done.returncode == PROBLEMS
    assert "holds other files" in done.stderr
    assert (target / "chapter1.txt").read_text() == "three years of work"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("name", ["empty", "not/yet/there"])
def test_an_empty_folder_and_a_missing_one_are_filled(built: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    assert run("build", "--root", built, "--site-dir", tmp_path / name).returncode == FINE
    assert contents(tmp_path / name) == contents(built / "site")


def test_a_case_that_goes_leaves_no_page_behind(built: Path) -> None:
    (built / VALLEY).unlink()
    shutil.rmtree(built / "datasets" / "example-valley-schools")
    assert run("build", "--root", built).returncode == FINE
    assert not (built / "site" / CASE).exists()
    assert not (built / "site" / "data" / "example-valley-schools").exists()


def test_a_chart_that_broke_in_the_cache_is_drawn_again(built: Path) -> None:
    before = contents(built / "site")
    for number, drawn in enumerate(sorted((built / "build" / "cache" / "charts").glob("*.svg"))):
        drawn.write_bytes([b"", b"<svg broken", b"\xff\xfe"][number % 3])
    assert run("build", "--root", built).returncode == FINE
    assert contents(built / "site") == before
