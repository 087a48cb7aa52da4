"""Which answers are about one school or program: names without what varies, compared within a town or a state."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from survey_import.answer import Answer
from survey_import.places import read_state
from survey_import.questions.mapping import Profile
from survey_import.values.text import plain

_COMMON = """
the a of and for in at school schools public district districts academy academies charter county city unified
community independent area high middle elementary online virtual learning education inc llc center institute
department state township parish central consolidated cooperative regional isd usd sd cusd csd cms cmo network
system systems college preparatory junior senior
"""
_GENERIC = frozenset(_COMMON.split())


class Schools:
    """Answers by place and name, so that each new one is compared with few others."""

    def __init__(self, profile: Profile) -> None:
        self.by_school = profile.repeats == "school"
        self.by_name: dict[str, list[Answer]] = {}
        self.by_token: dict[tuple[str, str, str], list[Answer]] = {}

    def find(self, answer: Answer) -> Answer | None:
        """The earlier answer about the same school or program, if there is one."""
        mine, town = _distinctive(answer), _town(answer)
        for other in self.by_name.get(school_name(answer.text("name")), []) if mine else ():
            if _one_place(answer, other) and self._one_program(answer, other):
                return other
        for token in sorted(mine) if self.by_school and all(town) else ():
            for other in self.by_token.get((*town, token), [])[:50]:
                theirs = _distinctive(other)
                if mine <= theirs or theirs <= mine:
                    return other
        return None

    def add(self, answer: Answer) -> None:
        """Remember an answer that repeats nothing."""
        name = school_name(answer.text("name"))
        if name:
            self.by_name.setdefault(name, []).append(answer)
            for token in _distinctive(answer):
                self.by_token.setdefault((*_town(answer), token), []).append(answer)

    def _one_program(self, answer: Answer, other: Answer) -> bool:
        return self.by_school or alike_programs(answer.text("program"), other.text("program"))


def alike_programs(one: str, two: str) -> bool:
    """True if two names may mean one program, or one of them is not given."""
    return not one or not two or fuzz.token_set_ratio(one.casefold(), two.casefold()) >= 80


def _one_place(answer: Answer, other: Answer) -> bool:
    """Same state, or one does not say; an organization across states is one wherever it sits."""
    one, two = read_state(answer.text("state")), read_state(other.text("state"))
    across = "provider" in answer.text("level").casefold() or "provider" in other.text("level").casefold()
    return not one or not two or one == two or across


def _town(answer: Answer) -> tuple[str, str]:
    return plain(answer.text("city")).casefold(), read_state(answer.text("state"))


def school_name(raw: str) -> str:
    """A name without what varies: partners in brackets, legal forms, punctuation."""
    text = re.sub(r"\([^)]*\)", " ", plain(raw)).casefold()
    text = re.sub(r"\b(?:in partnership with|llc|inc)\b.*", " ", text)
    return " ".join(re.findall(r"[^\W_]+", text.replace("'", "")))


def _distinctive(answer: Answer) -> frozenset[str]:
    """The words that tell a school from its neighbors: no generic ones, not its town, not the town's initials."""
    town = re.findall(r"[^\W_]+", plain(answer.text("city")).casefold())
    initials = "".join(word[0] for word in town)
    words = set(school_name(answer.text("name")).split()) - _GENERIC
    return frozenset(words - set(town) - {initials} or words)
