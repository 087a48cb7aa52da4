"""One cell of a dataset to its value, or what is wrong with it and what to write instead."""

from __future__ import annotations

import importlib
import math
import re
import sys
from typing import Any

from proofpoints.columns import Column
from proofpoints.period import FORMS, parse_period, period_hint
from proofpoints.suggest import did_you_mean, listed

MAX_CELL = 4_000
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?")
_INTEGER = re.compile(r"[0-9]{1,12}")
_ID = re.compile(r"[a-z][a-z0-9]{0,30}")
_SOURCE = re.compile(r"S[1-9][0-9]?")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")
_UNKNOWN = re.compile(
    r"n\.?/?a\.?|not (?:available|applicable|reported|published)|none|unknown|missing|[-–—]+|\?+", re.IGNORECASE
)
_HIDE = "leave value and n empty, and write suppressed as qualifier"

Flaw = tuple[str, str, str]  # rule, message, hint


def read_cell(column: Column, text: str) -> tuple[Any, Flaw | None]:
    """The value, None for an empty cell; or the flaw."""
    if text == "":
        if column.required:
            return None, ("table-required", f"{column.name} is empty", _required_hint(column))
        return None, None
    if "\n" in text:
        hint = "Remove the line break inside the cell; write a blank in its place."
        return None, ("table-cell", f"{column.name} must be one line of text", hint)
    if len(text) > MAX_CELL:
        hint = "Say it shorter; longer text belongs into the case file."
        return None, ("table-cell", f"{column.name} must be at most {MAX_CELL} characters", hint)
    if text != text.strip():
        return None, ("table-cell", f"{column.name} must not begin or end with a blank", f'Write "{text.strip()}".')
    if column.allowed is not None:
        return _allowed(column, text)
    if column.type == "string":
        return sys.intern(text), _string_flaw(column.name, text)
    return _number(column, text)


def _required_hint(column: Column) -> str:
    return f"{column.description} {listed(column.allowed)}" if column.allowed else column.description


def _allowed(column: Column, text: str) -> tuple[Any, Flaw | None]:
    allowed = column.allowed or {}
    if text in allowed:
        return sys.intern(text), None  # thousands of cases share these words
    hint = f"{did_you_mean(text, allowed)}{listed(allowed)}"
    return None, ("table-value", f'{column.name} must be one of our values, not "{text[:60]}"', hint)


def _string_flaw(name: str, text: str) -> Flaw | None:
    if text[0] in "=+-@＝＋－＠":  # a spreadsheet would run it as a formula
        return "table-formula", f"{name} must not begin with {text[0]}", "Begin the text with a word."
    if name == "period" and parse_period(text) is None:
        return "table-period", f'period must be a time we can order, not "{text}"', period_hint(text, FORMS)
    if name == "id" and not _ID.fullmatch(text):
        return "table-value", f'id must be small letters and digits, not "{text}"', "Write o1, o2 ... or e1, e2 ..."
    if name == "source" and not _SOURCE.fullmatch(text):
        return (
            "table-value",
            f'source must be a source id, not "{text}"',
            "Write one id of the case's sources, such as S1.",
        )
    return None


def _number(column: Column, text: str) -> tuple[Any, Flaw | None]:
    whole = column.type == "integer"
    if not (_INTEGER if whole else _NUMBER).fullmatch(text):
        kind = "a whole number" if whole else "a number"
        return None, ("table-type", f'{column.name} must be {kind}, not "{text[:60]}"', _number_hint(column.name, text))
    value = int(text) if whole else float(text)
    if not math.isfinite(value):
        return None, ("table-type", f"{column.name} must be a finite number", "Check the figure in its source.")
    return value, None


def _number_hint(name: str, text: str) -> str:
    """What to write instead of a cell that is no number."""
    if _GROUPED.fullmatch(text):
        return f"If it is {text}, write {text.replace(',', '')}: digits only, without commas."
    if name == "n" and _UNKNOWN.fullmatch(text):
        return f"If the source does not say it, leave n empty; if it hides a group of fewer than ten, {_HIDE}."
    if name == "n" and _says_hidden(text):
        return f"If there are fewer than ten students, or the source hides how many, {_HIDE}."
    if _UNKNOWN.fullmatch(text) or (_says_hidden(text) and not re.search(r"[0-9]", text)):
        return _hidden_hint(name)
    if name == "value" and text.startswith(("<", ">", "≤", "≥")):
        hidden = _hidden_hint(name)
        return (
            f"If it is a bound, write its digits and at-most or at-least as qualifier; {hidden[0].lower()}{hidden[1:]}"
        )
    return "Write digits only: 61.5, not 61.5% or 61,5 or about 61. Doubt goes into qualifier and note."


def _says_hidden(text: str) -> bool:
    students: Any = importlib.import_module("proofpoints.intake.students")  # who has made no mistake does without
    return bool(students.students_of(text).hidden)


def _hidden_hint(name: str) -> str:
    if name == "value":
        return f"If the source hides the figure, {_HIDE}; if it does not give it, remove the row."
    if name == "estimate":
        return "If the source does not give the difference, remove the row."
    return f"If the source does not give it, leave {name} empty."
