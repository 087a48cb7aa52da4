"""The few words around a figure, and web addresses, in a form that names nobody."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from proofpoints.persons.people import GIVEN_NAMES
from proofpoints.vocabulary import ARMS, COVERS, LEVELS, METRICS, MODELS, SUBJECTS, UNITS
from survey_import.people.masking import REMOVED, mask_kinds
from survey_import.people.names import STRONG

_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(
    r"[a-z\d$%~<>=+≥≤.,:;()/*'\"–—-]+|SY\d\S*|RIT|ACT|SAT|MAP|Fall|Spring|Winter|Summer|From|Up|About"
    r"|Over|Nearly|Class|Doubled|Tripled|"
    r"Jan\w*|Feb\w*|Mar(?:ch)?|Apr\w*|May|June?|July?|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*|At|In|More"
    r"|Less|Almost|Roughly|Percent|Q\d"
)
_OURS = {
    word.casefold()
    for terms in (ARMS, COVERS, LEVELS, METRICS, MODELS, SUBJECTS, UNITS)
    for term in terms.values()
    for word in _WORD.findall(term.label)
} - GIVEN_NAMES
_SCHOOL_WORDS = """
public central education learning network program programs online virtual valley area independent community
regional initiative project pilot lab rotation model math reading science blended hybrid digital classroom
classes k pk prek
"""
_SCHOOL = STRONG | set(_SCHOOL_WORDS.split())
_ROLE = re.compile(
    r"(?:by|mr|mrs|ms|dr|prof|coach|teacher|principal|superintendent|supt|director|dean|coordinator|counselor|colleague)\W?",
    re.IGNORECASE,
)
_SMALL_WORDS = """
a an the of and or in on at to for from with who whose that this our we us my all each every most many some
half over under up down about than then was were is are has have had rose fell grew went said says told
reports reported told made used uses led passed scored using new same year years half quarter third two three
four five six percent points observation observations ratings surveys logs
"""
_KNOWN = _OURS | _SCHOOL | set(_SMALL_WORDS.split())


def safe_span(text: str, most: int = 90) -> str:
    """The words around a figure without any that could be a name: capitalised words that are not ours become [...].

    So do up to two strange words behind a role, which may be a name in small letters: "coach jane doe".
    """
    kept, names_left = [], 0
    for word in mask_kinds(text)[0].split():
        lower = word.casefold().strip(".,;:()'\"")
        role = bool(_ROLE.fullmatch(word))
        hides = names_left > 0 and not role and lower.isalpha() and lower not in _KNOWN
        kept.append("[...]" if hides or not _is_plain(word) else word)
        names_left = 2 if role else names_left - 1 if hides else 0
    joined = re.sub(r"\[\.\.\.\](?: \[\.\.\.\])+", "[...]", " ".join(kept))
    return joined if len(joined) <= most else joined[: most - 3] + "..."


def _is_plain(word: str) -> bool:
    parts = [part.casefold() for part in _WORD.findall(word)]
    if any(part in GIVEN_NAMES and part not in ("may", "mark", "drew", "will", "grant") for part in parts):
        return False
    return bool(_PLAIN.fullmatch(word)) or all(part in _OURS or part in _SCHOOL or part.isdigit() for part in parts)


_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")
_WITHOUT_SCHEME = re.compile(r"(?:www\.)?[\w-]+(\.[\w-]+)+(/\S*)?")
_QUERY = re.compile(r"[\w=&.%-]{0,120}")
_TELLS_OF_A_PERSON = re.compile(r"token|key|usp|mail|user|auth|name", re.IGNORECASE)
_OF_A_PERSON = re.compile(
    r"/(?:~|(?:people|person|staff|teachers?|faculty|users?|profiles?|in|u|members?)/)[^/]+", re.IGNORECASE
)


def safe_url(text: str) -> str:
    """A web address without user, query of a person, or fragment; empty if it is none or may name someone."""
    found = ""
    if match := _ADDRESS.search(text):
        found = match[0].rstrip(".,;)")
    elif _WITHOUT_SCHEME.fullmatch(text.strip()):
        found = f"https://{text.strip()}"
    try:
        parts = urlsplit(found)
    except ValueError:
        return ""
    if not parts.hostname or "@" in parts.netloc or "." not in parts.hostname or _names_someone(found, parts.path):
        return ""
    query = parts.query if _QUERY.fullmatch(parts.query) and not _TELLS_OF_A_PERSON.search(parts.query) else ""
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))[:500]


def _names_someone(address: str, path: str) -> bool:
    return REMOVED in address or bool(mask_kinds(address)[1]) or bool(_OF_A_PERSON.search(path))
