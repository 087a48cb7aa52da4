"""Invented words: names of places that do not exist, and sentences that are not all made of the same words."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

_WORDS: dict[str, list[str]] = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))
_STARTS, _ENDS, _KINDS = _WORDS["starts"], _WORDS["ends"], _WORDS["kinds"]
MOST_NAMES = len(_STARTS) * len(_ENDS) * len(_KINDS)
_STRIDE = 7919  # a prime, so that neighbours in number are no neighbours in name and no name comes twice


def name_of(number: int) -> str:
    """The invented name of case `number`; no two are alike. Raises IndexError beyond MOST_NAMES."""
    if number >= MOST_NAMES:
        raise IndexError(f"there are {MOST_NAMES} invented names")
    place, kind = divmod(number * _STRIDE % MOST_NAMES, len(_KINDS))
    start, end = divmod(place, len(_ENDS))
    return f"Example {_STARTS[start]}{_ENDS[end]} {_KINDS[kind]}"


def sentence(random: Random) -> str:
    """One invented sentence without a figure in it."""
    words = {key: _frequent(random, _WORDS[key]) for key in ("who", "did", "thing", "when", "where", "why")}
    words |= {f"{key}2": random.choice(_WORDS[key]) for key in ("who", "did", "thing")}
    text = random.choice(_WORDS["clauses"]).format(**words)
    return text[0].upper() + text[1:]


def paragraph(random: Random, count: int) -> str:
    """`count` sentences."""
    return " ".join(sentence(random) for _ in range(count))


def _frequent(random: Random, words: list[str]) -> str:
    """Words at the front come more often, as in real prose."""
    return words[int(len(words) * random.random() ** 1.6)]
