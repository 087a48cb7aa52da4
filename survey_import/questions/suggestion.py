"""Suggestions for an unknown export: the nearest question to each heading, out of 100. A person confirms them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from survey_import.people.persons import is_personal_heading
from survey_import.questions.fields import FIELDS, OUTCOME_FIELDS
from survey_import.questions.looks import looks_like
from survey_import.questions.mapping import Profile
from survey_import.response import Column, Export

SURE, POSSIBLE = 85, 62
_EMPTY_WORDS = """
please your the of a an optional required e g in for you to was is are outcome
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())  # they make headings alike that ask for different things


@dataclass(frozen=True)
class Suggestion:
    """A field for a column, and how near its heading is, out of 100."""

    index: int
    field: str
    score: int


def suggest(export: Export) -> list[Suggestion]:
    """One suggestion for each answer column; `unmapped` where nothing is near. A field is given to one column only."""
    scored = []
    for index, column in enumerate(export.columns):
        if column.role == "answer":
            scored += [(score, index, name) for name, score in _near(export, index)]
    taken: Counter[str] = Counter()
    chosen: dict[int, Suggestion] = {}
    for score, index, name in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if index in chosen or score < POSSIBLE:
            continue
        if taken[name] and name != "personal" and not _again(export.columns[index].heading, name, taken[name]):
            continue
        block = _block_number(export.columns[index].heading) if name in OUTCOME_FIELDS else 0
        taken[name] += 1
        chosen[index] = Suggestion(index, f"{name}.{block}" if block > 1 else name, score)
    answers = [index for index, column in enumerate(export.columns) if column.role == "answer"]
    return [chosen.get(index, Suggestion(index, "unmapped", 0)) for index in answers]


def _again(heading: str, name: str, times: int) -> bool:
    """True if a field that is taken may be asked for again: about a further outcome."""
    return name in OUTCOME_FIELDS and times <= 8 and _block_number(heading) > 0


def _block_number(heading: str) -> int:
    """The number of the outcome a heading speaks of: `Baseline 2`, `Outcome 3: value before`."""
    match = re.search(
        r"(?:^|\b(?:outcome|result|measure|metric|baseline|follow-?up)\s*#?)(\d)\b|[ (](\d)\)?$", heading, re.IGNORECASE
    )
    return int(match[1] or match[2]) if match and (match[1] or match[2]) else 0


def _near(export: Export, index: int) -> list[tuple[str, int]]:
    heading = _plain(export.columns[index].heading)
    if is_personal_heading(export.columns[index].heading):
        return [("personal", 100)]
    by_cells, sure = looks_like(export, index)
    if sure > POSSIBLE and by_cells in ("state", "personal"):
        return [(by_cells, sure)]
    found = []
    for field in FIELDS.values():
        names = [field.question, field.id.replace("_", " "), *field.like]
        score = max(_score(heading, _plain(name)) for name in names)
        found.append((field.id, max(round(score), sure if field.id == by_cells else 0)))
    return found


def _score(heading: str, name: str) -> float:
    if heading == name:
        return 100
    loose, strict = fuzz.token_set_ratio(heading, name), fuzz.token_sort_ratio(heading, name)
    words = min(len(name.split()), len(heading.split()))
    if words == 1 and loose < SURE:  # two single words that look alike (mood, model) need not be alike
        return 0
    return min(strict * 0.55 + loose * 0.45, 97) - (8 if words == 1 and loose == 100 else 0)


def _plain(text: str) -> str:
    words = re.sub(r"[^\w/ -]+", " ", text.casefold()).replace("_", " ").replace("-", " ").split()
    return " ".join([word for word in words if word not in _EMPTY] or words)


def suggested_profile(export: Export, found: list[Suggestion], name: str) -> Profile:
    """The suggestions as an unconfirmed profile."""
    columns = tuple((column.heading, number, one.field) for column, number, one in numbered(export, found))
    return Profile(name=name, columns=columns, confirmed=False)


def numbered(export: Export, found: list[Suggestion]) -> Iterator[tuple[Column, int, Suggestion]]:
    """The suggestions with their columns, and the number of each among columns with the same heading."""
    by_index = {one.index: one for one in found}
    numbers: Counter[str] = Counter()
    for index, column in enumerate(export.columns):
        numbers[column.heading.casefold()] += 1
        if index in by_index:
            yield column, numbers[column.heading.casefold()], by_index[index]
