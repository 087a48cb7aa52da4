"""The keys of the model by where they stand in a case file: what each means, which values and forms it accepts."""

from __future__ import annotations

import re
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from proofpoints.accepted_forms import form_of
from proofpoints.field_types import allowed_values
from proofpoints.model import Case
from proofpoints.suggest import listed
from proofpoints.yamlfile import Path

Location = tuple[str | int, ...]  # pydantic's: a path with the names of union branches in it
_BRANCH_NAME = re.compile(r"(?:tuple|literal|function-\w+)\[.*|constrained-str|\[key\]|Goal|str")


def written_path(loc: Location) -> Path:
    """Pydantic's location without the names of union branches, which the contributor never wrote."""
    return tuple(part for part in loc if isinstance(part, int) or not _BRANCH_NAME.fullmatch(part))


def _model_at(path: Path) -> type[BaseModel] | None:
    """The model whose keys stand at a path, found by walking the types."""
    model: Any = Case
    for part in path:
        if isinstance(part, int):
            continue
        if isinstance(model, type) and issubclass(model, BaseModel):
            by_key = {info.alias or name: info.annotation for name, info in model.model_fields.items()}
            model = _inner(by_key[part]) if part in by_key else model  # else an id, as under sources
    return model if isinstance(model, type) and issubclass(model, BaseModel) else None


def _inner(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = [inner for arg in get_args(annotation) if (inner := _inner(arg)) is not None]
    return found[-1] if found else None


def keys_at(path: Path) -> list[str]:
    """The keys of the part at a path; none if it has no keys of its own."""
    return list(_fields(path))


def _fields(path: Path) -> dict[str, FieldInfo]:
    model = _model_at(path)
    return {info.alias or name: info for name, info in model.model_fields.items()} if model else {}


def is_required(loc: Location) -> bool:
    """True if a case can't do without this key."""
    *parent, key = written_path(loc)
    fields = _fields(tuple(parent))
    return str(key) in fields and fields[str(key)].is_required()


def meaning(field: str) -> str:
    """What the part of a case at a dotted field says, for readers; empty for what the model does not know."""
    path = tuple(part for part in re.sub(r"\[\d+\]", "", field).split(".") if part)
    info = _fields(path[:-1]).get(path[-1]) if path else None
    model = _inner(info.annotation) if info else None
    words = (info.description or (model.__doc__ if model else "") or "") if info else ""
    return words.partition("\n")[0].rstrip(". ")


def describe(loc: Location) -> str:
    """What a key means, and the values or forms it accepts."""
    *parent, key = (part for part in written_path(loc) if isinstance(part, str))
    info = _fields(tuple(parent)).get(str(key))
    if info and not info.description and (keys := keys_at(written_path(loc))):
        return f"Its keys: {', '.join(keys)}."
    if info is None:
        return ""
    values = allowed_values(info) if _inner(info.annotation) is None else []
    return " ".join(filter(None, [info.description, form_of(str(key)), listed(values) if values else ""]))
