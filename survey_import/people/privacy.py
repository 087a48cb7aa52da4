"""People out, before anything else runs: identity columns, their values wherever they stand, what looks like a person.

Nothing here returns or raises what it removed. Free text is never shown anywhere: names of third persons can't be found
reliably, so only the figures in it and their few words leave the importer, and those pass `spans.safe_span`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from survey_import.people.masking import REMOVED, is_contact, mask_kinds
from survey_import.people.persons import mask_names
from survey_import.response import Column, Export, Record

_WORD = re.compile(r"[^\W_]+")
_SHORT = 5  # letters: a shorter single name (Ann, May) is masked in its own record only
_LONGEST = 6  # words of an identity value


@dataclass
class Guard:
    """What is known to be personal in one import. `held` lists what was held back: (file, record, column, kind)."""

    phrases: set[tuple[str, ...]] = field(default_factory=set)
    held: list[tuple[str, int, int, str]] = field(default_factory=list)


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
            export.columns[index].position, mask_names(export.columns[index].heading), "identity"
        )
    own = [_own_phrases(record, identity) for record in export.records]
    guard.phrases |= {
        phrase for phrases in own for phrase in phrases if len(phrase) > 1 or len(phrase[0]) >= _SHORT * 2
    }
    for record, phrases in zip(export.records, own, strict=True):
        for index in identity:
            record.cells[index] = ""
        _mask_record(export, record, phrases, guard)
    export.columns = [Column(c.position, mask_names(c.heading), c.role) for c in export.columns]


def _looks_personal(export: Export, index: int) -> bool:
    """A column whose cells are mostly mail addresses, phones or IP addresses, whatever its heading says."""
    if export.columns[index].role == "meta":
        return False
    filled = [text for record in export.records[:300] if (text := record.cells[index].strip())]
    return sum(map(is_contact, filled)) > len(filled) * 0.3


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
