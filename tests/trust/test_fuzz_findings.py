"""What the search for broken readers has found, and what it begins with, through the same functions with every change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.fuzz_targets import READERS, seeds

FOUND = sorted((Path(__file__).parents[1] / "data" / "fuzz").glob("*-*"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_once_is_mended(path: Path) -> None:
    READERS[path.name.split("-")[0]](path.read_bytes())


@pytest.mark.parametrize("reader", READERS)
def test_the_search_begins_with_what_every_reader_takes(reader: str) -> None:
    count = 0
    for raw in seeds(reader):
        READERS[reader](raw)
        count += 1
    assert count >= 5
