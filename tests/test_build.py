"""The build as a program: equal bytes, no network, all or nothing, and exit codes that mean what they say."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from proofpoints.commands import COMMANDS, CRASH, FINE, PROBLEMS, ROOT, USAGE, main
from tests.defect import VALLEY, add, swap
from tests.site.built import COMMAND, contents, leftovers, run, small_repository

CASE = "cases/example-valley-schools/index.html"
HARMLESS = swap(VALLEY, "Too many students of the high school", "Many students of the high school")
BROKEN = swap(VALLEY, "level: district", "level: distrct")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose site is built; tests get copies."""
    root = small_repository(tmp_path_factory.mktemp("template") / "repository")
    done = run("build", "--root", root)
    assert done.returncode == FINE, done.stderr
    return root


@pytest.fixture
def root(template: Path, tmp_path: Path) -> Path:
    """A repository without a site; its charts are drawn."""
    return Path(shutil.copytree(template, tmp_path / "repository", ignore=shutil.ignore_patterns("site")))


@pytest.fixture
def built(template: Path, tmp_path: Path) -> Path:
    """A repository whose site is built."""
    return Path(shutil.copytree(template, tmp_path / "repository"))


# --- the same input gives the same bytes


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


# --- no network

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


# --- all or nothing


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


# --- the command line


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--nonsense"],
        ["check", "--format", "xml"],
        ["check", "cases/none-such.yml"],
        ["new"],
        ["new", "Not A Slug"],
        ["serve", "--port", "many"],
        ["--nonsense"],
        ["build", "extra"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_on_the_error_channel(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == USAGE
    said = capsys.readouterr()
    assert said.err
    assert said.out == ""


def test_wrong_usage_ends_the_program_with_2_and_names_the_commands() -> None:
    done = run("bild")
    assert done.returncode == USAGE
    assert "bild" in done.stderr
    assert all(command in done.stderr for command in COMMANDS)
    assert "Traceback" not in done.stderr


def test_help_lists_every_command() -> None:
    done = run("--help")
    assert done.returncode == FINE
    assert all(f"\n  {command} " in done.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == FINE
    assert f"build_site.py {command}" in capsys.readouterr().out


_CRASH = """
import sys
from proofpoints.commands import main, pipeline
def fails(*arguments): raise ZeroDivisionError("a mistake of ours")
pipeline.make_site = fails
sys.exit(main(["build", "--root", sys.argv[1]]))
"""


def test_a_crash_of_ours_ends_with_3_and_a_traceback(built: Path) -> None:
    before = contents(built / "site")
    shutil.rmtree(built / "build")  # else nothing would have to be made
    done = subprocess.run(
        [sys.executable, "-c", _CRASH, str(built)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == CRASH
    assert "Traceback (most recent call last)" in done.stderr
    assert "mistake of ours" in done.stderr
    assert sys.version.split()[0] in done.stderr
    assert contents(built / "site") == before
    assert leftovers(built) == []


def test_a_file_where_the_cache_should_be_stops_nothing(built: Path) -> None:
    """The cache only saves time."""
    before = contents(built / "site")
    shutil.rmtree(built / "build")
    (built / "build").write_text("in the way")
    done = run("build", "--root", built)
    assert done.returncode == FINE, done.stderr
    assert contents(built / "site") == before


def test_a_pipe_gets_no_progress(root: Path) -> None:
    done = run("build", "--root", root)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
