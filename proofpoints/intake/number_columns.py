"""Which column of numbers of students belongs to which column of figures, where headings stand in two lines or name a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Place:
    """A column with the year and the subject its heading names and the heading that spans it, each empty if there is none."""

    place: int
    period: str = ""
    span: str = ""
    subject: str = ""


def pair_numbers(figures: Sequence[Place], numbers: Sequence[Place]) -> dict[int, int]:
    """The place of the numbers by the place of the figures; the same year pairs them, else the same heading above or subject."""
    pairs: dict[int, int] = {}
    left = list(numbers)
    for key in ("period", "span", "subject"):
        for said in dict.fromkeys(getattr(one, key) for one in left):
            beside = [one.place for one in figures if said and getattr(one, key) == said and one.place not in pairs]
            same = [one.place for one in left if getattr(one, key) == said]
            if beside:
                pairs |= _pair(beside, same)
                left = [one for one in left if one.place not in same]
    rest = [one.place for one in figures if one.place not in pairs]
    places = [one.place for one in left]
    if len(rest) == len(places) > 1 and _alternate(rest, places):
        pairs |= zip(rest, places, strict=True)
    return pairs


def _alternate(figures: list[int], numbers: list[int]) -> bool:
    """True for figures, numbers, figures, numbers: then each number is that of the figures beside it."""
    kinds = [place in figures for place in sorted([*figures, *numbers])]
    return all(one != other for one, other in pairwise(kinds))


def _pair(figures: list[int], numbers: list[int]) -> dict[int, int]:
    """One number may stand beside several figures: the reader of rows says that nobody knows whose it is."""
    if len(numbers) == 1:
        return dict.fromkeys(figures, numbers[0])
    if len(numbers) == len(figures):
        return dict(zip(figures, numbers, strict=True))
    ends = [*figures[1:], max(numbers) + 1]
    behind = {
        figure: next((number for number in numbers if figure < number < end), None)
        for figure, end in zip(figures, ends, strict=True)
    }
    return {figure: number for figure, number in behind.items() if number is not None}
