"""Repeats: an exact copy is a duplicate, the same respondent or program an update. An IP address proves nothing."""

from __future__ import annotations

import hashlib
import json
import re

from survey_import.answer import DUPLICATE, NEEDS, NONE, NOT_ANSWER, READY, UPDATE, Answer
from survey_import.questions.mapping import Profile
from survey_import.schools import Schools
from survey_import.values.text import is_no_answer, plain


def answer_key(answer: Answer) -> str:
    """A hash of what was answered, equal in every format of one tool; empty if too little was to tell it from others."""
    said = said_words(answer)
    return hash_of(said) if len(said) >= 2 else ""


def said_words(answer: Answer) -> dict[str, list[str]]:
    """What was answered, by question: choices in any order, blanks left out."""
    said = {}
    for name, cells in answer.fields.items():
        if name in ("personal", "held", "ignore"):
            continue
        texts = [
            " ".join(sorted(set(re.split(r"\s*[;,|]\s*", plain(cell.raw).casefold().strip(" ;")))))
            for cell in cells
            if not is_no_answer(cell.raw)
        ]
        if texts:
            said[name] = texts
    return said


def hash_of(said: object) -> str:
    """Sixteen signs that stand for a value and do not tell it."""
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def find_repeats(answers: list[Answer], profile: Profile) -> None:
    """Mark every answer that repeats an earlier one; what is not an answer repeats nothing."""
    by_id: dict[str, Answer] = {}
    by_key: dict[str, Answer] = {}
    schools = Schools(profile)
    for answer in answers:
        if answer.kind == NOT_ANSWER:
            continue
        same_id, same_key = by_id.get(answer.id_key), by_key.get(answer.key)
        if same_key is not None and answer.key:
            _mark(answer, DUPLICATE, same_key, "the same answers word for word")
        elif same_id is not None and answer.id_key:
            _mark(answer, UPDATE, same_id, "the same respondent, with other answers")
        elif (earlier := schools.find(answer)) is not None:
            _mark(answer, UPDATE, earlier, "the same school or program again")
        else:
            schools.add(answer)
        if answer.id_key:
            by_id.setdefault(answer.id_key, answer)
        if answer.key:
            by_key.setdefault(answer.key, answer)


def _mark(answer: Answer, kind: str, earlier: Answer, why: str) -> None:
    first = earlier.repeats or (earlier.file, earlier.record)
    answer.kind, answer.repeats = kind, first
    where = f"record {first[1]}" if first[0] == answer.file else f"record {first[1]} of {first[0]}"
    answer.reasons = [f"{kind}: {why} as {where}; by itself it is {answer.content}", *answer.reasons]


def best_of(group: list[Answer]) -> Answer:
    """Of the answers about one program, the one to draft from: the most complete, and of equals the latest."""
    return min(reversed(group), key=_rank)


def _rank(answer: Answer) -> int:
    """Less is more complete; a part nobody could read says less than that there are no results."""
    return 3 if answer.lacks == ["not-seen"] else (READY, NEEDS, NONE).index(answer.content)
