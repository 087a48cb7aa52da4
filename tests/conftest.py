"""Fixtures shared by all tests: the good repository, and a copy of it that a test may break."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from proofpoints.disclosure.solving import end_solving
from tests.chromium import stop
from tests.defect import GOOD

# The same examples in every run; `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("repeat", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("repeat")


@pytest.fixture(scope="session", autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Ends at the end what a test may have started and others use again: the browser, and the process that solves."""
    yield
    stop()
    end_solving()


@pytest.fixture(scope="session")
def good() -> Path:
    """A whole tiny repository without an error: three cases, a draft that waits for data, a sketch."""
    return GOOD


@pytest.fixture
def repository_copy(tmp_path: Path) -> Path:
    """A copy of the good repository, to break."""
    return Path(shutil.copytree(GOOD, tmp_path / "repository"))
