"""Where the cell of a problem begins in the text of its line."""

from __future__ import annotations

import pytest

from proofpoints.problems import Problem
from proofpoints.reading.cell_places import with_columns


@pytest.mark.parametrize("header", ["id,metric,value", "ID, Metric,VALUE"])
def test_a_cell_is_found_whatever_the_capitals_of_the_header(header: str) -> None:
    problem = Problem("datasets/example/outcomes.csv", 2, None, "value", "table-type", "message", "hint")
    (placed,) = with_columns([problem], lambda file: f'{header}\no1,"a, b",83.4%\n')
    assert placed.column == 11
