"""One cell of a spreadsheet as our columns write it: periods, values with their doubt, words of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from proofpoints.vocabulary import Term

_VALUE = re.compile(
    r"(?P<sign>[<>≤≥~]|about|approx\.?|approximately)?\s*(?P<number>-?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?P<percent>%|percent)?",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"\*+|s|n\s*<\s*\d+|suppressed|withheld|hidden|redacted", re.IGNORECASE)
_QUALIFIER = {"<": "at-most", "≤": "at-most", ">": "at-least", "≥": "at-least", None: ""}


@dataclass(frozen=True)
class Value:
    """A figure as typed in the dataset: the digits, its qualifier, and whether it was a percentage."""

    text: str
    qualifier: str  # empty: nothing in the cell speaks against exact
    percent: bool


def value_of(text: str) -> Value:
    """61.5%, 1,234, <5%, about 75, * (hidden); a cell that is none of these stays as it is for `check` to name."""
    if _HIDDEN.fullmatch(text):
        return Value("", "suppressed", False)
    match = _VALUE.fullmatch(text)
    if not match or (match["sign"] in ("<", "≤") and not match["percent"]):
        return Value(text, "", False)  # "<10" may be a hidden count or a bound: a person must say
    qualifier = _QUALIFIER.get(match["sign"], "approximate")
    return Value(match["number"].replace(",", ""), qualifier, bool(match["percent"]))


def number_text(text: str) -> str:
    """A whole number without commas of thousands: 1,210 is 1210."""
    return text.replace(",", "") if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+", text) else text


def term_id(text: str, allowed: Mapping[str, Term]) -> str | None:
    """The id of a value of the vocabulary, from its id or label in any spelling; None if it is neither. No guessing."""
    wanted = spelled(text)
    return next((term.id for term in allowed.values() if wanted in (spelled(term.id), spelled(term.label))), None)


def spelled(text: str) -> str:
    """The letters and digits alone, all small: equal for all spellings of a word."""
    return re.sub(r"[^a-z0-9]", "", text.lower())
