"""What has the form of a person's data (mail, phone, address, handle, title and name), and what stands in its place."""

from __future__ import annotations

import re

from survey_import.people.names import is_known

REMOVED = "[removed]"
_KINDS = (
    (
        "a mail address",
        re.compile(
            r"[\w.+%-]+\s?(?:@|\(at\)|\[at\]|\bat\b(?= [\w-]+ (?:dot|\(dot\)) ))\s?[\w-]+(?:(?:\.| (?:dot|\(dot\)) )[\w-]+)+",
            re.IGNORECASE,
        ),
    ),
    (
        "a phone number",
        re.compile(
            r"(?<![\w$.,-])(?:\+?1[-. ]?)?(?:\(\d{3}\)|\d{3})[-. ]?\d{3}[-. ]\d{4}(?:\s?(?:x|ext\.?)\s?\d+)?(?![\w%])"
            r"|(?<![\w$.,-])\+\d[\d .()-]{8,18}\d\b"
            r"|\b(?:tel|phone|call|cell|mobile|fax)(?: me| us)?(?: at| on)?[:. ]{1,3}(?!(?:19|20)\d\d\D)\(?\d[\d ().-]{5,}\d",
            re.IGNORECASE,
        ),
    ),
    (
        "an IP address",
        re.compile(
            r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|\b(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b", re.IGNORECASE
        ),
    ),
    ("a social security number", re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")),
    ("coordinates", re.compile(r"(?<![\d.])-?\d{1,3}\.\d{4,}[,;\s]+-?\d{1,3}\.\d{4,}")),
    (
        "a long id",
        re.compile(
            r"\b(?:R_[A-Za-z0-9]{10,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|uuid:\S+|\d{10,14})\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a street address",
        re.compile(
            r"\b\d{1,5} (?:[NSEW]\.? )?[A-Z]\w+ (?:\w+ )?"
            r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Hwy)\b\.?"
        ),
    ),
    (
        "a handle",
        re.compile(
            r"(?<![\w@])@[A-Za-z_]\w{2,}"
            r"|\b(?:skype|twitter|instagram|insta|ig|facebook|whatsapp|telegram|linkedin)(?: handle)?:\s*\S+"
            r"|\b(?:twitter|facebook|instagram|linkedin)\.com/\S+|\bt\.me/\S+",
            re.IGNORECASE,
        ),
    ),
    (
        "a person's name and degree",
        re.compile(r"\b[A-Z][\w'’-]+(?:\s+[A-Z]\.?)?\s+[A-Z][\w'’-]+,?\s+(?:Ph\.?D|Ed\.?D|M\.?Ed|Esq)\b\.?"),
    ),
)
_NAME = (
    r"(?:[A-Z]\.\s*){0,2}[A-Z][\w'’-]+"
    r"(?:\s+(?:[A-Z]\.?\s+)?(?:(?:van|von|de|der|la|del|bin|al)\s+){0,2}[A-Z][\w'’-]+)?"
)
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Sister|Father|Rev|Hon)\b\.?\s+{_NAME}")
_ROLE = re.compile(
    r"\b(?:(?i:vice |assistant |asst\.? |deputy |head )?(?i:principal|superintendent|supt|teacher|coach|director"
    r"|coordinator|counsel+or|dean|chair(?:man|woman)?|instructor|librarian|facilitator|headmaster|provost|professor))"
    rf"\b[.,:]?\s+({_NAME})"
)
_TITLE = "a person's title and name"


def is_contact(text: str) -> bool:
    """True for a text that is a mail address, a phone number or an IP address and nothing else."""
    return any(pattern.fullmatch(text) for _, pattern in _KINDS[:3])


def mask_kinds(text: str) -> tuple[str, list[str]]:
    """Replace what has the form of a person's data; say which kinds there were."""
    if not any(sign.isdigit() or sign in "@.([:" or sign.isupper() for sign in text) and " at " not in text:
        return text, []
    kinds = []
    for kind, pattern in _KINDS:
        text, count = pattern.subn(REMOVED, text)
        kinds += [kind] if count else []
    masked = _ROLE.sub(_without_name, _TITLED.sub(REMOVED, text))
    return masked, kinds if masked == text else [*kinds, _TITLE]


def _without_name(match: re.Match[str]) -> str:
    """A role and a name; but `Teacher Training` and `principal of Lincoln School` name nobody."""
    return match[0] if any(is_known(word) for word in re.findall(r"[^\W_]+", match[1])) else REMOVED
