"""The text of a new case file: every key in its order with what it means, what was answered filled in, the rest blank.

A blank key is read as empty, so `check` names each one that must be filled, with its line. Optional keys are comments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from proofpoints.accepted_forms import FORMS, SENTENCES
from proofpoints.field_types import allowed_values
from proofpoints.model import Case, Source

Answers = Mapping[str, str | list[str] | list[dict[str, str]]]  # dotted key (who.place.state) to its value

_EXPAND = {"who", "what", "why", "how", "result", "doubt", "place"}  # parts written out; others are one commented line
_START = """# yaml-language-server: $schema={schema}
# A case of Proof Points. Fill in what is blank; a line that begins with # is a comment, and optional keys are comments.
# No outcome figure is typed here: figures go to datasets/{slug}/outcomes.csv, and a sentence refers to one as {{o1}}.
# `python build_site.py check` names what is still missing. docs/vocabulary.md explains every value.
"""
_PLAIN = re.compile(r"[A-Za-z0-9][\w .()/-]*[\w)]|[A-Za-z0-9]", re.ASCII)


def case_template(slug: str, answers: Answers | None = None, *, draft: bool = True, rows: tuple[str, ...] = ()) -> str:
    """Text of a new case file. `rows` are descriptions of the dataset's rows, put beside the summary as comments."""
    answers = {"result.dataset": slug, **(answers or {})}
    schema = "../case.schema.json" if draft else "case.schema.json"
    parts = [
        _sources(answers) if name == "sources" else _part(name, info, (name,), answers, rows)
        for name, info in Case.model_fields.items()
    ]
    return _START.format(slug=slug, schema=schema) + "".join(parts)


def scalar(text: str) -> str:
    """A text as YAML: plain where that is safe, in double quotes elsewhere."""
    safe = _PLAIN.fullmatch(text) and text.lower() not in ("null", "true", "false", "yes", "no", "on", "off")
    return text if safe else json.dumps(text, ensure_ascii=False)


def flow(pairs: Mapping[str, str]) -> str:
    """Keys and texts as one line of YAML: {metric: graduation-rate, versus: state}."""
    return f"{{{', '.join(f'{key}: {scalar(value)}' for key, value in pairs.items())}}}"


def _part(name: str, info: FieldInfo, path: tuple[str, ...], answers: Answers, rows: tuple[str, ...]) -> str:
    depth = len(path) - 1
    inner = _model(info.annotation)
    if name in _EXPAND and inner is not None:
        fields = "".join(_part(key, field, (*path, key), answers, rows) for key, field in inner.model_fields.items())
        return f"{'' if depth else chr(10)}{'  ' * depth}{name}:\n{fields}"
    shown = rows if path == ("result", "summary") else ()
    return _line(info, inner, path, answers.get(".".join(path)), shown)


def _line(
    info: FieldInfo, inner: type[BaseModel] | None, path: tuple[str, ...], value: Any, rows: tuple[str, ...]
) -> str:
    key, indent = info.alias or path[-1], "  " * (len(path) - 1)
    optional = "" if info.is_required() else "Optional. "
    lines = [f"{indent}# {optional}{info.description or ''}{_allowed(info)}"]
    lines += [f"{indent}#   {row}" for row in rows]
    listed = "tuple" in str(info.annotation)
    if key == "record":
        lines = ["", *lines, "# record:", "#   transcribed: {by: contributor, on: 2026-03-31}"]
    elif value:
        lines.append(f"{indent}{key}: {_value(value)}")
    elif not info.is_required():
        lines.append(f"{indent}# {key}: {_example(inner, listed)}")
    elif inner:
        example = FORMS.get(key) or f"{'- ' if listed else ''}{_example(inner, False)}"
        lines += [f"{indent}{key}:", f"{indent}  # {example}"]
    else:
        lines.append(f"{indent}{key}: {'[]' if listed else ''}".rstrip())
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, str):
        return scalar(value)
    return f"[{', '.join(flow(part) if isinstance(part, dict) else scalar(part) for part in value)}]"


def _example(inner: type[BaseModel] | None, listed: bool) -> str:
    names = [] if inner is None else [info.alias or name for name, info in inner.model_fields.items()]
    keys = ", ".join(f'{name}: "..."' if name in SENTENCES else f"{name}: ..." for name in names)
    text = f"{{{keys}}}" if inner else "..."
    return f"[{text}]" if listed else text


def _sources(answers: Answers) -> str:
    lines = ["", "sources:", "  # All sources, by id: S1, S2, ..."]
    lines.append("  S1:")
    for name, info in Source.model_fields.items():
        value = answers.get(f"sources.S1.{name}", "")
        optional = "" if info.is_required() else "Optional. "
        blank = "# " if not value and not info.is_required() else ""
        lines.append(f"    # {optional}{info.description or ''}{_allowed(info)}")
        lines.append(f"    {blank}{name}: {_value(value) if value else ''}".rstrip())
    return "\n".join(lines) + "\n"


def _model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (inner for arg in get_args(annotation) if (inner := _model(arg)))
    return next(found, None)


def _allowed(info: FieldInfo) -> str:
    terms = [] if _model(info.annotation) else allowed_values(info)
    if not terms:
        return ""
    return f" One of: {', '.join(terms)}." if len(terms) <= 14 else " Values: docs/vocabulary.md."
