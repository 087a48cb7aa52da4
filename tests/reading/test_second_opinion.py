"""Frictionless is asked about tables written in an unusual way, and only about those."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofpoints.reading.packages import read_package
from proofpoints.reading.second_opinion import is_plain
from tests.defect import GOOD

FOLDER = "datasets/example-valley-schools"
REMEMBERED = "build/cache/frictionless"


@pytest.mark.parametrize("text", ["a,b\n1,2\n", 'a,b\n"1,5",2\n', 'a\n"say ""so"""\n', "a,b\n,\n", "ä,–\n", ""])
def test_what_a_plain_writer_writes_is_plain(text: str) -> None:
    assert is_plain(text.encode())


@pytest.mark.parametrize(
    "text",
    ["a,b\n1,2", 'a,b\n"1",2\n', "a,b\r\n1,2\r\n", 'a,b\n1,2"\n', 'a\n"open\n', "a,b\n1,2\n\n\r", 'a\n"1" ,2\n'],
    ids=["no line end", "needless quotes", "CRLF", "a stray quote", "an open quote", "a bare CR", "after a quote"],
)
def test_what_two_readers_could_see_differently_is_not(text: str) -> None:
    assert not is_plain(text.encode())


@settings(max_examples=500)
@given(st.lists(st.sampled_from(["a", ",", '"', '""', "\n", " ", "ä", ""]), max_size=24).map("".join))
def test_looking_at_the_lines_with_quotes_is_looking_at_all(text: str) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(csv.reader(io.StringIO(text)))
    assert is_plain(text.encode()) == (out.getvalue() == text)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "repository", ignore=shutil.ignore_patterns("build")))


def test_a_plain_package_is_good_without_being_asked_about(root: Path) -> None:
    package, problems = read_package(root, FOLDER, "cases/example-valley-schools.yml")
    assert package is not None
    assert problems == []
    assert not (root / REMEMBERED).exists()


def test_an_unusual_one_is_asked_about_and_the_answer_remembered(root: Path) -> None:
    path = root / FOLDER / "outcomes.csv"
    header, rest = path.read_text("utf-8").split("\n", 1)
    path.write_text(",".join(f'"{name}"' for name in header.split(",")) + "\n" + rest, "utf-8")
    _, problems = read_package(root, FOLDER, "cases/example-valley-schools.yml")
    assert problems == []
    assert len(list((root / REMEMBERED).iterdir())) == 1
