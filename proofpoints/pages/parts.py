"""Long lists in parts: the first stands at the address of the list, the others below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PAGE = 50  # items of one part
T = TypeVar("T")


@dataclass(frozen=True)
class Part(Generic[T]):
    """Some items of a list: address and title of the page they stand on, its number, and how many pages there are."""

    path: str
    title: str
    items: Sequence[T]
    number: int
    last: int


def parts(base: str, title: str, items: Sequence[T], later: str = "") -> Iterator[Part[T]]:
    """The pages of the list at `base`, one at least; the pager links them. `later`: title of those after the first."""
    last = max(1, -(-len(items) // PAGE))
    yield Part(base, title, items[:PAGE], 1, last)
    for number in range(2, last + 1):
        part = items[(number - 1) * PAGE : number * PAGE]
        yield Part(f"{base}page/{number}/", f"{later or title}, page {number}", part, number, last)
