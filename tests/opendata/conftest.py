"""The open data of the tiny good repository and of the real one, and both sites built at an address."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from proofpoints.analyse import analyse
from proofpoints.charts.render import render_all
from proofpoints.commands.cases import make_cases
from proofpoints.commands.pipeline import make_site
from proofpoints.files.sources import PLACES
from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import case_records
from proofpoints.opendata.history import History, Release, read_history
from proofpoints.opendata.publish import case_open_data
from proofpoints.validate import load_and_validate
from tests.opendata.small import Small, small

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://example.org/proof/"
DAY = "2026-11-22"
Edited = Callable[[Callable[[Path], None]], Small]


def open_data(root: Path, cache: Path, base: str = BASE, history: History | None = None) -> Small:
    """The open data of a repository, its charts drawn or taken from `cache`."""
    repository, _ = load_and_validate(root)
    results = analyse(repository)
    drawn = render_all([exhibit for result in results for exhibit in result.exhibits], cache)
    return small(results, repository, drawn, history or read_history(root), Site.at(base))


def all_files(data: Small, root: Path) -> dict[str, bytes]:
    """Everything that is published as open data, by path."""
    found: list[tuple[str, io.BytesIO]] = []

    class Kept(io.BytesIO):
        def close(self) -> None:
            """So that it can be read afterwards."""

    def sink(path: str) -> io.BytesIO:
        found.append((path, Kept()))
        return found[-1][1]

    data.write(root, sink)
    files = [(path, file.getvalue()) for path, file in found]
    for result in data.results:
        files += case_open_data(result, case_records(result, data.site), data.drawn, data.history, data.site)
    paths = [path for path, _ in files]
    assert len(paths) == len(set(paths)), "a path is written twice"
    return dict(files)


@dataclass(frozen=True)
class Built:
    """A built site and what it was built from."""

    folder: Path
    data: Small

    def json(self, path: str) -> Any:
        """A document by its path below the root."""
        return json.loads((self.folder / path).read_text("utf-8"))

    @cached_property
    def cases(self) -> dict[str, Any]:
        """The API's document of every case."""
        return {row["slug"]: self.json(f"api/v1/cases/{row['slug']}.json") for row in self.data.corpus["cases"]}

    def parquet(self, table: str) -> pd.DataFrame:
        """A table as its Parquet file holds it."""
        return pd.read_parquet(self.folder / "data" / f"{table}.parquet")

    def csv(self, table: str) -> pd.DataFrame:
        """A table as its CSV file holds it, every cell a text."""
        return pd.read_csv(self.folder / "data" / f"{table}.csv", dtype="string", keep_default_na=False)


def _build(root: Path, folder: Path, base: str) -> Built:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", base)
        assert make_site(root, folder, make_cases(root, Site.at(base), lambda step: None), lambda step: None) == ""
    return Built(folder, open_data(root, root / "build" / "cache" / "charts", base))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the cases of this repository."""
    root = tmp_path_factory.mktemp("real")  # with a store of its own: other tests build for another address meanwhile
    for place in (*PLACES, "build/cache/charts"):
        if (ROOT / place).is_dir():
            shutil.copytree(ROOT / place, root / place)
        elif (ROOT / place).is_file():
            shutil.copy(ROOT / place, root / place)
    return _build(root, root / "site", BASE)


@pytest.fixture(scope="session")
def good_root(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good repository with the hand-written pages and a release, ready to build."""
    root = Path(shutil.copytree(good, tmp_path_factory.mktemp("good") / "repository"))
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copytree(ROOT / "proofpoints" / "theme", root / "proofpoints" / "theme")
    shutil.copy(ROOT / "mkdocs.yml", root)
    repository, _ = load_and_validate(root)
    slugs = [entry.slug for entry in repository.published]
    log = [{"date": DAY, "new": slugs, "gone": [], "changed": []}]
    (root / "docs" / "releases.json").write_text(json.dumps(log), "utf-8")
    return root


@pytest.fixture(scope="session")
def tiny(good_root: Path) -> Built:
    """The site of the good repository at an address."""
    return _build(good_root, good_root / "site", BASE)


@pytest.fixture
def data(good: Path, tmp_path: Path) -> Small:
    """The open data of the good repository, released once."""
    repository, _ = load_and_validate(good)
    slugs = tuple(entry.slug for entry in repository.published)
    return open_data(good, tmp_path, history=History((Release(DAY, slugs),)))


@pytest.fixture
def edited(good: Path, tmp_path: Path) -> Edited:
    """Open data of the good repository after an edit."""

    def make(edit: Callable[[Path], None]) -> Small:
        root = Path(shutil.copytree(good, tmp_path / "edited"))
        edit(root)
        return open_data(root, tmp_path / "charts")

    return make
