"""datapackage.json: what we write, and the closed check of what a contributor sends.

Frictionless opens web addresses, links and foreign schemas when a descriptor asks for them, so a descriptor reaches it only
if it says nothing but what we would write ourselves.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import cache
from typing import Any

from proofpoints.columns import TABLES, Column, Table
from proofpoints.problems import Problem

LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
MAX_BYTES = 100_000
_FREE = ("title", "description", "version")  # keys whose text is the contributor's
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_WRITE = (
    "Run `python build_site.py schema`: it writes the descriptor from the files of the dataset. In a browser, copy the one of a "
    "dataset with the same CSV files, and change name and title."
)


def make_descriptor(slug: str, title: str, tables: list[Table]) -> dict[str, Any]:
    """The descriptor of a dataset with these tables, valid under both versions of the standard."""
    return {
        "name": slug,
        "title": title,
        "licenses": [LICENSE],
        "resources": [_resource(table) for table in tables],
    }


def descriptor_text(descriptor: dict[str, Any]) -> str:
    """The bytes we write: two blanks, one line end at the end."""
    return json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    fields = [_field(column) for column in table.columns]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": ["id"]},
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.allowed is not None:
        constraints["enum"] = list(column.allowed)
    return field | ({"constraints": constraints} if constraints else {})


def check_descriptor(file: str, raw: bytes, slug: str, tables: list[Table]) -> list[Problem]:
    """Problems of a descriptor; none means that it is ours in all but title, description and version."""
    text = _text(file, raw)
    if isinstance(text, Problem):
        return [text]
    try:
        found = _data(text, tables)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        return [
            Problem(file, line, column, "", "descriptor-syntax", f"the file is not valid JSON ({error})"[:200], _WRITE)
        ]
    if not isinstance(found, dict):
        return [Problem(file, 1, 1, "", "descriptor-syntax", "the file must be a JSON object", _WRITE)]
    for key in _FREE:
        if key in found and not (isinstance(found[key], str) and len(found[key]) <= 1000):
            return [Problem(file, 1, 1, key, "descriptor", f"{key} must be text of at most 1000 characters", _WRITE)]
    expected = {"name": slug, "title": "", **_common(tuple(table.name for table in tables))[0]}
    return [_difference(file, text, path, message) for path, message in _compare(found, expected, "")]


def _data(text: str, tables: list[Table]) -> Any:
    """The data of a descriptor. Nearly all end as we write them: then only what stands before must be read."""
    common, end = _common(tuple(table.name for table in tables))
    if text.endswith(end):
        with suppress(ValueError, RecursionError):
            short = json.dumps(dict.fromkeys(common)).lstrip("{")
            return json.loads(text.removesuffix(end) + short, object_pairs_hook=_unrepeated) | common
    return json.loads(text, object_pairs_hook=_unrepeated)


@cache
def _common(names: tuple[str, ...]) -> tuple[dict[str, Any], str]:
    """What the descriptors of datasets with these tables have in common: the data, and the text in which we write it."""
    whole = make_descriptor("", "", [TABLES[name] for name in names])
    text = descriptor_text(whole)
    common = {key: whole[key] for key in ("licenses", "resources")}
    return common, text[text.index('"licenses"') :]


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a key that stands twice is refused, because readers differ in which of the two they take."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _text(file: str, raw: bytes) -> str | Problem:
    if len(raw) > MAX_BYTES:
        return Problem(file, 1, 1, "", "descriptor", f"the file must be at most {MAX_BYTES // 1000} kB", _WRITE)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return Problem(file, 1, 1, "", "descriptor", "the file must be UTF-8", _WRITE)


def _compare(found: Any, expected: Any, path: str) -> list[tuple[str, str]]:
    if isinstance(expected, dict) and isinstance(found, dict):
        return _compare_keys(found, expected, path)
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [
            difference
            for number, (one, other) in enumerate(zip(found, expected, strict=True), 1)
            for difference in _compare(one, other, f"{path}[{number}]")
        ]
    if found == expected and type(found) is type(expected):
        return []
    return [(path, _said(found, expected, path))]


def _compare_keys(found: dict[str, Any], expected: dict[str, Any], path: str) -> list[tuple[str, str]]:
    differences = []
    for key in found:
        if key not in expected and not (path == "" and key in _FREE):
            differences.append((f"{path}.{key}".lstrip("."), "is a key that a dataset here can't have"))
    for key, value in expected.items():
        if (path == "" and key in _FREE) or found.get(key) is value:
            continue
        where = f"{path}.{key}".lstrip(".")
        differences += _compare(found[key], value, where) if key in found else [(where, "is missing")]
    return differences


def _said(found: Any, expected: Any, path: str) -> str:
    """What must stand in a place, as the end of a sentence; of the resources their files, because the whole would not fit."""
    if path == "resources":
        return f"must describe {_paths(expected)} alone, which the dataset holds, not {_paths(found)}"
    return f"must be {json.dumps(expected)[:120]}, not {json.dumps(found)[:120]}"


def _paths(resources: Any) -> str:
    """The files that resources name, in words."""
    listed = resources if isinstance(resources, list) else []
    paths = [str(one.get("path")) for one in listed if isinstance(one, dict)]
    return " and ".join(paths)[:120] or "none"


def _difference(file: str, text: str, path: str, message: str) -> Problem:
    try:
        offset = _offset(text, path)
    except ValueError:  # a key that looks like a path: "resources[9]"
        offset = 0
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    return Problem(file, line, column, path, "descriptor", f"{path} {message}", _WRITE)


def _offset(text: str, path: str) -> int:
    """Where a path such as resources[1].path stands in valid JSON, or the last part of it that does."""
    start, end = 0, len(text)
    for key, number in _STEP.findall(path):
        if number:
            start, end = _element(text, text.find("[", start, end) + 1, int(number))
        elif (found := text.find(json.dumps(key, ensure_ascii=False), start, end)) >= 0:
            start = found
        else:
            break
    return start


def _element(text: str, start: int, number: int) -> tuple[int, int]:
    """Start and end of the element of a JSON list, counted from 1."""
    end = start
    for _ in range(number):
        start = end + len(text[end:]) - len(text[end:].lstrip(" \t\r\n,"))
        _, end = json.JSONDecoder().raw_decode(text, start)
    return start, end


def tables_named(names: set[str]) -> list[Table]:
    """Our tables among the names of a folder's CSV files, in our order."""
    return [table for name, table in TABLES.items() if f"{name}.csv" in names]
