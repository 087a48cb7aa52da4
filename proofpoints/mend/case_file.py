"""A case file: its parts in our order with their comments, numbers and words of the vocabulary in our form."""

from __future__ import annotations

import re
from collections import Counter

from proofpoints.mend.words import mend_number, mend_term, mend_whole
from proofpoints.model import Case
from proofpoints.part import keys_of
from proofpoints.period import mend_period
from proofpoints.reading.shape import ShapeError, shape_errors
from proofpoints.reading.yamlfile import read_yaml, scalar_spans

# YAML, and so the place of a value, also ends a line at these signs, which no editor shows
_LINE = re.compile("[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029])|[^\n\r\x85\u2028\u2029]+")
_ORDER = [key.written for key in keys_of(Case)]


def mend_case(text: str) -> str:
    """The mended text; the same text if it can't be read, or if a mend would change more than it should."""
    document = read_yaml(text.encode("utf-8"))
    if document.flaws or not isinstance(document.data, dict):
        return text
    return _order(_values(text, shape_errors(document.data)))


def _values(text: str, errors: list[ShapeError]) -> str:
    mends = {error.path: mended for error in errors if (mended := _value(error)) is not None}
    if not mends:
        return text
    lines = _LINE.findall(text)
    # from the end, so that places before stay right
    for span in sorted(scalar_spans(text), key=lambda span: span.start, reverse=True):
        (row, start), (last, end) = span.start, span.end
        if span.path in mends and row == last:
            lines[row - 1] = lines[row - 1][: start - 1] + mends[span.path] + lines[row - 1][end - 1 :]
    mended = "".join(lines)
    return text if read_yaml(mended.encode("utf-8")).flaws else mended


def _value(error: ShapeError) -> str | None:
    if not isinstance(error.value, str):
        return None
    if error.type == "one_of":
        return mend_term(error.value, error.allowed)
    if error.type == "int_parsing":
        return mend_whole(error.value)
    if error.type == "float_parsing":
        return mend_number(error.value, percent=error.path[-1] == "percent")
    return mend_period(error.value) if error.type == "period" else None


def _order(text: str) -> str:
    """Parts into our order, each with the comments above it; what stands above the first part stays on top."""
    document = read_yaml(text.encode("utf-8"))
    keys = list(document.data)
    if any(key not in _ORDER for key in keys) or keys == sorted(keys, key=_ORDER.index):
        return text
    if len(_LINE.findall(text)) != text.count("\n") + (not text.endswith("\n")):
        return text  # a line ends where no editor shows it: too odd to move parts
    lines = text.removesuffix("\n").split("\n")
    starts = [_start(lines, document.keys[(key,)][0] - 1) for key in keys]
    starts[0] = _first(lines, starts[0], document.keys[(keys[0],)][0] - 1)
    ends = [*starts[1:], len(lines)]
    blocks = {key: lines[start:end] for key, start, end in zip(keys, starts, ends, strict=True)}
    ordered = list(lines[: starts[0]])
    for key in sorted(keys, key=_ORDER.index):
        ordered += blocks[key]
    mended = "\n".join(_trimmed(ordered)) + "\n"
    same = read_yaml(mended.encode("utf-8")).data == document.data and _content(mended) == _content(text)
    return mended if same else text


def _start(lines: list[str], key: int) -> int:
    """The first of the comment lines directly above a key."""
    while key > 0 and lines[key - 1].startswith("#"):
        key -= 1
    return key


def _first(lines: list[str], start: int, key: int) -> int:
    """Comments above the first part are the file's, unless a blank line parts them from what stands above."""
    return start if start > 0 and not lines[start - 1].strip() else key


def _trimmed(block: list[str]) -> list[str]:
    while block and not block[-1].strip():
        block = block[:-1]
    return block


def _content(text: str) -> Counter[str]:
    return Counter(line for line in text.split("\n") if line.strip())
