"""A case as the pages across cases look at it: finished words and a few numbers, made once, when the case is made.

Ten thousand of these are in memory at one time, so each is small, and what many cases say alike is there once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from proofpoints.across.spark import Spark
from proofpoints.evidence.verdict import Direction

T = TypeVar("T")


@lru_cache(maxsize=8_192)  # what is said by one case alone passes through it
def _once(value: T) -> T:
    """The first of all equal values: a label, a place, a list of subjects."""
    return value


def _share(record: Any, names: tuple[str, ...]) -> None:
    """Let a new record hold what others hold already."""
    for name in names:
        object.__setattr__(record, name, _once(getattr(record, name)))


class Record:
    """Base of small records. In the store a record is its cells in order, so that it is made again like a new one."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type[Record], tuple[Any, ...]]:
        """Type and cells."""
        names: tuple[str, ...] = type(self).__slots__
        return type(self), tuple(getattr(self, name) for name in names)


@dataclass(frozen=True, slots=True)
class Card(Record):
    """What a list shows of a case; `rows` names the dataset rows behind the sentence as slug:row."""

    slug: str
    name: str
    program: str
    place: str
    grades: str
    direction: str
    label: str
    design: str
    sentence: str
    rows: str
    more: int
    students: str
    spark: Spark

    def __post_init__(self) -> None:
        """Share what other cards say, too."""
        _share(self, ("program", "place", "grades", "direction", "label", "design", "students"))


@dataclass(frozen=True, slots=True)
class Spot(Record):
    """One effect on the axis of a plot. `ends` are those of its interval, if it is known in the unit of the axis."""

    unit: str
    folder: str
    title: str
    slug: str
    name: str
    what: str
    design: str
    students: str
    text: str
    interval: str
    sure: str
    direction: str
    label: str
    rows: str
    value: float
    ends: tuple[float, float] | None

    def __post_init__(self) -> None:
        """Share what other spots say, too."""
        said = ("unit", "folder", "title", "design", "students", "text", "interval", "sure", "direction", "label")
        _share(self, said)


@dataclass(frozen=True, slots=True)
class GroupResult(Record):
    """One result of one student group, with what all students did over the same years if the rows say."""

    group: str
    slug: str
    name: str
    what: str
    beside: str
    covers: str
    direction: str
    label: str
    because: str
    rows: str

    def __post_init__(self) -> None:
        """Share what other results say, too."""
        _share(self, ("group", "beside", "covers", "direction", "label", "because"))


@dataclass(frozen=True, slots=True)
class Profile(Record):
    """What closeness to another place is computed from: students enrolled, NCES locale, shares in percent by group."""

    size: int | None
    locale: str | None
    shares: tuple[float | None, ...]

    def __post_init__(self) -> None:
        """Share what other profiles hold, too."""
        _share(self, ("locale",))


@dataclass(frozen=True, slots=True)
class Reported(Record):
    """What the dataset holds: measures and groups of all rows, outcomes by measure."""

    metrics: tuple[str, ...]
    groups: tuple[str, ...]
    outcomes: tuple[tuple[str, int], ...]
    effects: int

    def __post_init__(self) -> None:
        """Share what other datasets hold, too."""
        _share(self, ("metrics", "groups", "outcomes"))

    @property
    def figures(self) -> int:
        """How many outcomes there are."""
        return sum(count for _, count in self.outcomes)


@dataclass(frozen=True, slots=True)
class Gist(Record):
    """A published case. `facets` are its values by facet, in the order of the facets; `cards` the one of the case, then
    one for each headline result; `leads` the measures of these; `students` which sentence is said of them, and the number.
    """

    slug: str
    name: str
    program: str
    state: str
    city: str | None
    grades: str
    design: str
    direction: Direction
    served: tuple[str, int] | None  # how exact the number is, and the number
    students: tuple[int, int]
    newest: float  # end of the latest period with a figure of the program
    change: tuple[str, float]  # of the first headline result: its unit, its size
    lacks: tuple[str, ...]  # what many cases lack
    sources: tuple[str, ...]  # addresses
    facets: tuple[tuple[str, ...], ...]
    leads: tuple[str, ...]
    cards: tuple[Card, ...]
    spots: tuple[Spot, ...]
    groups: tuple[GroupResult, ...]
    profile: Profile
    reported: Reported

    def __post_init__(self) -> None:
        """Share what other cases say, too."""
        _share(self, ("program", "state", "city", "grades", "design", "students", "change", "lacks", "leads"))
        object.__setattr__(self, "facets", tuple(map(_once, self.facets)))
