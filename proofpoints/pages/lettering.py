"""Text on a drawing: how wide it is, where it breaks, and the largest size at which it fits."""

from __future__ import annotations

import re
from functools import lru_cache

# Width of a letter of Liberation Sans (that of Arial) in thousandths of its size; the engine that draws has no line breaks.
_WIDTHS = {
    letter: width
    for letters, width in (
        ("'", 191),
        ("ijl‘’", 222),
        ("|", 260),
        (" !,./:;I[]\\ft", 278),
        ("()-`r“”·", 333),
        ('"', 355),
        ("*", 389),
        ("^", 469),
        ("Jcksvxyz", 500),
        ("#$0123456789?L_abdeghnopqu–", 556),
        ("+<=>~−≈±", 584),
        ("FTZ", 611),
        ("&ABEKPSVXY", 667),
        ("CDHNRUw", 722),
        ("GOQ", 778),
        ("Mm", 833),
        ("%", 889),
        ("W", 944),
    )
    for letter in letters
}
_OTHER = 1020  # an unknown letter counts as the widest
_BOLD = 1.09
MARK = "…"
# not allowed in an SVG, even escaped
_UNDRAWABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is, rather too much than too little."""
    return _wide(_units(text), size, bold)


def _wide(units: int, size: float, bold: bool) -> float:
    return units * size * (_BOLD if bold else 1) / 1000


@lru_cache(maxsize=4096)  # the words of the cards are much the same, and each is asked for at several sizes
def _units(text: str) -> int:
    return sum([_WIDTHS.get(letter, _OTHER) for letter in text])


def broken(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Lines that fit into `room`; a single word that does not is cut, a sign that no drawing may hold is left out."""
    lines: list[str] = []
    used = 0
    for word in _UNDRAWABLE.sub("", text).split():
        longer = used + _units(" ") + _units(word)
        if lines and _wide(longer, size, bold) <= room:
            lines[-1] += f" {word}"
            used = longer
        else:
            lines.append(_cut(word, size, room, bold=bold))
            used = _units(lines[-1])
    return lines


def _cut(word: str, size: float, room: float, *, bold: bool) -> str:
    while len(word) > 1 and width(word, size, bold=bold) > room:
        word = word.rstrip(MARK)[:-1] + MARK
    return word


def clipped(lines: list[str], most: int) -> list[str]:
    """At most so many lines; a mark says that there is more. The last whole word goes: half a number would be another."""
    if len(lines) <= most:
        return lines
    *kept, last = lines[:most]
    return [*kept, f"{last.rsplit(' ', 1)[0]} {MARK}"]
