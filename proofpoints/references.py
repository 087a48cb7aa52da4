"""Row references in prose: {o12}, {o12.n}, {o2-o10}. The one place that knows how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

PATTERN = re.compile(r"\{([^{}]*)\}")
_FORM = re.compile(r"(?P<row>[a-z][a-z0-9]*)(?:\.(?P<part>n)|\s*-\s*(?P<minus>[a-z][a-z0-9]*))?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as written between braces: a row's value, its n, or one row minus another."""

    row: str
    part: str  # "value" or "n"
    minus: str | None

    @property
    def rows(self) -> tuple[str, ...]:
        """Ids of the rows it needs."""
        return (self.row,) if self.minus is None else (self.row, self.minus)


@lru_cache(maxsize=4096)  # the ids of rows are much the same in every dataset
def parse_reference(text: str) -> Reference | None:
    """Read what stands between the braces; None if it has none of the three forms."""
    match = _FORM.fullmatch(text.strip())
    return Reference(match["row"], match["part"] or "value", match["minus"]) if match else None
