"""A reader that reads each file once says of what it read what a look at the disk would have said."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.files.sources import Reading, read_sources

PLACES = ("cases/example.yml", "datasets/example")
FILES = {"cases/example.yml": b"who:\n", "datasets/example/outcomes.csv": b"id\n", "datasets/example/README.md": b""}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for file, data in FILES.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(data)
    return tmp_path


def test_what_was_read_is_what_stands_there(root: Path) -> None:
    (root / "datasets/example/outcomes.csv").chmod(0o755)
    reading, known = Reading(root), read_sources(root)
    assert {file: reading.read(file) for file in FILES} == FILES
    for place in PLACES:
        assert reading.sources().of(place) == known.of(place)


@pytest.mark.parametrize("late", ["outcomes.csv", "effects.csv"])
def test_a_file_that_was_not_read_or_is_new_makes_a_difference(root: Path, late: str) -> None:
    known, reading = read_sources(root), Reading(root)
    (root / "datasets/example" / late).write_bytes(b"id,new\n")
    for name in ("outcomes.csv", late, "README.md"):
        reading.read(f"datasets/example/{name}")
    assert reading.sources().of(PLACES[1]) != known.of(PLACES[1])
    left = Reading(root)
    left.read("datasets/example/README.md")
    assert left.sources().of(PLACES[1]) != known.of(PLACES[1])


def test_a_file_is_read_only_once(root: Path) -> None:
    reading, known = Reading(root), read_sources(root)
    first = reading.read("cases/example.yml")
    (root / "cases/example.yml").write_bytes(b"saved in between\n")
    assert reading.read("cases/example.yml") == first
    assert reading.sources().of(PLACES[0]) == known.of(PLACES[0])


def test_what_can_not_be_read_is_an_error(root: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Reading(root).read("cases/nowhere.yml")
