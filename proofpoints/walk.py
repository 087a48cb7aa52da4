"""Every text of a case with its path in the file: the one walk that rules and pages share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from proofpoints.yamlfile import Path

# The fields that are sentences for readers.
_PROSE = {
    "text",
    "note",
    "summary",
    "description",
    "comparison",
    "because",
    "says",
    "design_note",
    "baseline",
    "models_note",
}


def texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text below a value, depth first, in the order of the model."""
    found: list[tuple[Path, str]] = []
    _gather(value, path, found)
    return iter(found)


def _gather(value: Any, path: Path, found: list[tuple[Path, str]]) -> None:
    kind = type(value)
    if kind is str:
        found.append((path, value))
    elif kind is tuple:
        for number, child in enumerate(value):
            _gather(child, (*path, number), found)
    elif kind is dict:
        for key, child in value.items():
            _gather(child, (*path, key), found)
    elif issubclass(kind, BaseModel):
        _gather_fields(value, path, found)


def _gather_fields(model: BaseModel, path: Path, found: list[tuple[Path, str]]) -> None:
    values = model.__dict__  # looking each field up on the model takes a third of the time of a walk
    for name, key in _keys(type(model)):
        child = values[name]
        if type(child) is str:
            found.append(((*path, key), child))
        elif child is not None and child != ():  # most fields may be left out
            _gather(child, (*path, key), found)


@cache
def _keys(model: type[BaseModel]) -> list[tuple[str, str]]:
    """The fields of a model with their keys in the file."""
    return [(name, info.alias or name) for name, info in model.model_fields.items()]


Texts = Iterable[tuple[Path, str]]


def prose_of(found: Texts) -> Iterator[tuple[Path, str]]:
    """Of the texts of a case those that are sentences."""
    return ((path, text) for path, text in found if path[-1] in _PROSE)


def cited_of(found: Texts) -> Iterator[tuple[Path, str]]:
    """Of the texts of a case those that are ids of cited sources."""
    return ((path, text) for path, text in found if "source" in path[-2:])
