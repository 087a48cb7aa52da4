"""The keys of the model by where they stand in a case file: what each means, which values and forms it accepts."""

from __future__ import annotations

import re

from proofpoints.field_types import allowed_values
from proofpoints.model import Case
from proofpoints.part import Key, Part, keys_of, part_in
from proofpoints.reading.accepted_forms import form_of
from proofpoints.reading.yamlfile import Path
from proofpoints.suggest import listed

Location = tuple[str | int, ...]  # pydantic's: a path with the names of union branches in it
_BRANCH_NAME = re.compile(r"(?:tuple|literal|function-\w+)\[.*|constrained-str|\[key\]|Goal|str")


def written_path(loc: Location) -> Path:
    """Pydantic's location without the names of union branches, which the contributor never wrote."""
    return tuple(part for part in loc if isinstance(part, int) or not _BRANCH_NAME.fullmatch(part))


def _part_at(path: Path) -> type[Part] | None:
    """The part whose keys stand at a path, found by walking the types."""
    part: type[Part] | None = Case
    for name in path:
        if part is None:
            return None
        if isinstance(name, str) and name in (keys := _by_key(part)):
            part = part_in(keys[name].annotation)  # else an id, as under sources
    return part


def _by_key(part: type[Part]) -> dict[str, Key]:
    return {key.written: key for key in keys_of(part)}


def keys_at(path: Path) -> list[str]:
    """The keys of the part at a path; none if it has no keys of its own."""
    return list(_keys(path))


def _keys(path: Path) -> dict[str, Key]:
    part = _part_at(path)
    return _by_key(part) if part else {}


def is_required(loc: Location) -> bool:
    """True if a case can't do without this key."""
    *parent, key = written_path(loc)
    found = _keys(tuple(parent)).get(str(key))
    return found is not None and found.required


def meaning(field: str) -> str:
    """What the part of a case at a dotted field says, for readers; empty for what the model does not know."""
    path = tuple(part for part in re.sub(r"\[\d+\]", "", field).split(".") if part)
    key = _keys(path[:-1]).get(path[-1]) if path else None
    part = part_in(key.annotation) if key else None
    words = (key.description or (part.__doc__ if part else "") or "") if key else ""
    return words.partition("\n")[0].rstrip(". ")


def describe(loc: Location) -> str:
    """What a key means, and the values or forms it accepts."""
    *parent, name = (part for part in written_path(loc) if isinstance(part, str))
    key = _keys(tuple(parent)).get(str(name))
    if key and not key.description and (keys := keys_at(written_path(loc))):
        return f"Its keys: {', '.join(keys)}."
    if key is None:
        return ""
    values = allowed_values(key.annotation) if part_in(key.annotation) is None else []
    return " ".join(filter(None, [key.description, form_of(str(name)), listed(values) if values else ""]))
