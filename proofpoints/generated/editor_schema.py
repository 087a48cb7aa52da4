"""The JSON Schema of a case as editors need it: plain words for every key and value, and YAML's own numbers let through."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from proofpoints.model import Case

_STATE_OF_NULL = {"type": "null"}
# what an editor offers as a whole when a list entry or a part is begun
_SNIPPETS: dict[str, dict[str, Any]] = {
    "Fact": {"value": "$1", "year": "$2", "source": "S1"},
    "Item": {"text": "$1", "source": "S1"},
    "Voice": {"role": "$1", "text": "$2", "source": "S1"},
    "Caveat": {"text": "$1"},
    "Share": {"group": "$1", "percent": "$2", "year": "$3", "source": "S1"},
    "Source": {"title": "$1", "publisher": "$2", "year": "$3", "url": "$4", "read": "$5"},
}


def editor_schema() -> dict[str, Any]:
    """JSON Schema of a case file for editors."""
    schema: dict[str, Any] = _eased(TypeAdapter(Case).json_schema(by_alias=True))
    for name, body in _SNIPPETS.items():
        schema["$defs"][name]["defaultSnippets"] = [{"label": f"new {name.lower()}", "body": body}]
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Proof Points case"
    return schema


def _eased(value: Any, *, named: bool = False) -> Any:
    """Without titles made from names and without null; `named`: the keys are a contributor's, not the schema's."""
    if isinstance(value, list):
        return [_eased(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {
        key: _eased(child, named=key in ("properties", "$defs"))
        for key, child in value.items()
        if named or key != "title"
    }
    return kept if named else _without_null(_with_numbers(kept))


def _with_numbers(schema: dict[str, Any]) -> dict[str, Any]:
    """YAML reads 2014 and 5399990 as numbers, we read every value as text: an editor must not call them wrong."""
    if schema.get("type") == "string" and "enum" not in schema and "const" not in schema:
        return schema | {"type": ["string", "number"]}
    return schema


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """An optional key is left out, not set to null; one branch alone is no choice."""
    branches = schema.get("anyOf")
    if not isinstance(branches, list) or _STATE_OF_NULL not in branches:
        return schema
    others = [branch for branch in branches if branch != _STATE_OF_NULL]
    rest = {key: child for key, child in schema.items() if key != "anyOf" and not (key == "default" and child is None)}
    return others[0] | rest if len(others) == 1 else rest | {"anyOf": others}
