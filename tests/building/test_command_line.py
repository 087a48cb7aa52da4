"""The program as it is called: usage, help, exit codes that mean what they say, and what goes to a pipe."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from proofpoints.commands import COMMANDS, CRASH, FINE, PROBLEMS, ROOT, USAGE, main
from proofpoints.surroundings import READER_LEFT
from tests.defect import VALLEY, swap
from tests.site.built import COMMAND, contents, leftovers, run


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


@pytest.mark.parametrize("folder", [".", "", "/", "..", "a" * 250])
def test_a_folder_that_can_be_no_site_is_wrong_usage(root: Path, folder: str) -> None:
    before = contents(root)
    done = run("build", "--root", root, "--site-dir", folder, cwd=root)
    assert done.returncode == USAGE, done.stderr
    assert "--site-dir" in done.stderr
    assert "hint:" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(root) == before


@pytest.mark.parametrize("epoch", ["", "abc", "-1", "9" * 10, "9" * 17])
def test_an_epoch_that_is_none_is_wrong_usage(root: Path, epoch: str) -> None:
    done = run("build", "--root", root, env={"SOURCE_DATE_EPOCH": epoch})
    assert done.returncode == USAGE, done.stderr
    assert "SOURCE_DATE_EPOCH must be" in done.stderr
    assert "hint:" in done.stderr
    assert "Traceback" not in done.stderr


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


@pytest.mark.parametrize(
    "command",
    [
        ["build_site.py"],
        ["build_site.py", "check"],
        ["build_site.py", "--help"],
        ["-m", "survey_import", "answers.csv"],
    ],
    ids=" ".join,
)
def test_a_python_without_our_packages_is_told_which_one_to_use(command: list[str]) -> None:
    """`-S` leaves out what is installed, so it is such a Python."""
    done = subprocess.run([sys.executable, "-S", *command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == USAGE
    assert "lacks the package" in done.stderr
    assert f"hint: Run `make check` once (or `make site`), then `.venv/bin/python {' '.join(command)}`." in done.stderr
    assert "Traceback" not in done.stderr
    assert "mistake of ours" not in done.stderr


_LACKING_OURS = """
import sys
from proofpoints.commands import main
sys.modules["proofpoints.slices"] = None
sys.exit(main(["check"]))
"""


def test_a_module_of_ours_that_is_missing_is_a_crash() -> None:
    done = subprocess.run([sys.executable, "-c", _LACKING_OURS], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == CRASH
    assert "mistake of ours" in done.stderr


@pytest.mark.parametrize("command", [["build_site.py", "check"], ["-m", "survey_import"]], ids=" ".join)
def test_a_reader_that_leaves_is_no_mistake(command: list[str], tmp_path: Path) -> None:
    """As with `| head -1`: what would be said after that is said to nobody."""
    answers = tmp_path / "answers.csv"
    answers.write_text("Agency,Kind of result\n" + "Example Valley Schools,Math proficiency\n" * 3, "utf-8")
    more = [] if "check" in command else [str(answers)]
    process = subprocess.Popen(
        [sys.executable, "-u", *command, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read().decode()
    assert process.wait() == READER_LEFT
    assert "Traceback" not in said
    assert "mistake of ours" not in said
    assert "BrokenPipe" not in said


def test_output_that_fails_for_another_reason_is_still_told(tmp_path: Path) -> None:
    script = _CRASH.replace("ZeroDivisionError", "BrokenPipeError")
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, "mistake of ours" in done.stderr) == (CRASH, True)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_pipe_that_cannot_hold_a_name_gets_it_all_the_same(root: Path, command: str, encoding: str) -> None:
    swap(VALLEY, "level: district", "level: Łódź")(root)
    done = subprocess.run(
        [*COMMAND, command, "--root", str(root)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert done.returncode == PROBLEMS, done.stderr
    assert "Łódź" in done.stdout.decode("utf-8")
