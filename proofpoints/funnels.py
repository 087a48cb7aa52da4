"""Counts-only funnels of surveys: how many answers came in, and how many could be used. Files hold counts, never answers."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

FOLDER = "survey_import/funnels"


class Stage(BaseModel):
    """One step of a funnel; `count` is None where the organizers gave no number."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    label: str
    count: int | None = Field(ge=0)
    note: str = ""


class Lack(BaseModel):
    """What answers lacked, and how many lacked it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    what: str
    count: int = Field(ge=0)


class Funnel(BaseModel):
    """The funnel of one survey or import."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: str
    label: str
    source: str
    collected: str
    stages: tuple[Stage, ...]
    lacking: tuple[Lack, ...] = ()


def read_funnels(root: Path) -> tuple[Funnel, ...]:
    """All funnels, the historical one first, then by file name."""
    paths = sorted((root / FOLDER).glob("*.json"), key=lambda path: (not path.name.startswith("original"), path.name))
    return tuple(Funnel.model_validate_json(path.read_bytes()) for path in paths)
