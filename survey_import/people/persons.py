"""Whether a short answer, a heading or the name of a file may name a person although nothing proves it.

What has the shape of a name and holds no word of schools, places and programs is held back: a person can fill it in
later, and nobody can take it back once it is published. Single words can't be told from towns and products, so they pass.
"""

from __future__ import annotations

import itertools
import re

from proofpoints.persons.people import GIVEN_NAMES
from survey_import.people.masking import REMOVED, mask_kinds
from survey_import.people.names import STRONG, is_known

_PARTICLE = {"van", "von", "de", "der", "den", "la", "del", "bin", "al", "da", "di", "du", "le"}
_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*[\w])?\.?|\d+|[^\w\s]")
_PERSONAL_HEADING = re.compile(
    r"\b(?:e-?mail|phone|telephone|mobile|cell number|fax|first name|last name|surname|full name|your name|given name"
    r"|contact (?:name|person)|ip address|latitude|longitude|geolocation|respondent(?!s)|username|signature"
    r"|date of birth|job title|your title|mailing address|street address|home address"
    r"|(?:submitted|entered|completed|prepared|recorded|filled (?:in|out)) by(?=\s*[:?]?\s*$)|submitted by|twitter"
    r"|superintendent(?:'s)? name|principal(?:'s)? name|teacher(?:'s)? name|staff name)\b",
    re.IGNORECASE,
)
_BARE = ("name", "names", "contact", "ip", "address", "phone")


def is_personal_heading(heading: str) -> bool:
    """True for headings that ask for a person: mail, phone, your name ..."""
    return bool(_PERSONAL_HEADING.search(heading)) or heading.strip(" :*?").casefold() in _BARE


def doubtful(text: str) -> str:
    """Why a short answer may name a person although nothing proves it; empty if it does not look so."""
    if REMOVED in text:
        return "something personal was removed from it"
    if mask_kinds(text)[1]:
        return "it holds personal data"
    if names_in(text):
        return "it may hold a person's name"
    words = [word.casefold() for word in re.findall(r"[^\W\d_][\w'-]*", text)]
    if len(words) in (2, 3) and words[0] in GIVEN_NAMES and not any(is_known(word) for word in words[1:]):
        return "it may be a person's name"
    return ""


def names_in(text: str) -> list[tuple[int, int]]:
    """Begin and end of each run of words that has the shape of a person's name."""
    found = []
    for run in _runs(text):
        while run and run[-1][0].casefold() in _PARTICLE:
            run.pop()
        if _is_name([word for word, *_ in run], text[run[-1][2] :] if run else ""):
            found.append((run[0][1], run[-1][2]))
    return found


def _runs(text: str) -> list[list[tuple[str, int, int]]]:
    """Capitalised words and initials side by side that are no known words, with their places."""
    runs: list[list[tuple[str, int, int]]] = [[]]
    whole = re.fullmatch(r"\s*[^\W\d_][\w'’-]+,\s*[^\W\d_][\w'’-]+(?:\s+[^\W\d_]\.?)?\s*", text) is not None
    for match in _TOKEN.finditer(text):
        word = match[0]
        plain = re.sub(r"['’]s?$|\.$", "", word)
        if word == "," and whole:
            continue  # Doe, Jane
        if (word[0].isupper() and not is_known(plain) and not _is_acronym(plain, text)) or (
            runs[-1] and word in _PARTICLE
        ):
            runs[-1].append((word, match.start(), match.end()))
            if re.search(r"['’]s$", word):
                runs.append([])
        else:
            runs.append([])
    return [run for run in runs if run]


def _is_acronym(word: str, text: str) -> bool:
    """CICS, READ; but in a text of capitals only, every word could be one."""
    short = 2 <= len(word) <= 4 and word.isupper() and word.casefold() not in GIVEN_NAMES
    return short and any(sign.islower() for sign in text)


def _is_name(words: list[str], rest: str) -> bool:
    """Two words or an initial and a word, unless a word such as School follows; one word only with an owner's s."""
    names = [word for word in words if len(word.strip(".")) > 1 and word not in _PARTICLE]
    owner = bool(words) and bool(re.search(r"['’]s$", words[-1]))
    follows = [word.casefold() for word in re.findall(r"[^\W\d_]+", rest)[:3]] if rest.startswith(" ") else []
    if any(word in STRONG for word in (follows[:1] if owner else follows)):
        return False
    if owner:
        return bool(names)
    if names and names[0].casefold() in GIVEN_NAMES and follows and not any(is_known(word) for word in follows[:1]):
        return True
    return len(names) >= 2 or (len(names) == 1 and len(words) >= 2)


def mask_names(text: str) -> str:
    """A heading without what has the shape of a person's name. In Title Case every word is capitalised and proves nothing."""
    text = mask_kinds(text)[0]
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    title_case = sum(word[0].isupper() for word in words) * 3 > len(words) * 2
    for begin, end in reversed(names_in(text)):
        run = re.findall(r"[^\W\d_][\w'’-]*", text[begin:end])
        sure = re.search(r"['’]s$", text[begin:end]) or any(word.casefold() in GIVEN_NAMES for word in run)
        if sure or (not title_case and begin > 0 and len(run) > 1):
            text = text[:begin] + REMOVED + text[end:]
    return text


def public_name(name: str, number: int) -> str:
    """The name of a file, or `export` with its number if it may name a person."""
    stem, dot, ending = name.rpartition(".")
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|[_\W]+", " ", stem or ending).strip()
    words = spaced.split()
    unknown = {word for word in words if word.isalpha() and not is_known(word) and word.casefold() not in _FILES}
    given = any(word.casefold() in GIVEN_NAMES and word.casefold() not in _MONTHS for word in words)
    pairs = any({a, b} <= unknown and (a + b).lower() != a + b for a, b in itertools.pairwise(words))
    if given or pairs or mask_kinds(name)[1] or mask_kinds(spaced)[1]:
        return f"export-{number}{dot}{ending if ending.isalnum() else ''}"
    return name


_MONTHS = {"may", "april", "june", "august"}
_FILE_WORDS = """
export exports exported response responses answers answer form forms raw final draft copy version clean cleaned kobo odk qualtrics
surveymonkey monkey ms limesurvey lime typeform redcap sheet sheets excel csv xlsx late later second part wave agency profile
profiles directory download table workbook book page blu sample spring online
"""
_FILES = frozenset(_FILE_WORDS.split())
