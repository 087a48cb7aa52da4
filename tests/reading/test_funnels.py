"""Funnels of surveys: only counts, as the import writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from proofpoints.commands import ROOT
from proofpoints.files.kept_file import BrokenFile
from proofpoints.reading.funnels import FOLDER, Lack, Stage, read_funnels

GOOD = {
    "title": "Example survey",
    "label": "A survey",
    "source": "Example Valley",
    "collected": "2014",
    "stages": [{"label": "Asked", "count": None, "note": "not told"}, {"label": "Answered", "count": 3}],
    "lacking": [{"what": "a source", "count": 2}],
}


def read(root: Path, data: dict[str, Any]) -> Any:
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    (root / FOLDER / "example.json").write_text(json.dumps(data), "utf-8")
    return read_funnels(root)


def test_a_funnel_is_read_as_it_was_written(tmp_path: Path) -> None:
    (funnel,) = read(tmp_path, GOOD)
    assert (funnel.title, funnel.collected) == ("Example survey", "2014")
    assert funnel.stages == (Stage("Asked", None, "not told"), Stage("Answered", 3))
    assert funnel.lacking == (Lack("a source", 2),)


@pytest.mark.parametrize("count", [-1, "3", 2.5, True, [1]])
def test_what_is_no_count_is_refused(tmp_path: Path, count: Any) -> None:
    with pytest.raises(BrokenFile, match="is no count"):
        read(tmp_path, {**GOOD, "lacking": [{"what": "a source", "count": count}]})


def test_an_answer_among_the_counts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match="answer"):
        read(tmp_path, {**GOOD, "stages": [{"label": "Asked", "count": 1, "answer": "We think so"}]})


def test_the_funnels_of_this_repository_are_read_and_shrink() -> None:
    funnels = read_funnels(ROOT)
    assert funnels
    for funnel in funnels:
        counts = [stage.count for stage in funnel.stages if stage.count is not None]
        assert counts == sorted(counts, reverse=True)
