"""Every case file of this repository: no error, and its page has an address of its own."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from proofpoints.commands import main
from proofpoints.problems import Level, Problem
from proofpoints.rows import Repository
from proofpoints.validate import load_and_validate

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted([*(ROOT / "cases").glob("*.yml"), *(ROOT / "cases" / "drafts").glob("*.yml")])


@cache
def checked() -> tuple[Repository, list[Problem]]:
    """All cases, read once."""
    return load_and_validate(ROOT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_case_has_no_error(path: Path) -> None:
    _, problems = checked()
    mine = (path.relative_to(ROOT).as_posix(), f"datasets/{path.stem}")
    assert [problem for problem in problems if problem.level is Level.ERROR and problem.file.startswith(mine)] == []


def test_nothing_else_is_wrong() -> None:
    _, problems = checked()
    assert [problem for problem in problems if problem.level is Level.ERROR] == []


def test_every_file_is_a_case_or_a_draft() -> None:
    repository, _ = checked()
    assert not repository.broken
    assert len(repository.entries) + len(repository.sketches) == len(FILES)


def test_every_published_case_shows_at_least_one_result() -> None:
    repository, _ = checked()
    assert [entry.slug for entry in repository.published if not entry.case.result.headline] == []


def test_a_district_with_rows_about_others_only_waits_and_is_told_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert (ROOT / "cases" / "drafts" / "hamilton-county-cusd-10.yml").is_file()
    assert main(["check", "--root", str(ROOT), "cases/drafts/hamilton-county-cusd-10.yml", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["cases"], found["drafts"]) == (0, 1)
    reasons = " ".join(problem["message"] for problem in found["problems"])
    assert "No figure describes the program itself: all rows describe district and state" in reasons
    assert {problem["level"] for problem in found["problems"]} == {"warning"}
