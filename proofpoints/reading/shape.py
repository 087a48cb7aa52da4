"""Plain data to a typed Case, or problems in our words."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from proofpoints.model import Case
from proofpoints.problems import Level, Problem
from proofpoints.reading.shape_words import Error, path_of, say
from proofpoints.reading.usual_case import usual_case
from proofpoints.reading.yamlfile import Document, Path, dotted

_BRANCHES = ("literal_error", "string_type", "tuple_type", "dataclass_type")


def shape_case(file: str, document: Document) -> tuple[Case | None, list[Problem]]:
    """Make a Case; with any problem there is none. `file` is only for the messages."""
    if not isinstance(document.data, dict):
        hint = "Start from `python build_site.py new SLUG` or copy a case from cases/."
        return None, [
            Problem(file, 1, 1, "", "shape-type", "the file must be keys and values (who, what, why ...)", hint)
        ]
    case, errors = _read(document.data)
    written = _keys_written(document) if errors else {}
    return case, [
        _problem(file, document, {**error, "present": written.get(path_of(error)[:-1], set())})
        for error in _without_branches(errors)
    ]


def _read(data: Any) -> tuple[Case | None, list[Error]]:
    """The case, or what is wrong. Pydantic is loaded only if something is not in the usual way: a good case does without."""
    case = usual_case(data)
    if case is not None:
        return case, []
    read: tuple[Case | None, list[Error]] = importlib.import_module("proofpoints.reading.careful_case").careful_case(
        data
    )
    return read


def _keys_written(document: Document) -> dict[Path, set[str | int]]:
    """The keys that stand in each part of the file."""
    written: dict[Path, set[str | int]] = {}
    for path in document.keys:
        if path:
            written.setdefault(path[:-1], set()).add(path[-1])
    return written


@dataclass(frozen=True)
class ShapeError:
    """One thing that keeps data from being a case: where, of which kind, the value, and what may stand there."""

    path: Path
    type: str
    value: Any
    allowed: Iterable[str]


def shape_errors(data: Any) -> list[ShapeError]:
    """The errors of `shape_case` as data, for mending."""
    _, errors = _read(data)
    return [
        ShapeError(path_of(one), one["type"], one["input"], one.get("ctx", {}).get("allowed", ())) for one in errors
    ]


def _without_branches(errors: list[Error]) -> list[Error]:
    """Of the errors of a union keep one: what is wrong inside the branch that was meant, else the list of what may stand."""
    kept: list[Error] = []
    for error in errors:
        path = path_of(error)
        others = [(path_of(other), other["type"]) for other in errors if other is not error]
        inside = any(len(other) > len(path) and other[: len(path)] == path for other, _ in others)
        beside = any(other == path and kind == "literal_error" for other, kind in others)
        if error["type"] == "too_short" and inside:
            continue
        if error["type"] in _BRANCHES and (inside or (beside and error["type"] != "literal_error")):
            continue
        if error["type"] in _BRANCHES and any(path == path_of(done) for done in kept):
            continue
        kept.append(error)
    return kept


def _problem(file: str, document: Document, error: Error) -> Problem:
    path = path_of(error)
    field = dotted(path)
    line, column = document.place(path)
    rule, message, hint = say(field, error)
    level = Level.WARNING if rule == "shape-missing" and file.startswith("cases/drafts/") else Level.ERROR
    return Problem(file, line, column, field, rule, message, hint, level)
