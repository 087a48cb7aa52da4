"""What the cells of a column look like, where its heading says nothing: states, web addresses, people."""

from __future__ import annotations

import re
from collections.abc import Callable

from survey_import.people.masking import is_contact
from survey_import.people.persons import names_in
from survey_import.places import read_state
from survey_import.response import Export

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FEW = 2  # cells that say nothing yet


def looks_like(export: Export, index: int) -> tuple[str, int]:
    """A field and how sure its cells make it, out of 100; an empty text if they do not."""
    cells = [record.cells[index].strip() for record in export.records[:200] if record.cells[index].strip()]
    if not cells:
        return "", 0
    if _share(cells, lambda cell: bool(read_state(cell))) > 0.7:
        return "state", 99
    if _share(cells, is_contact) > 0.3:
        return "personal", 99
    if _share(cells, lambda cell: _ADDRESS.fullmatch(cell) is not None) > 0.6:
        return "source", 75
    people = _share(cells, lambda cell: len(cell.split()) <= 4 and bool(names_in(cell)))
    return ("personal", 70) if people > 0.6 and len(cells) >= _FEW else ("", 0)


def _share(cells: list[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells)
