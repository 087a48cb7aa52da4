"""Whole numbers as a text of fixed steps, so that a column of ten thousand cases is one short string."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# Signs that stand for themselves in JSON and in a page. docs/assets/packed.js has the same.
SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "<\\")
_BASE = len(SIGNS)


def pack(numbers: Sequence[int]) -> dict[str, Any]:
    """The numbers, none below 0, each below `base`: `each` of them share `width` signs of `text`, the largest place first."""
    base = max(numbers, default=0) + 1
    each, width = 1, 1
    while 1 < base ** (each + 1) <= _BASE:  # small numbers share a sign
        each += 1
    while _BASE**width < base:  # large ones need several
        width += 1
    places = [_BASE**place for place in range(width - 1, -1, -1)]
    groups = (numbers[start : start + each] for start in range(0, len(numbers), each))
    joined = (sum(number * base**place for place, number in enumerate(group)) for group in groups)
    text = "".join(SIGNS[number // step % _BASE] for number in joined for step in places)
    return {"count": len(numbers), "base": base, "each": each, "width": width, "text": text}


def unpack(packed: dict[str, Any]) -> list[int]:
    """The numbers of a packed text, as the browser reads them."""
    base, width, text = packed["base"], packed["width"], packed["text"]
    numbers: list[int] = []
    for start in range(0, len(text), width):
        joined = 0
        for sign in text[start : start + width]:
            joined = joined * _BASE + SIGNS.index(sign)
        numbers += (joined // base**place % base for place in range(packed["each"]))
    return numbers[: packed["count"]]
