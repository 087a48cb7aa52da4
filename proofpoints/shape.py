"""Plain data to a typed Case, or problems in our words: the only place that knows pydantic's errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from proofpoints.accepted_forms import FORMS, form_of
from proofpoints.field_types import allowed_values
from proofpoints.model import Case
from proofpoints.period import STATED_FORMS, period_hint
from proofpoints.problems import Level, Problem
from proofpoints.suggest import did_you_mean, listed, nearest
from proofpoints.yamlfile import Document, Path, dotted

Error = Mapping[str, Any]


def shape_case(file: str, document: Document) -> tuple[Case | None, list[Problem]]:
    """Make a Case; with any problem there is none. `file` is only for the messages."""
    if not isinstance(document.data, dict):
        hint = "Start from `python build_site.py new SLUG` or copy a case from cases/."
        return None, [
            Problem(file, 1, 1, "", "shape-type", "the file must be keys and values (who, what, why ...)", hint)
        ]
    try:
        return Case.model_validate(document.data), []
    except ValidationError as error:
        details = _without_branches(error.errors(include_url=False))
        written = _keys_written(document)
        return None, [
            _problem(file, document, {**detail, "present": written.get(_path_of(detail)[:-1], set())})
            for detail in details
        ]


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
    try:
        Case.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        return [
            ShapeError(_path_of(one), one["type"], one["input"], one.get("ctx", {}).get("allowed", ())) for one in found
        ]
    return []


def _without_branches(errors: list[Any]) -> list[Any]:
    """Of the errors of a union keep one: what is wrong inside the branch that was meant, else the list of what may stand."""
    kept: list[Any] = []
    for error in errors:
        path = _path_of(error)
        others = [(_path_of(other), other["type"]) for other in errors if other is not error]
        inside = any(len(other) > len(path) and other[: len(path)] == path for other, _ in others)
        beside = any(other == path and kind == "literal_error" for other, kind in others)
        if error["type"] == "too_short" and inside:
            continue
        if error["type"] in _BRANCHES and (inside or (beside and error["type"] != "literal_error")):
            continue
        if error["type"] in _BRANCHES and any(path == _path_of(done) for done in kept):
            continue
        kept.append(error)
    return kept


def _path(loc: tuple[str | int, ...]) -> Path:
    """Pydantic's location without the names of union branches, which the contributor never wrote."""
    return tuple(part for part in loc if isinstance(part, int) or not _BRANCH_NAME.fullmatch(part))


def _path_of(error: Error) -> Path:
    """Path of an error; an unknown key is the contributor's own word, even if it looks like the name of a branch."""
    loc = error["loc"]
    return (*_path(loc[:-1]), loc[-1]) if error["type"] == "extra_forbidden" else _path(loc)


def _problem(file: str, document: Document, error: Error) -> Problem:
    path = _path_of(error)
    field = dotted(path)
    line, column = document.place(path)
    blank = error["input"] is None and error["type"] != "extra_forbidden"
    describe = _blank if blank else _DESCRIBE.get(error["type"], _other)
    rule, message, hint = describe(field, error)
    level = Level.WARNING if rule == "shape-missing" and file.startswith("cases/drafts/") else Level.ERROR
    return Problem(file, line, column, field, rule, message, hint, level)


Said = tuple[str, str, str]
_BRANCH_NAME = re.compile(r"(?:tuple|literal|function-\w+)\[.*|constrained-str|\[key\]|Goal|str")
_BRANCHES = ("literal_error", "string_type", "tuple_type", "model_type")


def _quoted(value: Any) -> str:
    text = str(value)
    return f'"{text[:60]}{"..." if len(text) > 60 else ""}"'


def _missing(field: str, error: Error) -> Said:
    return "shape-missing", f"{field} is missing", f"Add it. {_description(error['loc'])}".strip()


def _blank(field: str, error: Error) -> Said:
    fill = "Fill it in." if _required(error["loc"]) else "Fill it in, or remove the line."
    return "shape-missing", f"{field} is empty", f"{fill} {_description(error['loc'])}".strip()


def _extra(field: str, error: Error) -> Said:
    *parent, key = _path_of(error)
    keys = _keys_at(tuple(parent))
    near = nearest(str(key), keys)
    meant = f'"{near}" stands in this part already: keep one of the two. ' if near in error["present"] else None
    quotes = "If it is text after a comma, put the whole text in double quotes. " if " " in str(key) else ""
    return (
        "shape-unknown-key",
        f"{field} is not a key we know",
        f"{quotes}{meant or did_you_mean(str(key), keys)}{listed(keys, 20)}",
    )


def _one_of(field: str, error: Error) -> Said:
    allowed = error["ctx"]["allowed"]
    said = f"{field} must be one of our {error['ctx']['name']}, not {_quoted(error['input'])}"
    near = did_you_mean(str(error["input"]), allowed)
    return "shape-value", said, f"{near}{listed(allowed)}" if near else _description(error["loc"])


def _literal(field: str, error: Error) -> Said:
    said = f"{field} must be none-published or a filled-in value, not {_quoted(error['input'])}"
    form = FORMS[str(_path(error["loc"])[-1])]
    return "shape-value", said, f"Write none-published if no source gives it, or {form}."


