"""One allowed value with the words a reader sees and the definition a contributor reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

NAMES = frozenset({"American", "Asian", "Black", "English", "Hispanic", "Native"})  # first words of labels


@dataclass(frozen=True)
class Term:
    """An allowed value of a list: `id` is what people write, `label` what the page shows."""

    id: str
    label: str
    definition: str

    @property
    def within(self) -> str:
        """The label inside a sentence: only a name or an abbreviation keeps its capital there."""
        first = self.label.split(" ", 1)[0]
        return self.label if first in NAMES or first.isupper() else self.label[:1].lower() + self.label[1:]


T = TypeVar("T", bound=Term)


def by_id(terms: Sequence[T]) -> dict[str, T]:
    """Index terms by id in their written order; a repeated id is a mistake of ours."""
    index = {term.id: term for term in terms}
    if len(index) != len(terms):
        raise ValueError(f"repeated id among {[term.id for term in terms]}")
    return index
