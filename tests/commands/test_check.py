"""`check`: which paths it takes, what it counts, and its exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from proofpoints.commands import main
from tests.defect import HARBOR, MEADOW, VALLEY, VALLEY_ROWS, swap, write


def check(capsys: pytest.CaptureFixture[str], root: Path, *paths: str) -> tuple[int, int, int, set[str]]:
    """Exit code, number of cases and drafts, and the files that have problems."""
    code = main(["check", "--root", str(root), "--format", "json", *paths])
    found = json.loads(capsys.readouterr().out)
    return code, found["cases"], found["drafts"], {problem["file"] for problem in found["problems"]}


def test_without_a_path_it_checks_everything(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, cases, drafts, _ = check(capsys, good)
    assert (code, cases, drafts) == (0, 3, 2)


@pytest.mark.parametrize("path", [VALLEY, "datasets/example-valley-schools", VALLEY_ROWS, "example-valley-schools"])
def test_a_path_or_a_slug_stands_for_its_case(
    repository_copy: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    swap(VALLEY_ROWS, "homeless", "homless")(repository_copy)
    write(HARBOR, "")(repository_copy)
    assert check(capsys, repository_copy, path) == (1, 1, 0, {VALLEY_ROWS})


def test_several_paths(repository_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, repository_copy, VALLEY, MEADOW) == (0, 1, 1, {MEADOW})


@pytest.mark.parametrize(
    "path", ["cases/nothing.yml", "datasets/nothing", "datasets", "README.md", "datasets/orphan", "mkdocs.yml"]
)
def test_a_path_that_is_no_case_is_wrong_usage(
    repository_copy: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    write("datasets/orphan/outcomes.csv", "id\n")(repository_copy)
    write("mkdocs.yml", "a: b\n")(repository_copy)
    assert main(["check", "--root", str(repository_copy), str(repository_copy / path)]) == 2
    assert "hint: name cases/SLUG.yml" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["datasets", "README.md", "cases"])
def test_a_folder_above_the_repository_is_no_dataset(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    root = tmp_path / "datasets" / "example-copy"
    shutil.copytree(good, root)
    write("README.md", "# Example Valley\n")(root)
    assert main(["check", "--root", str(root), str(root / path)]) == 2
    assert f"{path} is no case file and no dataset folder" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "github"])
def test_warnings_do_not_fail_and_the_last_line_counts(
    good: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert main(["check", "--root", str(good), "--format", form]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 errors, 6 warnings; 3 cases, 2 drafts"


def test_an_empty_repository_is_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, tmp_path) == (0, 0, 0, set())
