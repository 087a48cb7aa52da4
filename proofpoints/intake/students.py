"""The cell with the number of students behind a figure: a number, nothing that counts, or a group too small to be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proofpoints.model import MINIMUM
from proofpoints.number_words import IN_WORDS, LETTERS_FOR_DIGITS, OF_WHOLE, PEOPLE

_SMALL = "fewer than ten students"
_WORD = re.compile(rf"\b(?:{'|'.join(IN_WORDS)})\b", re.IGNORECASE)
_BLANKS_OF_THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}(?!\d))")
_POINTS_OF_THOUSANDS = re.compile(r"\d{1,3}(?:\.(?!000)\d{3})+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WHOLE = re.compile(r"(\d+)(?:\.0+)?")
_WITH_ITS_WORD = re.compile(  # n=410, 410 students tested
    rf"\(?\s*(?:n\s*[=:]\s*)?(?P<number>\d+(?:\.0+)?)\s*(?:{PEOPLE}(?: tested)?|tested)?\s*\)?", re.IGNORECASE
)
_BELOW = re.compile(
    r"<|≤|\b(?:fewer|less|smaller) than\b|\b(?:under|below)\b|\b(?:at most|up to|(?:no|not) more than)\b", re.IGNORECASE
)
_INCLUDED = re.compile(r"≤|<=|at most|up to|more than", re.IGNORECASE)
_HIDDEN = re.compile(
    r"[*†‡#^]+|[-–—.]+|x+|s|ds|(?:n\s*)?(?:suppressed|withheld|hidden|redacted|masked)|too (?:few|small)(?: students)?"
    r"|(?:n )?too small|small n",
    re.IGNORECASE,
)
_BOUND = r"(?:<=?|≤|fewer than|less than|under|below)"
_FEW = rf"(?:\d|{'|'.join(IN_WORDS[:MINIMUM])})\b"
_SAYS_SMALL = re.compile(
    rf"\(?(?:n|count|students)?\s*(?:is|=|:)?\s*{_BOUND}\s*(?:\d{{1,2}}|ten)\s*{PEOPLE}?(?: (?:were )?tested)?\.?\)?"
    rf"|\(?(?:n\s*(?:is|=|:)\s*{_FEW}|(?:only |just )?{_FEW} {PEOPLE}(?: (?:were )?tested)?)\.?\)?"
    rf"|\(?{_FEW} (?:out )?of {_FEW}(?: {PEOPLE})?\.?\)?|too few {PEOPLE}\.?",
    re.IGNORECASE,
)
_FEW_BESIDE = re.compile(
    rf"\bn\s*(?:is|=|:)\s*{_FEW}\b(?![.,]\d)|\bn\s*(?:=|:)?\s*{_BOUND}\s*(?:\d|10|ten)\b|\b{_FEW} {PEOPLE}\b"
    rf"|{_BOUND}\s*(?:10|ten) {PEOPLE}\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(rf"(?<![\d/.,])(\d+)(?:{OF_WHOLE}|\s*/\s*)(\d+)(?![\d/.,%])", re.IGNORECASE)


@dataclass(frozen=True)
class Students:
    """A whole number as text, or empty; `hidden` says why the figure must not be shown, empty if it may."""

    number: str = ""
    hidden: str = ""


def students_of(text: str) -> Students:
    """1,240; <10 and 7 hide the figure; what may mean fewer than ten hides it, too: a figure once sent is not taken back."""
    plain = _BLANKS_OF_THOUSANDS.sub("", text.strip())
    plain = _WORD.sub(lambda word: str(IN_WORDS.index(word[0].lower())), plain)
    if _HIDDEN.fullmatch(plain):
        return Students(hidden="the number of students is hidden in the source")
    if _POINTS_OF_THOUSANDS.fullmatch(plain) or LETTERS_FOR_DIGITS.fullmatch(plain):
        return Students()  # 1.250 is 1,250 elsewhere; a part of a student is none
    numbers = [float(one) for one in _NUMBER.findall(plain)]
    if numbers and _BELOW.search(plain):
        return Students(hidden=_fewer_than(int(max(numbers)) + bool(_INCLUDED.search(plain))))
    if any(number < MINIMUM for number in numbers):
        return Students(hidden=_SMALL)
    word = _WITH_ITS_WORD.fullmatch(plain)
    whole = _WHOLE.fullmatch(word["number"] if word else plain)
    return Students(number=whole[1] if whole else "")


def says_small(text: str) -> bool:
    """True for a cell of any column, also a note, that says only that a group is small: n<10, 7 of 7, fewer than ten students."""
    return bool(_SAYS_SMALL.fullmatch(text))


def small_beside(text: str) -> bool:
    """True for the cell of a figure that tells of a small number beside it, or instead of it: 100% (n=7), 7 of 7, 90% (9/10)."""
    pairs = [(int(part), int(whole)) for part, whole in _PART_OF.findall(text)]
    few = any(whole < MINIMUM or 0 < part < MINIMUM or 0 < whole - part < MINIMUM for part, whole in pairs)
    return few or bool(_FEW_BESIDE.search(text))


def _fewer_than(bound: int) -> str:
    return _SMALL if bound <= MINIMUM else f"fewer than {bound} students"
