"""A problem: one thing a contributor can mend, with its place and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An error stops the build; a warning is shown on the page it concerns and stops nothing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong (`message`), where, and what to do next (`hint`). Lines and columns count from 1."""

    file: str  # relative to the repository, with /
    line: int | None  # None for a file that is missing
    column: int | None
    field: str  # as the contributor wrote it: who.place.state; in a CSV the column
    rule: str
    message: str
    hint: str
    level: Level = Level.ERROR


def has_errors(problems: list[Problem]) -> bool:
    """True if at least one problem stops the build."""
    return any(problem.level is Level.ERROR for problem in problems)
