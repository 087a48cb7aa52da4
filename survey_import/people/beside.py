"""What stands beside a name and may be a person's: in brackets, behind a dash, after "contact".

`persons` finds names by their form alone. Here the place helps: one strange word set off from a name that makes sense without
it says nothing a draft needs. What stands before a colon passes, because many schools begin so (Rocketship: ...).
"""

from __future__ import annotations

import re

from survey_import.answer import Answer
from survey_import.people.names import STRONG, is_known
from survey_import.people.persons import doubtful
from survey_import.places import read_state
from survey_import.values.text import plain

ASKED_BY_NAME = ("name", "program", "city")
_WHY = "the word set off in it may be a person's name"
_CONTACT = re.compile(
    r"\b(?:contact|attn|attention|c/o|care of|on behalf of"
    r"|(?:submitted|entered|completed|prepared|reported|filled (?:in|out)) by)\b[.:,]?\s+(?P<word>[^\W\d_][\w'’-]+)",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_][\w'’-]+"
_LAST_FIRST = re.compile(rf"(?:^|[:;/(]\s*|\s[-–—]\s)({_NAME}),\s*({_NAME})(?:\s[^\W\d_]\.)?\s*(?=$|[:;/)]|\s[-–—]\s)")
_BRACKETS = re.compile(rf"\(\s*({_NAME})\s*\)")
_BEHIND = re.compile(rf"(?:[,;]\s*|\s*/\s*|\s[-–—]\s+)({_NAME})\s*$")


def doubt_about(answer: Answer, name: str) -> str:
    """Why the answer to a question for a name may name a person; empty if nothing speaks for it."""
    text = answer.text(name)
    if why := doubtful(text):
        return why
    town = frozenset(re.findall(r"[^\W_]+", plain(answer.text("city")).casefold())) if name != "city" else frozenset()
    return _WHY if name in ASKED_BY_NAME and names_beside(plain(text), town, whole=name != "city") else ""


def names_beside(text: str, town: frozenset[str] = frozenset(), *, whole: bool = True) -> bool:
    """True if a strange word is set off in a text; `whole`: also behind a comma, where a town stands beside its county."""
    contact = [match["word"] for match in _CONTACT.finditer(text)]
    pairs = [match.groups() for match in _LAST_FIRST.finditer(text)]
    alone = [(match[1], text[: match.start()]) for match in _BRACKETS.finditer(text)]
    if whole and _names_a_school(text):
        alone += [(match[1], text[: match.start()]) for match in _BEHIND.finditer(text)]
    return (
        any(not _is_place(word, town) for word in contact)
        or any(not any(_is_place(word, town) for word in pair) for pair in pairs if whole)
        or any(not _is_place(word, town) and not _shortens(word, before) for word, before in alone)
    )


def _names_a_school(text: str) -> bool:
    return any(word.casefold() in STRONG for word in re.findall(r"[^\W\d_]+", text))


def _is_place(word: str, town: frozenset[str]) -> bool:
    """True for a word of schools, for a state, and for the town the answer names."""
    low = word.casefold()
    return low == word or is_known(low) or low in town or bool(read_state(word)) or low in _STATE_WORDS


def _shortens(word: str, before: str) -> bool:
    """True for an abbreviation: a few capitals, capitals inside, or the initials of the words before it."""
    initials = "".join(part[0] for part in re.findall(r"[^\W\d_]+", before))
    capitals = "".join(sign for sign in initials if sign.isupper())
    inside = not word.isupper() and any(sign.isupper() for sign in word[1:])
    short = word.isupper() and len(word) <= 4
    return inside or short or any(first.casefold().startswith(word.casefold()) for first in (initials, capitals))


_STATE_WORDS = frozenset(("carolina", "dakota", "virginia", "hampshire", "jersey", "mexico", "island", "columbia"))
