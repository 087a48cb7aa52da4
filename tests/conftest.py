"""Fixtures shared by all tests: the good repository, and a copy of it that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.defect import GOOD


@pytest.fixture(scope="session")
def good() -> Path:
    """A whole tiny repository without an error: three cases, a draft that waits for data, a sketch."""
    return GOOD


@pytest.fixture
def repository_copy(tmp_path: Path) -> Path:
    """A copy of the good repository, to break."""
    return Path(shutil.copytree(GOOD, tmp_path / "repository"))
