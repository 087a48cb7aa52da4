"""The text of a new case file: every key in its order with what it means, what was answered filled in, the rest blank.

A blank key is read as empty, so `check` names each one that must be filled, with its line. Optional keys are comments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from proofpoints.field_types import allowed_values
from proofpoints.model import Case, Source
from proofpoints.part import Key, Part, keys_of, part_in
from proofpoints.reading.accepted_forms import FORMS, SENTENCES

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
        _sources(answers) if key.name == "sources" else _part(key, (key.name,), answers, rows) for key in keys_of(Case)
    ]
    return _START.format(slug=slug, schema=schema) + "".join(parts)


def scalar(text: str) -> str:
    """A text as YAML: plain where that is safe, in double quotes elsewhere."""
    safe = _PLAIN.fullmatch(text) and text.lower() not in ("null", "true", "false", "yes", "no", "on", "off")
    return text if safe else json.dumps(text, ensure_ascii=False)


def flow(pairs: Mapping[str, str]) -> str:
    """Keys and texts as one line of YAML: {metric: graduation-rate, versus: state}."""
    return f"{{{', '.join(f'{key}: {scalar(value)}' for key, value in pairs.items())}}}"


def _part(key: Key, path: tuple[str, ...], answers: Answers, rows: tuple[str, ...]) -> str:
    depth = len(path) - 1
    inner = part_in(key.annotation)
    if key.name in _EXPAND and inner is not None:
        lines = "".join(_part(child, (*path, child.name), answers, rows) for child in keys_of(inner))
        return f"{'' if depth else chr(10)}{'  ' * depth}{key.name}:\n{lines}"
    shown = rows if path == ("result", "summary") else ()
    return _line(key, inner, path, answers.get(".".join(path)), shown)


def _line(key: Key, inner: type[Part] | None, path: tuple[str, ...], value: Any, rows: tuple[str, ...]) -> str:
    name, indent = key.written, "  " * (len(path) - 1)
    optional = "" if key.required else "Optional. "
    lines = [f"{indent}# {optional}{key.description}{_allowed(key)}"]
    lines += [f"{indent}#   {row}" for row in rows]
    listed = "tuple" in str(key.annotation)
    if name == "record":
        lines = ["", *lines, "# record:", "#   transcribed: {by: contributor, on: 2026-03-31}"]
    elif value:
        lines.append(f"{indent}{name}: {_value(value)}")
    elif not key.required:
        lines.append(f"{indent}# {name}: {_example(inner, listed)}")
    elif inner:
        example = FORMS.get(name) or f"{'- ' if listed else ''}{_example(inner, False)}"
        lines += [f"{indent}{name}:", f"{indent}  # {example}"]
    else:
        lines.append(f"{indent}{name}: {'[]' if listed else ''}".rstrip())
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, str):
        return scalar(value)
    return f"[{', '.join(flow(part) if isinstance(part, dict) else scalar(part) for part in value)}]"


def _example(inner: type[Part] | None, listed: bool) -> str:
    names = [] if inner is None else [key.written for key in keys_of(inner)]
    keys = ", ".join(f'{name}: "..."' if name in SENTENCES else f"{name}: ..." for name in names)
    text = f"{{{keys}}}" if inner else "..."
    return f"[{text}]" if listed else text


def _sources(answers: Answers) -> str:
    lines = ["", "sources:", "  # All sources, by id: S1, S2, ...", "  S1:"]
    for key in keys_of(Source):
        value = answers.get(f"sources.S1.{key.name}", "")
        optional = "" if key.required else "Optional. "
        blank = "# " if not value and not key.required else ""
        lines.append(f"    # {optional}{key.description}{_allowed(key)}")
        lines.append(f"    {blank}{key.name}: {_value(value) if value else ''}".rstrip())
    return "\n".join(lines) + "\n"


def _allowed(key: Key) -> str:
    terms = [] if part_in(key.annotation) else allowed_values(key.annotation)
    if not terms:
        return ""
    return f" One of: {', '.join(terms)}." if len(terms) <= 14 else " Values: docs/vocabulary.md."
