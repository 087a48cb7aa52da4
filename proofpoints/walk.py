"""Every text of a case with its path in the file: the one walk that rules and pages share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from proofpoints.model import Case
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
    if isinstance(value, str):
        yield path, value
        return
    for key, child in _children(value):
        yield from texts(child, (*path, key))


def _children(value: Any) -> list[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        return [(info.alias or name, getattr(value, name)) for name, info in type(value).model_fields.items()]
    if isinstance(value, tuple):
        return list(enumerate(value))
    return list(value.items()) if isinstance(value, dict) else []


def prose_fields(case: Case) -> Iterator[tuple[Path, str]]:
    """Every sentence of a case with its path."""
    return ((path, text) for path, text in texts(case) if path[-1] in _PROSE)


def cited_sources(case: Case) -> Iterator[tuple[Path, str]]:
    """Every source id that a part of a case cites, with its path."""
    return ((path, text) for path, text in texts(case) if "source" in path[-2:])
