"""People out, before anything else runs: identity columns, their values wherever they stand, what looks like a person.

Nothing here returns or raises what it removed. Free text is never shown anywhere: names of third persons can't be found
reliably, so only the figures in it and their few words leave the importer, and those pass `safe_span`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from proofpoints.vocabulary import ARMS, COVERS, LEVELS, METRICS, MODELS, SUBJECTS, UNITS
from survey_import.names import GIVEN_NAMES, ORGANIZATION
from survey_import.response import Column, Export, Record

REMOVED = "[removed]"
_KINDS = (
    ("a mail address", re.compile(r"[\w.+%-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)),
    (
        "a phone number",
        re.compile(
            r"(?<![\w$.,-])(?:\+?1[-. ]?)?(?:\(\d{3}\)|\d{3})[-. ]?\d{3}[-. ]\d{4}(?:\s?(?:x|ext\.?)\s?\d+)?(?![\w%])|"
            r"(?<![\w$.,-])\+\d[\d .-]{8,16}\d\b"
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
            r"\b(?:R_[A-Za-z0-9]{10,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
            r"|uuid:\S+|\d{10,14})\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a street address",
        re.compile(
            r"\b\d{1,5} (?:[NSEW]\.? )?[A-Z]\w+ (?:\w+ )?(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Lane|Ln"
            r"|Drive|Dr|Court|Ct|Way|Hwy)\b\.?"
        ),
    ),
    ("a handle", re.compile(r"(?<![\w@])@[A-Za-z_]\w{2,}")),
    (
        "a person's title and name",
        re.compile(
            r"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Coach|Principal|Superintendent|Supt|Teacher|Sister|Father)\.?\s+"
            r"(?:[A-Z]\.\s*)?[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)?"
        ),
    ),
)
_WORD = re.compile(r"[^\W_]+")
_PERSONAL_HEADING = re.compile(
    r"\b(?:e-?mail|phone|telephone|mobile|cell number|fax|first name|last name|surname|full name|your "
    r"name|given name|contact (?:name|person)|"
    r"ip address|latitude|longitude|geolocation|respondent(?!s)|username|signature|date of birth|job "
    r"title|your title|mailing address|"
    r"street address|home address|submitted by|twitter|superintendent(?:'s)? name|principal(?:'s)? "
    r"name|teacher(?:'s)? name|staff name)\b",
    re.IGNORECASE,
)
_SHORT = 5  # letters: a shorter single name (Ann, May) is masked in its own record only
_LONGEST = 6  # words of an identity value


@dataclass
class Guard:
    """What is known to be personal in one import. `held` lists what was held back: (file, record, column, kind)."""

    phrases: set[tuple[str, ...]] = field(default_factory=set)
    held: list[tuple[str, int, int, str]] = field(default_factory=list)


def is_personal_heading(heading: str) -> bool:
    """True for headings that ask for a person: mail, phone, your name ..."""
    return bool(_PERSONAL_HEADING.search(heading)) or heading.strip(" :*?").casefold() in (
        "name",
        "names",
        "contact",
        "ip",
        "address",
        "phone",
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, for comparison."""
    return tuple(word.casefold() for word in _WORD.findall(text))


def clean_export(export: Export, guard: Guard, personal: set[int]) -> None:
    """Empty the identity columns of an export in place and mask their values in all other cells."""
    identity = [
        i
        for i, column in enumerate(export.columns)
        if column.role == "identity" or i in personal or _looks_personal(export, i)
    ]
    for index in identity:
        export.columns[index] = Column(
            export.columns[index].position, mask_kinds(export.columns[index].heading)[0], "identity"
        )
    own = [_own_phrases(record, identity) for record in export.records]
    guard.phrases |= {
        phrase for phrases in own for phrase in phrases if len(phrase) > 1 or len(phrase[0]) >= _SHORT * 2
    }
    for record, phrases in zip(export.records, own, strict=True):
        for index in identity:
            record.cells[index] = ""
        _mask_record(export, record, phrases, guard)
    export.columns = [Column(c.position, mask_kinds(c.heading)[0], c.role) for c in export.columns]


def _looks_personal(export: Export, index: int) -> bool:
    """A column whose cells are mostly mail addresses, phones or IP addresses, whatever its heading says."""
    column = export.columns[index]
    if column.role == "meta":
        return False
    filled = [record.cells[index] for record in export.records[:300] if record.cells[index].strip()]
    hits = sum(bool(pattern.fullmatch(text.strip())) for text in filled for _, pattern in _KINDS[:3])
    return bool(filled) and hits > len(filled) * 0.3


def _own_phrases(record: Record, identity: list[int]) -> set[tuple[str, ...]]:
    phrases: set[tuple[str, ...]] = set()
    for index in identity:
        words = words_of(record.cells[index])
        if (
            1 <= len(words) <= _LONGEST
            and sum(map(len, words)) > 2
            and record.cells[index].casefold().strip() != "anonymous"
        ):
            phrases |= {words, words[::-1]}
            if not re.search(r"[@\d]", record.cells[index]):
                phrases |= {(word,) for word in words if len(word) > 2}
    names = [
        words_of(record.cells[index])
        for index in identity
        if re.fullmatch(r"[^\W\d_][\w' .-]{1,25}", record.cells[index].strip())
    ]
    for one in names:  # first and last name in two columns
        phrases |= {one + other for other in names if other != one and len(one) + len(other) <= 4 and one and other}
    return phrases


