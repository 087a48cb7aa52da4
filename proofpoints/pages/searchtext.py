"""The words of a case by which full-text search finds it: names, products, measures, prose; no tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from proofpoints.analyse import Result
from proofpoints.pages.prose import plain
from proofpoints.vocabulary import METRICS, MODELS, STATES, SUBJECTS


def search_text(result: Result) -> str:
    """Plain text; the page's title is indexed apart from it."""
    case = result.case
    words = [
        case.what.program,
        case.who.place.city or "",
        STATES[case.who.place.state].label,
        *case.what.products,
        *(MODELS[model].label for model in case.what.models),
        *(SUBJECTS[subject].label for subject in case.what.subjects),
        *(METRICS[metric].label for metric in result.metrics),
        *dict.fromkeys(row.instrument for row in result.package.outcomes if row.arm == "program"),
    ]
    prose = (plain(text, result.package) for _, text in result.prose)
    return "\n".join([*(word for word in words if word), *as_lists(new_words(prose))])


def as_lists(words: list[str]) -> tuple[str, str]:
    """Plain words by the alphabet, so that no two together say what nobody said ("one student"); then all that is more, set
    apart by signs, so that no figure meets words that were not said of it. Words that tell no case from another are left out.

    The signs cost: behind each word they make Pagefind a third slower.
    """
    plain_words = {word for word in words if word.isalpha()} - COMMON
    return " ".join(sorted(plain_words)), "; ".join(word for word in words if not word.isalpha())


def new_words(texts: Iterable[str]) -> list[str]:
    """The words of some texts, each once, without the signs around them; a figure with the two words before it.

    The index notes every place of every word, and a reader who asks for a common one loads all of it: at 10,000 cases
    up to 500 kB, against 41 kB if a word stands once in a case. A figure never loses its "at least".
    """
    found: list[str] = []
    for text in texts:
        words = [word.strip(_AROUND) for word in text.casefold().split()]  # no letter becomes such a sign, or a space
        has_figures = not text.isascii() or _DIGIT.search(text)
        found += _with_figures(words) if has_figures else words
    return list(dict.fromkeys(found))


def _with_figures(words: list[str]) -> Iterator[str]:
    for place, word in enumerate(words):
        figure = not word.isalpha() and any(sign.isdigit() for sign in word)
        yield " ".join(words[max(0, place - _BEFORE) : place + 1]) if figure else word


_COMMON = """
a about after also an and are as at be because been before being between but by did do does during for from had has have
he her his how if in into is its of on or our over she so than that the their them then there these they this those
through to under until up was we were what when where which while who why with within would you your
"""
# A tenth of the words (9 % in invented cases), and said of nearly every case; docs/assets/find.js drops them from what is
# asked. "It", "no", "not", "all" and "will" stay: they are other words, too, or say something.
COMMON = frozenset(_COMMON.split())
_BEFORE = 2
_AROUND = ".,;:!?()[]\"'“”‘’"
_DIGIT = re.compile("[0-9]")
