"""A quick look at a text before a pattern that ignores case: looking for a word takes a tenth of the time."""

from __future__ import annotations

from collections.abc import Iterable

_ALSO = (("ı", "i"), ("i̇", "i"), ("ſ", "s"))  # what such a pattern takes for an i or s, besides their capitals


def small(text: str) -> str:
    """The text in small letters, with a to z wherever a pattern that ignores case would see one of them."""
    low = text.lower()
    if low.isascii():
        return low
    for sign, letter in _ALSO:
        low = low.replace(sign, letter)
    return low


def together(texts: Iterable[str]) -> str:
    """One text that holds whatever one of these holds, to ask only once. The sign between them is part of no form."""
    return "\0".join(texts)


def words_in(text: str, words: Iterable[str]) -> list[str]:
    """Those of these words, in small letters, that stand somewhere in the text, be it inside of another word."""
    low = small(text)
    return [word for word in words if word in low]
