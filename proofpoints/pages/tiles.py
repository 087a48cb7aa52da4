"""The states as a grid of equal tiles, each where it lies on the map, roughly; an entry for readers who think of places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from proofpoints.across.gist import Gist
from proofpoints.vocabulary import STATES

# Eleven columns and eight rows, in the arrangement common in newsrooms; ".." is empty.
_GRID = """
AK .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. .. .. .. .. VT NH
WA ID MT ND MN IL WI MI NY RI MA
OR NV WY SD IA IN OH PA NJ CT ..
CA UT CO NE MO KY WV VA MD DE ..
.. AZ NM KS AR TN NC SC DC .. ..
.. .. .. OK LA MS AL GA .. .. ..
HI .. .. TX .. .. .. .. FL .. ..
"""


@dataclass(frozen=True)
class Tile:
    """A state: its place from row 1 and column 1, its name, and how many cases it has."""

    state: str
    label: str
    row: int
    column: int
    count: int


def tiles(gists: tuple[Gist, ...]) -> list[Tile]:
    """All states and the District of Columbia, by name, so that the list reads well without the grid."""
    counts = Counter(gist.state for gist in gists)
    found = [
        Tile(state, STATES[state].label, row, column, counts[state])
        for row, line in enumerate(_GRID.split("\n")[1:-1], 1)
        for column, state in enumerate(line.split(), 1)
        if state != ".."
    ]
    return sorted(found, key=lambda tile: tile.label)
