"""Text on a drawing: how wide it is, where it breaks, and the largest size at which it fits."""

from __future__ import annotations

import re

# Width of a letter of Liberation Sans (that of Arial) in parts of its size; the engine that draws has no line breaks.
_WIDTHS = {
    letter: width
    for letters, width in (
        ("'", 0.191),
        ("ijl‘’", 0.222),
        ("|", 0.26),
        (" !,./:;I[]\\ft", 0.278),
        ("()-`r“”·", 0.333),
        ('"', 0.355),
        ("*", 0.389),
        ("^", 0.469),
        ("Jcksvxyz", 0.5),
        ("#$0123456789?L_abdeghnopqu–", 0.556),
        ("+<=>~−≈±", 0.584),
        ("FTZ", 0.611),
        ("&ABEKPSVXY", 0.667),
        ("CDHNRUw", 0.722),
        ("GOQ", 0.778),
        ("Mm", 0.833),
        ("%", 0.889),
        ("W", 0.944),
    )
    for letter in letters
}
_OTHER = 1.02  # an unknown letter counts as the widest
_BOLD = 1.09
MARK = "…"
_UNDRAWABLE = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # not allowed in an SVG, even escaped


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is, rather too much than too little."""
    return sum(_WIDTHS.get(letter, _OTHER) for letter in text) * size * (_BOLD if bold else 1)


def broken(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Lines that fit into `room`; a single word that does not is cut, a sign that no drawing may hold is left out."""
    lines: list[str] = []
    for word in _UNDRAWABLE.sub("", text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(_cut(word, size, room, bold=bold))
    return lines


def _cut(word: str, size: float, room: float, *, bold: bool) -> str:
    while len(word) > 1 and width(word, size, bold=bold) > room:
        word = word.rstrip(MARK)[:-1] + MARK
    return word


def clipped(lines: list[str], most: int) -> list[str]:
    """At most so many lines; a mark says that there is more. The last whole word goes: half a number would be another."""
    if len(lines) <= most:
        return lines
    kept = lines[:most]
    if kept:
        kept[-1] = f"{kept[-1].rsplit(' ', 1)[0]} {MARK}"
    return kept
