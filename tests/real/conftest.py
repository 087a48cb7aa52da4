"""The repository itself, read and computed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.analyse import Result, analyse
from proofpoints.problems import has_errors
from proofpoints.rows import Entry, Repository
from proofpoints.validate import load_and_validate

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def repository() -> Repository:
    found, problems = load_and_validate(ROOT)
    assert not has_errors(problems), [problem.message for problem in problems if problem.level == "error"]
    return found


@pytest.fixture(scope="module")
def results(repository: Repository) -> dict[str, Result]:
    return {result.slug: result for result in analyse(repository)}


@pytest.fixture(scope="module")
def entries(repository: Repository) -> dict[str, Entry]:
    return {entry.slug: entry for entry in repository.entries}
