"""The nearest allowed value: "did you mean ...?"."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Mapping


def nearest(value: str, allowed: Iterable[str]) -> str | None:
    """The allowed value meant: the one whose label this is (Texas: TX), else the one most like it; None if none is.

    A short one in a long word is chance: HI in Washington.
    """
    return labelled(value, allowed) or _most_like(value, [choice for choice in allowed if 3 * len(choice) > len(value)])


def _most_like(value: str, choices: list[str]) -> str | None:
    fuzz = importlib.import_module("rapidfuzz.fuzz")  # who has made no mistake does without
    process, utils = importlib.import_module("rapidfuzz.process"), importlib.import_module("rapidfuzz.utils")
    match = process.extractOne(value, choices, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=70)
    return match[0] if match else None


def labelled(value: str, allowed: Iterable[str]) -> str | None:
    """The one value whose label is this text, whatever its capitals and signs; None if there is none, or no labels."""
    if not isinstance(allowed, Mapping) or not (wanted := _plain(value)):
        return None
    found = [id_ for id_, term in allowed.items() if _plain(getattr(term, "label", "")) == wanted]
    return found[0] if len(found) == 1 else None


def did_you_mean(value: str, allowed: Iterable[str]) -> str:
    """A sentence naming the nearest allowed value, or an empty text if none is near."""
    match = nearest(value, allowed)
    return f'Did you mean "{match}"? ' if match else ""


def listed(allowed: Iterable[str], most: int = 12) -> str:
    """The allowed values as a sentence; a long list is cut, and the reader sent to the docs."""
    values = list(allowed)
    shown = ", ".join(values[:most])
    return f"Allowed: {shown}." if len(values) <= most else f"Allowed: {shown}, ... (all in docs/vocabulary.md)."


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
