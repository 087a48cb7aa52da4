"""Row references in prose: {o12}, {o12.n}, {o2-o10}. The one place that knows how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from proofpoints.model import Case
from proofpoints.yamlfile import Path

PATTERN = re.compile(r"\{([^{}]*)\}")
_FORM = re.compile(r"(?P<row>[a-z][a-z0-9]*)(?:\.(?P<part>n)|\s*-\s*(?P<minus>[a-z][a-z0-9]*))?")

# The fields of a case that are sentences for readers, by the name of the field.
_PROSE = {"text", "note", "summary", "description", "comparison", "because", "says", "design_note", "baseline",
          "models_note"}


@dataclass(frozen=True)
class Reference:
    """A reference as written between braces: a row's value, its n, or one row minus another."""

    row: str
    part: str  # "value" or "n"
    minus: str | None

    @property
    def rows(self) -> tuple[str, ...]:
        """Ids of the rows it needs."""
        return (self.row,) if self.minus is None else (self.row, self.minus)


def parse_reference(text: str) -> Reference | None:
    """Read what stands between the braces; None if it has none of the three forms."""
    match = _FORM.fullmatch(text.strip())
    return Reference(match["row"], match["part"] or "value", match["minus"]) if match else None


def prose_fields(case: Case) -> Iterator[tuple[Path, str]]:
    """Every sentence field of a case with its path in the file."""
    yield from _walk(case, ())


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            child = getattr(value, name)
            if isinstance(child, str):
                if name in _PROSE:
                    yield (*path, name), child
            else:
                yield from _walk(child, (*path, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _walk(item, (*path, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk(item, (*path, key))
