"""What a case tells, with the sources of each part: sentences, lists, counts and shares as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from proofpoints.model import Case, Caveat, Cost, Fact, Item, Share, Voice
from proofpoints.pages.piece import Piece, joined
from proofpoints.pages.prose import inline, paragraphs, source_links
from proofpoints.rows import Package
from proofpoints.vocabulary import GROUPS, STATES
from proofpoints.words import how_exact, number

_ITEM = Piece("<li>{{ text }} {{ sources }}</li>")
_SHARE = Piece("<li>{{ group }}: {{ said }}</li>")
_SOURCED, _NOTE = Piece("{{ text }}{{ source }}{{ note }}"), Piece(" {{ note }}")


@dataclass(frozen=True)
class Telling:
    """How the texts of a case are told, with the figures of its dataset that they refer to."""

    package: Package

    def say(self, text: str) -> Markup:
        """A sentence."""
        return inline(text, self.package)

    def tell(self, text: str) -> Markup:
        """Paragraphs."""
        return paragraphs(text, self.package)

    def items(self, told: Iterable[Caveat | Cost | Item | Voice]) -> Markup:
        """Sentences as items of a list."""
        return joined([_ITEM.fill(text=self.say(one.text), sources=source_links(one.source)) for one in told])

    def counts(self, facts: Iterable[Fact]) -> Markup:
        """Counts with their notes."""
        return joined([self._sourced(fact_text(fact), fact) for fact in facts], "; ")

    def count(self, fact: Fact) -> Markup:
        """A count without its note."""
        return _SOURCED.fill(text=fact_text(fact), source=source_links(fact.source), note="")

    def shares(self, shares: Iterable[Share]) -> Markup:
        """Shares of student groups as items of a list."""
        return joined([_SHARE.fill(group=GROUPS[one.group].label, said=self._share(one)) for one in shares])

    def _share(self, share: Share) -> Markup:
        year = f" ({share.year})" if share.year else ""
        return self._sourced(f"{how_exact(share.qualifier)}{number(share.percent)} percent{year}", share)

    def _sourced(self, text: str, said: Fact | Share) -> Markup:
        note = _NOTE.fill(note=self.say(said.note)) if said.note else ""
        return _SOURCED.fill(text=text, source=source_links(said.source), note=note)


def fact_text(fact: Fact) -> str:
    """A count with its year: about 4,000 (2009-10)."""
    return number_text(fact) + (f" ({fact.year})" if fact.year else "")


def number_text(fact: Fact) -> str:
    """A count as exact as its source: at least 1,600."""
    return f"{how_exact(fact.qualifier)}{fact.value:,}"


def place_text(case: Case) -> str:
    """City and state; of several states the case names what it can itself."""
    place = case.who.place
    if place.state == "US" and place.city:
        return place.city
    return ", ".join(part for part in (place.city, STATES[place.state].label) if part)
