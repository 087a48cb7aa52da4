"""One value to the one our files would hold, if there is exactly one: 1,210 to 1210, "Station rotation" to station-rotation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from proofpoints.intake.cells import number_text, spelled
from proofpoints.suggest import labelled

_PERCENT = re.compile(r"(-?\d{1,15}(?:\.\d{1,10})?)\s*%")
_GROUPED = re.compile(
    r"-?[1-9]\d{0,2}(?:,\d{3})+\.\d+|-?[1-9]\d{0,2}(?:,\d{3}){2,}"
)  # 1,234 alone may be a decimal comma


def mend_term(text: str, allowed: Iterable[str]) -> str | None:
    """The one allowed value that differs only in capitals, blanks and signs, or whose label this is."""
    found = [choice for choice in allowed if spelled(choice) == spelled(text)]
    if not found:
        return labelled(text, allowed)
    return found[0] if len(found) == 1 and found[0] != text else None


def mend_whole(text: str) -> str | None:
    """A whole number without commas of thousands."""
    mended = number_text(text.strip())
    return mended if mended != text and mended.isdigit() else None


def mend_number(text: str, *, percent: bool) -> str | None:
    """A number without commas of thousands and, where its unit is percent anyway, without the sign."""
    stripped = text.strip()
    match = _PERCENT.fullmatch(stripped) if percent else None
    if match:
        return match[1]
    return stripped.replace(",", "") if _GROUPED.fullmatch(stripped) else None
