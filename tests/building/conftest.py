"""A small repository, built once for all tests of the build; each test gets a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from proofpoints.commands import FINE
from tests.site.built import run, small_repository


@pytest.fixture(scope="session")
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
