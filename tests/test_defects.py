"""Everything a contributor can get wrong, through the command: exit code 1, and one problem that says where and what next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from proofpoints.commands import main
from tests.defect import (
    GOOD,
    HARBOR,
    MEADOW,
    RIDGE,
    RIDGE_EFFECTS,
    RIDGE_ROWS,
    VALLEY,
    VALLEY_PACKAGE,
    VALLEY_ROWS,
    Defect,
    apply,
    recode,
    swap,
    write,
)
from tests.defects.beside import BESIDE
from tests.defects.case_file import CASE
from tests.defects.package import PACKAGE
from tests.defects.table_file import TABLE

ROOT = Path(__file__).resolve().parents[1]


def check(capsys: pytest.CaptureFixture[str], root: Path) -> tuple[int, list[dict[str, object]]]:
    """Exit code and problems of `check --format json`, without the notes on the draft and the sketch."""
    code = main(["check", "--root", str(root), "--format", "json"])
    out, err = capsys.readouterr()
    assert err == ""
    return code, [problem for problem in json.loads(out)["problems"] if problem["level"] == "error"]


@pytest.mark.parametrize("defect", [*CASE, *TABLE, *PACKAGE, *BESIDE], ids=str)
def test_a_defect_gives_one_problem_with_its_place_and_the_next_step(
    repository_copy: Path, capsys: pytest.CaptureFixture[str], defect: Defect
) -> None:
    apply(repository_copy, defect.edits)
    code, problems = check(capsys, repository_copy)
    assert code == 1
    (problem,) = [problem for problem in problems if problem["rule"] == defect.rule]
    assert (problem["file"], problem["line"], problem["field"]) == defect.at
    assert defect.message in str(problem["message"])
    assert defect.hint in str(problem["hint"])


def test_the_good_repository_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, GOOD) == (0, [])


def test_every_defect_has_a_name_of_its_own() -> None:
    names = [defect.name for defect in [*CASE, *TABLE, *PACKAGE, *BESIDE]]
    assert len(names) == len(set(names)) >= 45


def test_all_problems_of_all_files_come_in_one_run(repository_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edits = (
        swap(VALLEY, "state: WA", "state: Washington"),
        swap(VALLEY, "percent: 48.2", "percent: 120"),
        swap(VALLEY, "launched: 2011-12", "launched: soon"),
        swap(VALLEY, "  design: before-after-reference\n", ""),
        swap(VALLEY, "  level: district\n", "  level: district\n  level: district\n"),
        swap(VALLEY_ROWS, "2008-09,71.2", "2008-10,71.2%"),
        swap(VALLEY_ROWS, "o2,graduation-rate", "o1,graduation-rate"),
        swap(VALLEY_ROWS, "homeless", "homless"),
        swap(VALLEY_PACKAGE, '"scheme": "file"', '"scheme": "s3"'),
        swap(RIDGE_ROWS, ",14.2,", ",0,"),
        swap(RIDGE_EFFECTS, "0.13,0.7,", "0.13,7,"),
        swap(RIDGE, "source: S2}", "source: S3}"),
        write(HARBOR, ""),
        swap(MEADOW, "models: [lab-rotation]", "models: [lab]"),
    )
    apply(repository_copy, edits)
    code, problems = check(capsys, repository_copy)
    assert code == 1
    assert {(problem["file"], problem["line"], problem["field"]) for problem in problems} == {
        (VALLEY, 5, "who.level"),
        (VALLEY, 7, "who.place.state"),
        (VALLEY, 18, "who.student_groups[1].percent"),
        (VALLEY, 23, "what.launched"),
        (VALLEY, 66, "doubt.design"),
        (VALLEY_ROWS, 2, "period"),
        (VALLEY_ROWS, 2, "value"),
        (VALLEY_ROWS, 3, "id"),
        (VALLEY_ROWS, 11, "group"),
        (VALLEY_PACKAGE, 15, "resources[1].scheme"),
        (RIDGE_ROWS, 2, "sd"),
        (RIDGE_EFFECTS, 2, "p"),
        (RIDGE, 38, "doubt.reviews[1].source"),
        (HARBOR, 1, ""),
        (MEADOW, 10, "what.models[1]"),
    }
    assert all(problem["hint"] for problem in problems)


def test_windows_line_ends_in_a_case_are_no_problem(repository_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recode(VALLEY, lambda raw: raw.replace(b"\n", b"\r\n"))(repository_copy)
    assert check(capsys, repository_copy) == (0, [])


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, str(ROOT / "build_site.py"), *arguments]
    return subprocess.run(command, capture_output=True, env=os.environ | environment, check=False)


def test_as_a_command_it_prints_one_json_object_and_no_traceback(repository_copy: Path) -> None:
    swap(VALLEY, "state: WA", "state: Washington")(repository_copy)
    done = run("check", "--root", str(repository_copy), "--format", "json")
    assert (done.returncode, done.stderr) == (1, b"")
    found = json.loads(done.stdout)
    assert [problem["field"] for problem in found["problems"] if problem["level"] == "error"] == ["who.place.state"]


def test_a_pipe_of_windows_can_hold_every_name(repository_copy: Path) -> None:
    swap(VALLEY, "level: district", "level: Škola → 学校")(repository_copy)
    done = run("check", "--root", str(repository_copy), PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (1, b"")
    assert 'not "Škola → 学校"' in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "arguments", [("check", "--format", "xml"), ("chek",), ("check", "nothing/here.yml"), ("check", "README")]
)
def test_wrong_usage_is_told_apart_from_wrong_data(repository_copy: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr
