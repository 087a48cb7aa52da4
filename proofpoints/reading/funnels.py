"""Counts-only funnels of surveys: how many answers came in, and how many could be used. Files hold counts, never answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proofpoints.files.kept_file import read_kept

FOLDER = "survey_import/funnels"
_HINT = "Correct it, or take it away; the others in the folder show the form."


@dataclass(frozen=True)
class Stage:
    """One step of a funnel; `count` is None where the organizers gave no number."""

    label: str
    count: int | None
    note: str = ""

    def __post_init__(self) -> None:
        _check(self.count)


@dataclass(frozen=True)
class Lack:
    """What answers lacked, and how many lacked it."""

    what: str
    count: int

    def __post_init__(self) -> None:
        _check(self.count)


@dataclass(frozen=True)
class Funnel:
    """The funnel of one survey or import."""

    title: str
    label: str
    source: str
    collected: str
    stages: tuple[Stage, ...]
    lacking: tuple[Lack, ...] = ()


def read_funnels(root: Path) -> tuple[Funnel, ...]:
    """All funnels by file name. That of the original survey is told by hand in docs/survey.md.

    Raises BrokenFile if one is not what the import writes.
    """
    return tuple(read_funnel(root, file) for file in funnel_files(root))


def funnel_files(root: Path) -> list[str]:
    """The file of each funnel, by name."""
    return sorted(f"{FOLDER}/{path.name}" for path in (root / FOLDER).glob("*.json"))


def read_funnel(root: Path, file: str) -> Funnel:
    """One funnel. Raises BrokenFile if it is not what the import writes."""
    return read_kept(root, file, _funnel, _HINT)


def _funnel(data: dict[str, Any]) -> Funnel:
    stages, lacking = data.pop("stages"), data.pop("lacking", ())
    return Funnel(**data, stages=tuple(Stage(**one) for one in stages), lacking=tuple(Lack(**one) for one in lacking))


def _check(count: Any) -> None:
    if count is not None and (type(count) is not int or count < 0):
        raise ValueError(f"a funnel counts, and {count!r} is no count")
