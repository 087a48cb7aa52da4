"""A file that is saved while a build reads it, and then undone: nothing that was made of it is believed by the next build."""

from __future__ import annotations

import dataclasses
import functools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from proofpoints.commands import FINE, main, pipeline
from proofpoints.commands.cases import make_cases
from proofpoints.files import whole_file
from proofpoints.files.whole_file import Read
from proofpoints.load import Around
from proofpoints.problems import Problem
from proofpoints.rows import Repository
from proofpoints.site.content import Content, Sink
from proofpoints.validate import check_case
from tests.site.built import contents, small_repository

VALLEY = "example-valley-schools"


@contextmanager
def otherwise(path: Path, text: bytes) -> Iterator[None]:
    """A file with another text, and then as it was."""
    good = path.read_bytes()
    path.write_bytes(text)
    yield
    path.write_bytes(good)


def build(root: Path) -> dict[str, str]:
    assert main(["build", "--root", str(root)]) == FINE
    return contents(root / "site")


def made_again(root: Path) -> bool:
    before = (root / "site").stat().st_ino
    build(root)
    return (root / "site").stat().st_ino != before


def test_a_figure_saved_while_its_case_is_read_and_undone_goes_with_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small_repository(tmp_path / "repository")
    rows = root / "datasets" / VALLEY / "outcomes.csv"
    other = rows.read_bytes().replace(b"Hidden by the state.", b"Not shown by the state.")

    def check(around: Around, file: str, read: Read) -> tuple[Repository, list[Problem]]:
        if VALLEY not in file:
            return check_case(around, file, read)
        with otherwise(rows, other):
            return check_case(around, file, read)

    monkeypatch.setattr(pipeline, "make_cases", functools.partial(make_cases, check=check))
    build(root)
    monkeypatch.undo()
    published = root / "site" / "data" / VALLEY / "outcomes.csv"
    assert published.read_bytes() == other
    build(root)
    assert published.read_bytes() == rows.read_bytes()
    assert not made_again(root)


def test_what_is_read_for_all_cases_is_not_believed_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_repository(tmp_path / "repository")
    releases, write = root / "docs" / "releases.json", pipeline.write_site

    def write_site(root: Path, site: Path, content: Content, *more: object) -> None:
        def write_shared(sink: Sink) -> None:
            with otherwise(releases, releases.read_bytes() + b"\n"):
                content.write_shared(sink)

        write(root, site, dataclasses.replace(content, write_shared=write_shared), *more)

    monkeypatch.setattr(pipeline, "write_site", write_site)
    build(root)
    monkeypatch.undo()
    assert made_again(root)
    assert not made_again(root)


def test_a_case_read_while_it_is_half_saved_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_repository(tmp_path / "repository")
    case, seen = root / "cases" / f"{VALLEY}.yml", []

    def check(around: Around, file: str, read: Read) -> tuple[Repository, list[Problem]]:
        if VALLEY not in file or seen:
            return check_case(around, file, read)
        seen.append(file)
        with otherwise(case, b""):
            return check_case(around, file, read)

    monkeypatch.setattr(pipeline, "make_cases", functools.partial(make_cases, check=check))
    assert f"cases/{VALLEY}/index.html" in build(root)
    assert seen


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("file", [f"cases/{VALLEY}.yml", f"datasets/{VALLEY}/outcomes.csv", f"datasets/{VALLEY}"])
def test_a_file_that_vanishes_for_a_moment_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, file: str
) -> None:
    """Some editors move the old file away before they write the new one; programs that fetch a folder do so, too."""
    root = small_repository(tmp_path / "repository")
    path, aside = root / file, tmp_path / "aside"

    def opened_once_too_early(opened: Callable[..., int], *arguments: object) -> int:
        if not str(arguments[0]).startswith(str(path)) or aside.exists():
            return opened(*arguments)
        path.rename(aside)
        try:
            return opened(*arguments)
        finally:
            shutil.copytree(aside, path) if aside.is_dir() else shutil.copyfile(aside, path)

    early = functools.partial(opened_once_too_early, os.open)
    monkeypatch.setattr(whole_file, "os", SimpleNamespace(**{**vars(os), "open": early}))
    assert main([command, "--root", str(root)]) == FINE
    assert aside.exists()
