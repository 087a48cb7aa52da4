"""Figures of two arms that tell together of few students: those of the other group, or those outside the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proofpoints.evidence.contrasts import Difference, differences
from proofpoints.rows import Outcome

_AROUND = ("district", "region", "state", "nation")  # arms that the students of the program are part of


def told_by_arms(outcomes: Iterable[Outcome], minimum: int) -> Iterator[Outcome]:
    """The program's rows from which, with one of another arm, fewer than `minimum` students follow."""
    for difference in differences(outcomes):
        if 0 < _rest(difference) < minimum:
            yield difference.program


def _rest(difference: Difference) -> int:
    """How many students are left when the smaller number is subtracted; not above 0 if the rows do not tell."""
    one, other = difference.program, difference.comparison
    if one.n is None or other.n is None:
        return 0
    if one.n_scope != other.n_scope:  # one n counts both groups together, the other its own
        both, own = (one.n, other.n) if one.n_scope == "contrast" else (other.n, one.n)
        return both - own if other.role == "comparison" and one.site == other.site else 0
    return other.n - one.n if other.arm in _AROUND and other.n_scope == "row" else 0
