"""Every text of a case, or of a file that makes none, with its path: the one walk that rules and pages share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from proofpoints.part import Part, keys_of
from proofpoints.reading.yamlfile import Path

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
    elif kind is tuple or kind is list:  # a list stands in a file that makes no case
        for number, child in enumerate(value):
            _gather(child, (*path, number), found)
    elif kind is dict:
        for key, child in value.items():
            _gather(child, (*path, key), found)
    elif issubclass(kind, Part):
        _gather_keys(value, path, found)


def _gather_keys(part: Part, path: Path, found: list[tuple[Path, str]]) -> None:
    for key in keys_of(type(part)):
        child = getattr(part, key.name)
        if type(child) is str:
            found.append(((*path, key.written), child))
        elif child is not None and child != ():  # most keys may be left out
            _gather(child, (*path, key.written), found)


Texts = Iterable[tuple[Path, str]]


def prose_of(found: Texts) -> Iterator[tuple[Path, str]]:
    """Of the texts of a case those that are sentences."""
    return ((path, text) for path, text in found if path[-1] in _PROSE)


def cited_of(found: Texts) -> Iterator[tuple[Path, str]]:
    """Of the texts of a case those that are ids of cited sources."""
    return ((path, text) for path, text in found if "source" in path[-2:] or "disputed" in path[-2:])
