"""Numbers and shares in words."""

from __future__ import annotations

from proofpoints.number_words import IN_WORDS

WORDS = {
    **{word: float(number) for number, word in enumerate(IN_WORDS)},
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
}
SHARES = {
    "half": 50.0,
    "a half": 50.0,
    "one half": 50.0,
    "a third": 100 / 3,
    "one third": 100 / 3,
    "two thirds": 200 / 3,
    "a quarter": 25.0,
    "one quarter": 25.0,
    "three quarters": 75.0,
    "a fifth": 20.0,
    "one fifth": 20.0,
    "two fifths": 40.0,
    "three fifths": 60.0,
    "four fifths": 80.0,
    "1/2": 50.0,
    "1/3": 100 / 3,
    "2/3": 200 / 3,
}
