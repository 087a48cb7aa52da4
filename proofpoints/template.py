"""The commented case file that `new` writes: every part with what belongs there, from the model."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from proofpoints.model import Case, OneOf

_EXPAND = {
    "who",
    "what",
    "why",
    "how",
    "result",
    "doubt",
    "place",
}  # parts written out; all others as one commented line
_START = """# yaml-language-server: $schema=../case.schema.json
# A case of Proof Points. Replace every TODO, or remove the line if it is marked optional.
# No outcome figure is typed here: figures go to datasets/{slug}/outcomes.csv, and a sentence refers to one as {{o1}}.
"""


def case_template(slug: str) -> str:
    """Text of a new case file."""
    return _START.format(slug=slug) + "".join(_part(name, info, slug, 0) for name, info in Case.model_fields.items())


def _part(name: str, info: FieldInfo, slug: str, depth: int) -> str:
    blank = "\n" if depth == 0 else ""
    inner = _model(info)
    if name in _EXPAND and inner is not None:
        fields = "".join(_part(key, field, slug, depth + 1) for key, field in inner.model_fields.items())
        return f"{blank}{'  ' * depth}{name}:\n{fields}"
    if name == "sources":
        return (
            f"{blank}sources:\n  # All sources, by id. read: whole or part.\n"
            '  # S1: {title: ..., publisher: ..., year: 2014, url: "https://...", read: whole}\n'
        )
    return _line(info.alias or name, info, inner, slug, "  " * depth)


def _line(key: str, info: FieldInfo, inner: type[BaseModel] | None, slug: str, indent: str) -> str:
    optional = "" if info.is_required() else "Optional. "
    comment = f"{indent}# {optional}{info.description or ''}{_allowed(info)}\n"
    if key == "dataset":
        return f"{comment}{indent}dataset: {slug}\n"
    example = (
        f" {{{', '.join(f'{field.alias or name}: ...' for name, field in inner.model_fields.items())}}}"
        if inner
        else ""
    )
    listed = "tuple" in str(info.annotation)
    if not info.is_required() or listed or inner:
        return f"{comment}{indent}# {key}:{' [' + (example.strip() or '...') + ']' if listed else example or ' TODO'}\n"
    return f"{comment}{indent}# {key}: TODO\n"


def _model(info: FieldInfo) -> type[BaseModel] | None:
    return _find_model(info.annotation)


def _find_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (inner for arg in get_args(annotation) if (inner := _find_model(arg)))
    return next(found, None)


def _allowed(info: FieldInfo) -> str:
    terms = _find_terms([*info.metadata, info.annotation])
    if not terms:
        return ""
    return f" One of: {', '.join(terms)}." if len(terms) <= 14 else " Values: docs/vocabulary.md."


def _find_terms(parts: Any) -> list[str]:
    for part in parts:
        if isinstance(part, OneOf):
            return list(part.terms)
        found = _find_terms([*get_args(part), *getattr(part, "__metadata__", ())])
        if found:
            return found
    return []
