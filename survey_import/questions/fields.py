"""The questions a survey can answer, read from fields.yml: for our own form, its profile and the suggestions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proofpoints.reading.yamlfile import read_yaml
from proofpoints.vocabulary import (
    ARMS,
    COVERS,
    GROUPS,
    LEVELS,
    METRICS,
    MODELS,
    MOTIVATIONS,
    STATES,
    SUBJECTS,
    UNITS,
    Term,
)

BLOCKS = 3  # outcomes that the project's own form asks for
_CHOICES: dict[str, Mapping[str, Term]] = {
    "arms": ARMS,
    "covers": COVERS,
    "groups": GROUPS,
    "levels": LEVELS,
    "metrics": METRICS,
    "models": MODELS,
    "motivations": MOTIVATIONS,
    "states": STATES,
    "subjects": SUBJECTS,
    "units": UNITS,
}


@dataclass(frozen=True)
class Field:
    """A question. `like`: headings that mean it; `outcome`: asked once for each outcome."""

    id: str
    question: str
    kind: str
    like: tuple[str, ...] = ()
    choices: Mapping[str, Term] | None = None
    outcome: bool = False


def _load() -> dict[str, Field]:
    document = read_yaml((Path(__file__).resolve().parent / "fields.yml").read_bytes())
    return {item["id"]: _field(item) for item in document.data}


def _field(item: dict[str, Any]) -> Field:
    choices = _CHOICES[item["choices"]] if "choices" in item else None
    return Field(item["id"], item["question"], item["kind"], tuple(item.get("like", ())), choices, "outcome" in item)


FIELDS: dict[str, Field] = _load()
OUTCOME_FIELDS = tuple(field.id for field in FIELDS.values() if field.outcome)
EXTRA = ("ignore", "held")  # ignore: seen and not wanted; held: free text nobody asked for, never shown


def is_field(name: str) -> bool:
    """True for the name of a field in a profile, also with the number of the outcome it speaks of: `baseline.2`."""
    base, _, number = name.partition(".")
    field = FIELDS.get(base)
    return field is not None and (not number or (field.outcome and bool(re.fullmatch("[1-9]", number))))
