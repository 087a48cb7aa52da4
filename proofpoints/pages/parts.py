"""Long lists in parts: the first stands at the address of the list, the others below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

PAGE = 50
T = TypeVar("T")


def chunks(items: Sequence[T], size: int = PAGE) -> list[Sequence[T]]:
    """Parts of at most `size`; one empty part if there is nothing."""
    return [items[start : start + size] for start in range(0, len(items), size)] or [items]


def part_path(base: str, number: int) -> str:
    """Where a part of the list at `base` stands, counted from 1; the pager of the templates links there."""
    return base if number == 1 else f"{base}page/{number}/"