def _custom(field: str, error: Error) -> Said:
    return "shape-value", f"{field} {error['msg']}, not {_quoted(error['input'])}", "Write it in that form."


def _period(field: str, error: Error) -> Said:
    rule, said, _ = _custom(field, error)
    return rule, said, period_hint(str(error["input"]), STATED_FORMS)


_OUT_OF_RANGE = {
    "result.smallest_group": "Leave the line out: ten holds for every case, and a case may only ask for more."
}


def _range(field: str, error: Error) -> Said:
    limits = ", ".join(f"{_LIMITS[key]} {value:g}" for key, value in error["ctx"].items() if key in _LIMITS)
    hint = _OUT_OF_RANGE.get(field, "Check the figure in its source.")
    return "shape-value", f"{field} must be {limits}, not {_quoted(error['input'])}", hint


def _number(field: str, error: Error) -> Said:
    whole = "a whole number" if error["type"].startswith("int") else "a number"
    return (
        "shape-type",
        f"{field} must be {whole}, not {_quoted(error['input'])}",
        "Write digits only: 15422, not 15,422 or about 15,000. Doubts go into note.",
    )


def _list(field: str, error: Error) -> Said:
    return (
        "shape-type",
        f"{field} must be a list, not {_quoted(error['input'])}",
        form_of(str(_path(error["loc"])[-1])) or "Begin each entry on its own line with '- '.",
    )


def _part(field: str, error: Error) -> Said:
    keys = _keys_at(_path(error["loc"]))
    return (
        "shape-type",
        f"{field} must have keys of its own, not {_quoted(error['input'])}",
        form_of(str(_path(error["loc"])[-1])) or f"Its keys: {', '.join(keys)}.",
    )


def _text(field: str, error: Error) -> Said:
    return (
        "shape-type",
        f"{field} must be text, not {_quoted(error['input'])}",
        "Write one piece of text on this line; put it in double quotes if it holds a colon.",
    )


def _length(field: str, error: Error) -> Said:
    if "min_length" in error["ctx"]:
        return "shape-missing", f"{field} must not be empty", f"Fill it in. {_description(error['loc'])}".strip()
    return (
        "shape-length",
        f"{field} must have at most {error['ctx']['max_length']} characters, it has {len(error['input'])}",
        "Say it shorter, or split it.",
    )


def _pattern(field: str, error: Error) -> Said:
    key = next((str(part) for part in reversed(_path(error["loc"])) if isinstance(part, str)), "")
    rule = next((said for name, said in _PATTERNS.items() if key == name), None)
    must, hint = rule or ("be a source id: S and a number, such as S1", "Use the ids under sources.")
    return "shape-value", f"{field} must {must}, not {_quoted(error['input'])}", hint


def _other(field: str, error: Error) -> Said:
    return "shape-type", f"{field} is not as it must be: {error['msg'].lower()}", "Compare with a case in cases/."


_LIMITS = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
_PATTERNS = {
    "nces_lea_id": ("be the seven digits of the NCES district id", "Keep the leading zero: 0622710."),
    "dataset": ("be a folder name of small letters, digits and hyphens", "Use the name of the case file without .yml."),
    "year": ("be a year of four digits", "Write 2014; leave the line out if there is no year."),
    "on": ("be a day such as 2026-03-31", "Write year, month and day."),
    "row": ("be the id of a row, such as o12", "Look it up in the first column of the dataset."),
    "over": ("be the ids of rows, such as [o12]", "Look them up in the first column of the dataset."),
    "effect": ("be the id of a row, such as e1", "Look it up in the first column of effects.csv."),
}
_DESCRIBE: dict[str, Callable[[str, Error], Said]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "one_of": _one_of,
    "literal_error": _literal,
    "period": _period,
    "grades": _custom,
    "url": _custom,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "finite_number": _number,
    "int_parsing": _number,
    "int_type": _number,
    "int_from_float": _number,
    "int_parsing_size": _number,
    "float_parsing": _number,
    "float_type": _number,
    "tuple_type": _list,
    "model_type": _part,
    "dict_type": _part,
    "string_type": _text,
    "string_too_long": _length,
    "string_too_short": _length,
    "too_short": _length,
    "string_pattern_mismatch": _pattern,
}


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


def _keys_at(path: Path) -> list[str]:
    model = _model_at(path)
    return [info.alias or name for name, info in model.model_fields.items()] if model else []


def _required(loc: tuple[str | int, ...]) -> bool:
    *parent, key = _path(loc)
    model = _model_at(tuple(parent))
    fields = {info.alias or name: info for name, info in model.model_fields.items()} if model else {}
    return str(key) in fields and fields[str(key)].is_required()


def _description(loc: tuple[str | int, ...]) -> str:
    """What a key means, and the values or forms it accepts."""
    *parent, key = (part for part in _path(loc) if isinstance(part, str))
    model = _model_at(tuple(parent))
    fields = {info.alias or name: info for name, info in model.model_fields.items()} if model else {}
    info = fields.get(str(key))
    if info and not info.description and (keys := _keys_at(_path(loc))):
        return f"Its keys: {', '.join(keys)}."
    if info is None:
        return ""
    values = allowed_values(info) if _inner(info.annotation) is None else []
    return " ".join(filter(None, [info.description, form_of(str(key)), listed(values) if values else ""]))
