"""Each line of the threat model names a guard and a test that are there, and the page holds them all."""

from __future__ import annotations

import ast
import sys

import pytest

from proofpoints.commands import ROOT
from tests.trust.figures import state

sys.path.insert(0, str(ROOT / "scripts"))
from threat_lines import LINES, Line
from threat_model import table

EVERY = [line for lines in LINES.values() for line in lines]


@pytest.mark.parametrize("line", EVERY, ids=lambda line: line.threat[:50])
def test_guard_and_tests_are_there(line: Line) -> None:
    assert (ROOT / "proofpoints" / line.guard).is_file()
    assert line.tests or line.said
    for test in line.tests:
        file, _, name = test.partition("::")
        path = ROOT / "tests" / file
        assert path.exists(), test
        if name:
            tree = ast.parse(path.read_text("utf-8"))
            assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, test


def test_the_page_holds_every_line() -> None:
    assert table() in (ROOT / "docs/threat-model.md").read_text("utf-8"), "run `python scripts/threat_model.py FOLDER`"
    state(
        "lines",
        f"{len(EVERY)} lines of what was tried, each with its guard; {sum(bool(line.tests) for line in EVERY)} with tests",
    )