def _mask_record(export: Export, record: Record, own: set[tuple[str, ...]], guard: Guard) -> None:
    known = guard.phrases
    for index, text in enumerate(record.cells):
        if not text or export.columns[index].role != "answer":
            continue
        masked, kinds = mask_kinds(text)
        masked, found = _mask_phrases(masked, own, known)
        if kinds or found:
            record.cells[index] = masked
            kind = ", ".join([*kinds, *(["a name from another column"] if found else [])])
            guard.held.append((export.file, record.number, export.columns[index].position, kind))


def mask_known(text: str, guard: Guard) -> str:
    """Mask the personal values of any record of the import in a text."""
    return _mask_phrases(mask_kinds(text)[0], set(), guard.phrases)[0]


def mask_kinds(text: str) -> tuple[str, list[str]]:
    """Replace what has the form of a person's data; say which kinds there were."""
    if not any(sign.isdigit() or sign in "@.([" or sign.isupper() for sign in text):
        return text, []
    kinds = []
    for kind, pattern in _KINDS:
        text, count = pattern.subn(REMOVED, text)
        kinds += [kind] if count else []
    return text, kinds


def _mask_phrases(text: str, own: set[tuple[str, ...]], known: set[tuple[str, ...]]) -> tuple[str, bool]:
    if not own and not known:
        return text, False
    spans = [(match.start(), match.end(), match[0].casefold()) for match in _WORD.finditer(text)]
    cuts: list[tuple[int, int]] = []
    for start in range(len(spans)):
        for length in range(min(_LONGEST, len(spans) - start), 0, -1):
            phrase = tuple(word for _, _, word in spans[start : start + length])
            if phrase in own or phrase in known:
                cuts.append((spans[start][0], spans[start + length - 1][1]))
                break
    for begin, end in reversed(cuts):
        text = text[:begin] + REMOVED + text[end:]
    return text, bool(cuts)


# Jane Doe's lab; ask Jane Doe
_NAMED = re.compile(
    r"\b[A-Z][a-z]+ [A-Z][a-z]+'s\b|\b(?:by|ask|contact|see|call|e-?mail|led by) [A-Z][a-z]+ [A-Z][a-z]+"
)


def doubtful(text: str) -> str:
    """Why a short answer may name a person although nothing proves it; empty if it does not look so."""
    if REMOVED in text:
        return "something personal was removed from it"
    if mask_kinds(text)[1]:
        return "it holds personal data"
    words = re.findall(r"[^\W\d_][\w'-]*", text)
    if len(words) in (2, 3) and words[0].casefold() in GIVEN_NAMES and not ORGANIZATION.search(text):
        return "it may be a person's name"
    if _NAMED.search(text):
        return "it may hold a person's name"
    for match in re.finditer(r"\b([A-Z][a-z]+)\s+(?:[A-Z]\.\s*)?([A-Z][a-z'-]+)\b", text):
        follows = " ".join(text[match.end() :].split()[:2])
        if match[1].casefold() in GIVEN_NAMES and not ORGANIZATION.search(f"{match[2]} {follows}"):
            return "it may hold a person's name"
    return ""


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


def safe_span(text: str, most: int = 90) -> str:
    """The words around a figure without any that could be a name: capitalised words that are not ours become [...]."""
    kept = [word if _is_plain(word) else "[...]" for word in mask_kinds(text)[0].split()]
    joined = re.sub(r"\[\.\.\.\](?: \[\.\.\.\])+", "[...]", " ".join(kept))
    return joined if len(joined) <= most else joined[: most - 3] + "..."


def _is_plain(word: str) -> bool:
    parts = [part.casefold() for part in _WORD.findall(word)]
    if any(part in GIVEN_NAMES for part in parts):
        return False
    return bool(_PLAIN.fullmatch(word)) or all(
        part in _OURS or ORGANIZATION.fullmatch(part) or part in ("k", "pk", "prek") or part.isdigit() for part in parts
    )


def safe_url(text: str) -> str:
    """A web address without user, query of a person, or fragment; empty if it is none or may name someone."""
    match = re.search(r"https?://[^\s<>\"'\\^`{|}]+", text.strip())
    found = (
        match[0].rstrip(".,;)")
        if match
        else f"https://{text.strip()}"
        if re.fullmatch(r"(?:www\.)?[\w-]+(\.[\w-]+)+(/\S*)?", text.strip())
        else ""
    )
    try:
        parts = urlsplit(found)
    except ValueError:
        return ""
    if (
        not parts.hostname
        or "@" in parts.netloc
        or mask_kinds(found)[1]
        or REMOVED in found
        or "." not in parts.hostname
    ):
        return ""
    query = (
        parts.query
        if re.fullmatch(r"[\w=&.%-]{0,120}", parts.query)
        and not re.search(r"token|key|usp|mail|user|auth", parts.query, re.I)
        else ""
    )
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))[:500]
