"""Figures of two groups that tell together of few students: those of the other group, or those outside the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proofpoints.evidence.contrasts import Difference, differences
from proofpoints.rows import Effect, Figure, Outcome
from proofpoints.vocabulary import ARMS

_AROUND = ("district", "region", "state", "nation")  # arms that the students of the program are part of
_WIDER = ("participants", "school", *_AROUND)  # whom a row covers; each is part of those behind it
_OF_BOTH = ("difference", "difference-in-changes")  # contrasts whose n counts both groups


def told_by_arms(outcomes: Iterable[Outcome], effects: Iterable[Effect], minimum: int) -> Iterator[Outcome]:
    """The rows of one group from which, with another row, fewer than `minimum` students follow."""
    rows = tuple(outcomes)
    for difference in differences(rows):
        if 0 < _rest(difference) < minimum:
            yield difference.program
    for row, whole in _nested(rows, effects):
        if 0 < (whole.n or 0) - (row.n or 0) < minimum:
            yield row


def _nested(outcomes: Iterable[Outcome], effects: Iterable[Effect]) -> Iterator[tuple[Outcome, Figure]]:
    """Rows with a number of students, each with every row whose number counts these and others."""
    counted = [row for row in outcomes if row.own_n is not None]
    wholes: dict[tuple[object, ...], list[Figure]] = {}
    for whole in (*counted, *effects):
        wholes.setdefault(_asked(whole), []).append(whole)
    for row in counted:
        yield from ((row, whole) for whole in wholes[_asked(row)] if _is_part(row, whole))


def _asked(row: Figure) -> tuple[object, ...]:
    """Measure, group, site and time: what was asked, with whatever it was taken."""
    when = row.when
    return (row.metric, row.group, row.site, when.start, when.end, when.relative)


def _rest(difference: Difference) -> int:
    """How many students are left when the smaller number is subtracted; not above 0 if the rows do not tell."""
    one, other = difference.program, difference.comparison
    if one.n is None or other.n is None:
        return 0
    if one.n_scope != other.n_scope:  # one n counts both groups together, the other its own
        both, own = (one.n, other.n) if one.n_scope == "contrast" else (other.n, one.n)
        return both - own if other.role == "comparison" and one.site == other.site else 0
    return other.n - one.n if other.arm in _AROUND and other.n_scope == "row" else 0


def _is_part(row: Outcome, whole: Figure) -> bool:
    """Whether the students of a row are some of those of another of which the same was asked."""
    if isinstance(whole, Effect):
        return row.population == whole.population and _is_one_of_two(row, whole)
    wider = _WIDER.index(whole.covers) > _WIDER.index(row.covers)
    return wider and row.arm == whole.arm and whole.population in ("", row.population)


def _is_one_of_two(row: Outcome, effect: Effect) -> bool:
    both = effect.contrast in _OF_BOTH and effect.versus in ARMS and ARMS[effect.versus].role == "comparison"
    return both and row.covers == effect.covers and row.arm in (effect.arm, effect.versus)
