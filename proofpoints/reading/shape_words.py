"""What is wrong with a value, said so that a contributor can mend it: one sentence and one hint for each error of pydantic's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from proofpoints.period import STATED_FORMS, period_hint
from proofpoints.reading.accepted_forms import FORMS, form_of
from proofpoints.reading.model_keys import describe, is_required, keys_at, written_path
from proofpoints.reading.yamlfile import Path
from proofpoints.suggest import did_you_mean, listed, nearest

Error = Mapping[str, Any]  # as pydantic gives it; `present` are the keys that stand beside it in the file
Said = tuple[str, str, str]  # rule, message, hint


def _quoted(value: Any) -> str:
    text = str(value)
    return f'"{text[:60]}{"..." if len(text) > 60 else ""}"'


def _missing(field: str, error: Error) -> Said:
    return "shape-missing", f"{field} is missing", f"Add it. {describe(error['loc'])}".strip()


def _blank(field: str, error: Error) -> Said:
    fill = "Fill it in." if is_required(error["loc"]) else "Fill it in, or remove the line."
    return "shape-missing", f"{field} is empty", f"{fill} {describe(error['loc'])}".strip()


def _extra(field: str, error: Error) -> Said:
    *parent, key = path_of(error)
    keys = keys_at(tuple(parent))
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
    return "shape-value", said, f"{near}{listed(allowed)}" if near else describe(error["loc"])


def _literal(field: str, error: Error) -> Said:
    said = f"{field} must be none-published or a filled-in value, not {_quoted(error['input'])}"
    form = FORMS[str(written_path(error["loc"])[-1])]
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
        form_of(str(written_path(error["loc"])[-1])) or "Begin each entry on its own line with '- '.",
    )


def _part(field: str, error: Error) -> Said:
    path = written_path(error["loc"])
    hint = form_of(str(path[-1])) or f"Its keys: {', '.join(keys_at(path))}."
    return "shape-type", f"{field} must have keys of its own, not {_quoted(error['input'])}", hint


def _text(field: str, error: Error) -> Said:
    return (
        "shape-type",
        f"{field} must be text, not {_quoted(error['input'])}",
        "Write one piece of text on this line; put it in double quotes if it holds a colon.",
    )


def _length(field: str, error: Error) -> Said:
    if "min_length" in error["ctx"]:
        return "shape-missing", f"{field} must not be empty", f"Fill it in. {describe(error['loc'])}".strip()
    return (
        "shape-length",
        f"{field} must have at most {error['ctx']['max_length']} characters, it has {len(error['input'])}",
        "Say it shorter, or split it.",
    )


def _pattern(field: str, error: Error) -> Said:
    key = next((str(part) for part in reversed(written_path(error["loc"])) if isinstance(part, str)), "")
    must, hint = _PATTERNS.get(key, ("be a source id: S and a number, such as S1", "Use the ids under sources."))
    return "shape-value", f"{field} must {must}, not {_quoted(error['input'])}", hint


def _other(field: str, error: Error) -> Said:
    return "shape-type", f"{field} is not as it must be: {error['msg'].lower()}", "Compare with a case in cases/."


_LIMITS = {"ge": "at least", "le": "at most"}
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
    "unexpected_keyword_argument": _extra,
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
    "dataclass_type": _part,
    "dict_type": _part,
    "string_type": _text,
    "string_too_long": _length,
    "string_too_short": _length,
    "too_short": _length,
    "string_pattern_mismatch": _pattern,
}


def say(field: str, error: Error) -> Said:
    """Rule, message and hint for an error at a field."""
    blank = error["input"] is None and error["type"] != "unexpected_keyword_argument"
    return (_blank if blank else _DESCRIBE.get(error["type"], _other))(field, error)


def path_of(error: Error) -> Path:
    """Path of an error; an unknown key is the contributor's own word, even if it looks like the name of a branch."""
    loc = error["loc"]
    return (*written_path(loc[:-1]), loc[-1]) if error["type"] == "unexpected_keyword_argument" else written_path(loc)
