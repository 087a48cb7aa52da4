"""Sentences of a case to safe HTML: escaped paragraphs in which a row reference becomes its value, linked to the row."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from proofpoints.evidence.contrasts import subtract
from proofpoints.pages.piece import Piece, joined, piece
from proofpoints.references import PATTERN, Reference, parse_reference
from proofpoints.rows import Outcome, Package
from proofpoints.words import count_text, difference_text, row_text

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"(])")
_PARAGRAPH = Piece("<p>{{ text }}</p>")


def reference_text(reference: Reference, package: Package) -> str:
    """What a reference says: a value with its unit, a number of students, or a signed difference."""
    row = package.by_id[reference.row]
    if reference.part == "n":
        return count_text(row.n or 0)
    if reference.minus is None:
        return row_text(row)
    other = package.by_id[reference.minus]
    assert isinstance(row, Outcome)
    assert isinstance(other, Outcome)
    about = "about " if "approximate" in (row.qualifier, other.qualifier) else ""
    return about + difference_text(subtract(row, other), row.unit)


def plain(text: str, package: Package | None) -> str:
    """The sentence as plain text, for search, feeds and descriptions."""
    if "{" not in text:
        return text

    def put(match: re.Match[str]) -> str:
        reference = parse_reference(match[1])
        return reference_text(reference, package) if reference and package else ""

    return PATTERN.sub(put, text)


def clip(text: str, limit: int) -> str:
    """The first sentences up to `limit` characters, at least one, with a mark where the rest is left out."""
    sentences = _SENTENCE.split(" ".join(text.split()))
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + len(sentence) + 1 > limit:
            return f"{_words(kept, limit)} …"
        kept += f" {sentence}"
    return _words(kept, limit)


def _words(text: str, limit: int) -> str:
    """A single sentence that is far too long ends at a word."""
    return text if len(text) <= limit * 2 else text[: limit * 2].rsplit(" ", 1)[0] + " …"


def named_rows(text: str, slug: str) -> str:
    """The rows a sentence refers to, as slug:row, for pages other than the case's own."""
    found = [reference for match in PATTERN.finditer(text) if (reference := parse_reference(match[1]))]
    return rows_elsewhere(" ".join(row for reference in found for row in reference.rows), slug)


def rows_elsewhere(rows: str, slug: str) -> str:
    """Row ids as slug:row."""
    return " ".join(dict.fromkeys(f"{slug}:{row}" for row in rows.split()))


def inline(text: str, package: Package | None) -> Markup:
    """The sentence as HTML, on the page of its case."""
    if "{" not in text:
        return escape(text)
    parts: list[Markup] = []
    end = 0
    for match in PATTERN.finditer(text):
        parts.append(escape(text[end : match.start()]))
        reference = parse_reference(match[1])
        if reference and package:
            parts.append(_link(reference, package))
        end = match.end()
    parts.append(escape(text[end:]))
    return joined(parts)


def _link(reference: Reference, package: Package) -> Markup:
    text = reference_text(reference, package)
    return piece("figure_link.html").fill(row=reference.row, rows=" ".join(reference.rows), text=text)


def source_links(ids: str | tuple[str, ...] | None) -> Markup:
    """Links to the sources of a sentence or a figure: one, several or none."""
    return _source_link(ids) if isinstance(ids, str) else joined(map(_source_link, ids or ()))


@lru_cache(maxsize=1024)
def _source_link(source: str) -> Markup:
    return piece("source_link.html").fill(id=source)


def paragraphs(text: str, package: Package | None) -> Markup:
    """Paragraphs, parted by blank lines."""
    blocks = [block for block in text.split("\n\n") if block.strip()]
    return joined(_PARAGRAPH.fill(text=inline(block.strip(), package)) for block in blocks)
