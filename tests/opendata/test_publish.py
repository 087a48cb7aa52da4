"""The same commit gives the same bytes, also those of Parquet, and everything is published where it should stand."""

from __future__ import annotations

from pathlib import Path

from tests.opendata.conftest import ROOT, all_files, open_data
from tests.opendata.small import Small


def test_two_builds_are_equal_byte_by_byte(good: Path, tmp_path: Path, data: Small) -> None:
    one, other = (all_files(open_data(good, tmp_path, history=data.history), ROOT) for _ in range(2))
    assert list(one) == list(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_no_two_files_have_one_path_and_none_leaves_the_site(data: Small) -> None:
    paths = list(all_files(data, ROOT))  # it refuses a path that is written twice
    assert not [path for path in paths if path.startswith("/") or ".." in path.split("/")]


def test_drafts_are_not_published(data: Small) -> None:
    for path, content in all_files(data, ROOT).items():
        if not path.endswith((".parquet", "gaps.json")):
            assert b"example-meadow-schools" not in content, path
            assert b"example-summit-school" not in content, path


def test_a_hidden_figure_stays_hidden(data: Small) -> None:
    (row,) = [row for row in data.corpus["outcomes"] if row["qualifier"] == "suppressed"]
    assert (row["id"], row["value"], row["n"]) == ("o10", None, None)
    assert not [contrast for contrast in data.corpus["contrasts"] if "o10" in contrast["rows"]]
