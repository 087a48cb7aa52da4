"""Descriptors: what we write is valid Frictionless, and what we accept is no more than what we write."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofpoints.columns import EFFECTS, OUTCOMES, TABLES
from proofpoints.generated.generate import descriptors
from proofpoints.reading.descriptor import (
    _data,
    _unrepeated,
    check_descriptor,
    descriptor_text,
    make_descriptor,
    tables_named,
)
from proofpoints.reading.table import read_table
from tests.defect import GOOD
from tests.reading.test_table import good_rows

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = sorted(path.parent for root in (ROOT, GOOD) for path in (root / "datasets").glob("*/datapackage.json"))
BOTH = [OUTCOMES, EFFECTS]
OURS = make_descriptor("valley", "Figures of the valley", BOTH)


def check(descriptor: Any) -> list[str]:
    """Fields of the problems of a descriptor."""
    return [problem.field for problem in check_descriptor("d.json", json.dumps(descriptor).encode(), "valley", BOTH)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_frictionless_finds_every_dataset_valid(folder: Path) -> None:
    report = frictionless.validate(folder / "datapackage.json")
    assert report.valid, report.flatten(["fieldName", "rowNumber", "message"])


@pytest.mark.parametrize("root", [ROOT, GOOD], ids=["real", "good"])
def test_descriptors_are_those_that_the_schema_command_writes(root: Path) -> None:
    stale = [name for name, text in descriptors(root).items() if (root / name).read_text("utf-8") != text]
    assert stale == [], "run: python build_site.py schema"


def test_ours_passes() -> None:
    assert check_descriptor("d.json", descriptor_text(OURS).encode("utf-8"), "valley", BOTH) == []


@pytest.mark.parametrize("key", ["title", "description", "version"])
def test_some_text_is_free(key: str) -> None:
    assert check(OURS | {key: "Ours – “quoted”"}) == []
    assert check(OURS | {key: "x" * 1001}) == [key]
    assert check(OURS | {key: ["x"]}) == [key]


def test_the_order_of_keys_is_free() -> None:
    assert check(dict(reversed(OURS.items()))) == []


def test_tables_are_named_in_our_order() -> None:
    assert tables_named({"effects.csv", "README.md", "outcomes.csv"}) == BOTH
    assert tables_named({"effects.csv"}) == [EFFECTS]


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Path of every part of plain data."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, inner in parts for found in paths(inner, (*path, key)))]


OTHER = st.sampled_from(
    [
        "https://example.org/x.json",
        "../x.csv",
        "/etc/passwd",
        "",
        None,
        0,
        True,
        [],
        {},
        ["outcomes.csv"],
        {"$ref": "x"},
        "html",
    ]
)


@given(st.sampled_from([path for path in paths(OURS) if path and path[0] not in ("title",)]), OTHER)
def test_no_value_but_ours_is_accepted(path: tuple[Any, ...], value: Any) -> None:
    descriptor = json.loads(json.dumps(OURS))
    *parents, last = path
    inside = descriptor
    for step in parents:
        inside = inside[step]
    if json.dumps(inside[last]) != json.dumps(value):
        inside[last] = value
        assert check(descriptor)


@given(st.sampled_from([path for path in paths(OURS)]), st.text(min_size=1, max_size=12), OTHER)
def test_no_key_but_ours_is_accepted(path: tuple[Any, ...], key: str, value: Any) -> None:
    descriptor = json.loads(json.dumps(OURS))
    inside = descriptor
    for step in path:
        inside = inside[step]
    if isinstance(inside, dict) and key not in inside and not (path == () and key in ("description", "version")):
        inside[key] = value
        assert check(descriptor)


@given(st.binary(max_size=200))
def test_no_bytes_raise(raw: bytes) -> None:
    for problem in check_descriptor("d.json", raw, "valley", BOTH):
        assert problem.line and problem.message and problem.hint


@pytest.mark.parametrize(
    "key", ["resources[9]", "resources[1].x[7]", "a.b", "[1]", "licenses[2]", "\ud800", "\n::error::"]
)
def test_a_key_that_looks_like_a_path_does_not_mislead(key: str) -> None:
    assert len(check(OURS | {key: 1})) == 1


@pytest.mark.parametrize(
    ("field", "line_text"),
    [
        ("resources[2].path", '"path": "effects.csv"'),
        ("licenses[1].path", "creativecommons"),
        ("resources[1].scheme", '"scheme"'),
    ],
)
def test_a_problem_stands_at_its_own_line(field: str, line_text: str) -> None:
    lines = descriptor_text(OURS).split("\n")
    number = next(number for number, line in enumerate(lines) if line_text in line)
    key = lines[number].split(":")[0]
    lines[number] = f'{key}: "other",'.replace(",", "" if not lines[number].endswith(",") else ",")
    (problem,) = check_descriptor("d.json", "\n".join(lines).encode(), "valley", BOTH)
    assert (problem.field, problem.line) == (field, number + 1)


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_our_reader_accepts_frictionless_accepts(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    table = TABLES[name]
    rows = data.draw(st.lists(good_rows(table), min_size=1, max_size=4, unique_by=lambda row: row[-1]))
    rows = [[f"o{number}", *row[1:]] for number, row in enumerate(rows)]
    folder = tmp_path_factory.mktemp("package")
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([table.header, *rows])
    _, problems = read_table("x.csv", (folder / f"{name}.csv").read_bytes(), table)
    assert problems == []
    (folder / "datapackage.json").write_text(descriptor_text(make_descriptor("x", "X", [table])), "utf-8")
    report = frictionless.validate(folder / "datapackage.json")
    assert report.valid, report.flatten(["fieldName", "rowNumber", "message"])


_PIECES = st.sampled_from(
    ['"', "{", "}", ",", "\n", '"name": "valley",', '"resources": [],', '"licenses": 1,', '"a": {', "\\", "[", "é"]
)


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 12), _PIECES), max_size=3), st.booleans())
def test_a_descriptor_is_read_as_json_is(changes: list[tuple[int, int, str]], near: bool) -> None:
    text = descriptor_text(OURS)
    for start, length, piece in changes:
        start = start % 60 if near else start
        text = text[:start] + piece + text[start + length :]
    assert _outcome(lambda: _data(text, BOTH)) == _outcome(lambda: json.loads(text, object_pairs_hook=_unrepeated))


def _outcome(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except ValueError as error:
        return str(error)
