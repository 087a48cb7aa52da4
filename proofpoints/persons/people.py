"""What tells of a person in a text: addresses, numbers, handles, names. Finding is by form, so reviewers read all prose too.

The given names are the most frequent ones of the United States by common knowledge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from proofpoints.persons.quick_look import small
from proofpoints.persons.speakers import FAMILY, candidates

_NAMES = """
james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan
joseph jessica thomas sarah charles karen christopher lisa daniel nancy matthew betty anthony sandra
donald margaret steven ashley andrew kimberly paul emily joshua donna kenneth michelle kevin carol
brian amanda george melissa timothy deborah ronald stephanie jason rebecca edward laura jeffrey
sharon ryan cynthia jacob kathleen gary amy nicholas angela eric shirley jonathan anna stephen
brenda larry pamela justin emma scott nicole brandon helen benjamin samantha samuel katherine
gregory christine alexander debra patrick rachel frank carolyn raymond janet jack maria dennis
catherine jerry heather tyler diane aaron olivia jose julie adam joyce nathan victoria henry ruth
zachary kelly douglas lauren peter christina kyle joan noah evelyn ethan judith jeremy megan keith
andrea christian cheryl roger hannah terry jacqueline sean martha gerald gloria carl teresa harold
ann dylan madison arthur kathryn lawrence janice jordan jean jesse abigail bryan alice billy julia
bruce sophia gabriel grace joe denise logan amber alan marilyn juan danielle albert beverly willie
isabella elijah theresa wayne diana randy natalie roy brittany vincent charlotte ralph marie eugene
kayla russell alexis bobby lori luis carlos rosa miguel jane ellen priya wei mei fatima ahmed
mohamed omar aisha sofia lucia diego elena ivan olga tom tim jim bob bill mike dave steve kate katie
liz beth sue meg greg jeff matt dan ben sam alex chris nick tony rick
"""
GIVEN_NAMES = frozenset(_NAMES.split())
ORGANIZATION = re.compile(
    r"\b(?:schools?|districts?|isd|usd|cusd|academy|academies|county|city|public|unified|central"
    r"|charter|high|middle|elementary|college|university|"
    r"institute|learning|education|department|network|program\w*|center|centre|online|virtual"
    r"|township|borough|parish|valley|area|independent|"
    r"consolidated|community|regional|cooperative|initiative|project|pilot|lab|rotation|model|inc|llc"
    r"|foundation|association|prep\w*|project|"
    r"math|reading|science|blended|hybrid|digital|credit recovery|classroom|classes)\b",
    re.IGNORECASE,
)

# Kinds that need no knowledge of the text. The rule's page lists them.
KINDS = {
    "a mail address": re.compile(
        r"[\w.+%-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:(?:\.|\s?[(\[]dot[)\]]\s?)[\w-]+)+"
        r"|\b[\w.+-]{1,64} at [\w-]+ dot (?:com|org|edu|net|gov|us)\b",
        re.IGNORECASE,
    ),
    "a phone number": re.compile(
        r"(?<![\w$.,-])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w%-])|(?<![\w$.,-])\+\d[\d .-]{8,16}\d\b"
    ),
    "a social security number": re.compile(r"(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])"),
    "a student or respondent id": re.compile(
        r"\b(?:student|pupil|learner|state|respondent|response)[ _-]?(?:id|number|no\.|#)[:# ]{1,3}(?:[A-Z]{1,3})?\d{4,}\b"
        r"|\bR_[A-Za-z0-9]{10,}|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b",
        re.IGNORECASE,
    ),
    "a handle of a social network": re.compile(
        r"(?<![\w@./])@[A-Za-z_]\w{2,}|\b(?:twitter|x|instagram|facebook|tiktok|snapchat|linkedin)\.com/(?:in/)?[\w.-]{3,}",
        re.IGNORECASE,
    ),
    "an IP address": re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\w)"),
    "coordinates": re.compile(r"(?<![\d.])-?\d{1,3}\.\d{4,}[,;\s]+-?\d{1,3}\.\d{4,}"),
    "a date of birth": re.compile(r"\b(?:born (?:on|in)|date of birth|DOB|d\.o\.b\.)\W{0,3}(?:\w+ )?\d", re.IGNORECASE),
}
# What a text can't do without if it holds one of these kinds, in small letters: words, or forms. Looking for it takes a tenth
# of the time, and most texts have none of it.
_WORDS = {
    "a mail address": ("@", "(at)", "[at]", " dot "),
    "a student or respondent id": ("r_",),
    "a handle of a social network": (
        "@",
        *(f"{name}.com/" for name in ("twitter", "x", "instagram", "facebook", "tiktok", "snapchat", "linkedin")),
    ),
    "a date of birth": ("born ", "date of b", "dob", "d.o.b."),
}
_FORMS = {
    "a student or respondent id": (
        re.compile(r"(?:id|number|no\.|#)[:# ]{1,3}[a-z]{0,3}\d"),
        re.compile(r"-[0-9a-f]{4}-[0-9a-f]{4}-"),
    ),
    "an IP address": (re.compile(r"\.\d{1,3}\.\d"),),
}
# These stand, but for their first sign, in a run of digits and what parts digits.
_IN_RUNS = ("a phone number", "a social security number", "coordinates")
_RUN = re.compile(r"\d[\d\s().,;+-]{8,}\d")
_TITLE = re.compile(r"(?:Mrs?|Ms|Mx|Miss|Dr|Prof|Coach)\.? [A-ZÀ-ÖØ-Þ]")
_WORD = "[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+"
_CAPITALIZED = re.compile(_WORD)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Coach)\.? (?:[A-Z]\. ?)?" + FAMILY)
_NAMED = re.compile(
    r"(?=[A-ZÀ-ÖØ-Þ])(?<!San )(?<!Santa )(?<!St\. )(?<!Saint )(?<!Fort )(?<!Port )(?<!Lake )(?<!Mount )"
    rf"\b(?P<given>{_WORD}(?:-{_WORD})?)(?: [A-Z]\.)? (?P<family>"
    + FAMILY
    + r"[\w'’-]*)(?P<more>(?: (?:[A-Z][\w'’-]+|of|and|&))*)"
)
_PLACE = re.compile(
    r"\b(?:street|avenue|road|park|creek|hills?|lake|river|heights|isd|k-\d+|news\w*|observer|state)\b", re.IGNORECASE
)


def found_in(text: str) -> str | None:
    """The kind of personal data a text holds, names aside; None if it holds none."""
    low, runs = small(text), [*_RUN.finditer(text)]
    return next((kind for kind in KINDS if _holds(kind, text, low, runs)), None)


def _holds(kind: str, text: str, low: str, runs: list[re.Match[str]]) -> bool:
    pattern = KINDS[kind]
    if kind in _IN_RUNS:  # with the sign before a run and the one behind it, which may be asked for
        return any(pattern.search(text, max(0, run.start() - 1), run.end() + 1) for run in runs)
    may = any(word in low for word in _WORDS.get(kind, ())) or any(form.search(low) for form in _FORMS.get(kind, ()))
    return may and pattern.search(text) is not None


def names_in(text: str, cited: str = "") -> Iterator[str]:
    """What looks like a person's name. A family name that stands in `cited`, the sources of a case, is that of an author."""
    text = unicodedata.normalize("NFC", text)
    if _TITLE.search(text):
        yield from (match[0] for match in _TITLED.finditer(text))
    for one in candidates(text, GIVEN_NAMES):
        if _is_person(one.family, one.after, cited):
            yield one.name
    end = 0
    # at each given name, because the word before it has a capital, too: Ask Jane Doe
    for word in _CAPITALIZED.finditer(text):
        named = is_given(word[0]) and word.start() >= end
        match = _NAMED.match(text, word.start()) if named else None
        if match is None or not is_given(match["given"]):
            continue
        end = match.end()
        if _is_person(match["family"], f"{match['family']}{match['more']}", cited):
            yield match[0]


def is_given(name: str) -> bool:
    """Whether it is one of our given names, or several with hyphens, with or without accents."""
    if not name.isascii():
        name = "".join(sign for sign in unicodedata.normalize("NFD", name) if sign.isalpha() or sign == "-")
    return all(part in GIVEN_NAMES for part in name.lower().split("-"))


def _is_person(family: str, after: str, cited: str) -> bool:
    """False for a school or place that is named after somebody, and for an author whom the sources name."""
    if ORGANIZATION.search(after) or _PLACE.search(after):
        return False
    return not re.search(rf"\b{re.escape(family)}\b", cited, re.IGNORECASE if family.isupper() else 0)
