"""Figures of two groups that tell together of few students: those of the other group, or those outside the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proofpoints.disclosure.narrow import own_of
from proofpoints.disclosure.subtraction import few_by_subtraction, is_few
from proofpoints.disclosure.tables import split
from proofpoints.evidence.contrasts import Difference, differences
from proofpoints.rows import Effect, Figure, Outcome, Row
from proofpoints.vocabulary import ARMS

_AROUND = ("district", "region", "state", "nation")  # arms that the students of the program are part of
_WIDER = ("participants", "school", *_AROUND)  # whom a row covers; each is part of those behind it
_OF_BOTH = ("difference", "difference-in-changes")  # contrasts whose n counts both groups


def told_by_arms(outcomes: Iterable[Outcome], effects: Iterable[Effect], minimum: int) -> Iterator[tuple[Row, str]]:
    """Rows with what follows with another row: "small", fewer than `minimum` students, or "figure", a hidden one."""
    rows, effects = tuple(outcomes), tuple(effects)
    yield from ((row, "small") for row in _few(rows, effects, minimum))
    yield from ((row, "figure") for row in _hidden_rest(rows))


def _few(rows: tuple[Outcome, ...], effects: tuple[Effect, ...], minimum: int) -> Iterator[Row]:
    for difference in differences(rows):
        if 0 < _rest(difference) < minimum:
            yield difference.program
    for row, whole in _nested(rows, effects):
        if 0 < (whole.n or 0) - (row.n or 0) < minimum or _few_counted(row, whole, minimum):
            yield row
    yield from _few_of_both(rows, effects, minimum)


def _few_counted(row: Outcome, whole: Figure, minimum: int) -> bool:
    """Whether few of those outside are counted by the measure, or few are not."""
    if not isinstance(whole, Outcome) or (row.unit, row.instrument) != (whole.unit, whole.instrument):
        return False
    if (whole.n or 0) - (row.n or 0) < minimum:  # as many would be no rest
        return False
    part, all_ = own_of(row, whole)
    rests = ((high[0] - low[1], high[1] - low[0]) for low, high in zip(part[1:], all_[1:], strict=True))
    return any(is_few(rest, minimum) for rest in rests)


def _hidden_rest(outcomes: tuple[Outcome, ...]) -> Iterator[Outcome]:
    """Hidden figures of the rest of a district, where the district and the program are published with their students."""
    for hidden in outcomes:
        if hidden.arm == "rest-of-district" and hidden.value is None:
            alike = [row for row in outcomes if _alike(row) == _alike(hidden) and row.value is not None and row.own_n]
            if {"program", "district"} <= {row.arm for row in alike}:
                yield hidden


def _alike(row: Outcome) -> tuple[object, ...]:
    return (*_asked(row), row.group, row.site, row.population, row.unit, row.instrument)


def _few_of_both(outcomes: tuple[Outcome, ...], effects: tuple[Effect, ...], minimum: int) -> Iterator[Row]:
    """Where each n counts both groups, that of girls beside that of all tells how few boys there are in both."""
    rows: tuple[Row, ...] = (*outcomes, *effects)
    both = [row for row in rows if _counts_both(row)]
    by_id = {row.id: row for row in both}
    for tables in split([_number_alone(row) for row in both]):
        for cell in few_by_subtraction(tables, minimum):
            yield by_id[tables.rows[cell][0].id]


def _counts_both(row: Row) -> bool:
    if isinstance(row, Outcome):
        return row.n is not None and row.n_scope == "contrast"
    return row.n is not None and row.contrast in _OF_BOTH


def _number_alone(row: Row) -> Outcome:
    """A row that says nothing but its number of students, whatever else it said."""
    shared = (row.covers, row.site, row.population, row.when, row.unit, row.n, "exact", None, row.instrument)
    return Outcome(row.id, row.metric, row.group, "program", *shared, row.source, "", row.line, None, "row", None)


def _nested(outcomes: Iterable[Outcome], effects: Iterable[Effect]) -> Iterator[tuple[Outcome, Figure]]:
    """Rows with a number of students, each with every row whose number counts these and others."""
    counted = [row for row in outcomes if row.own_n is not None]
    wholes: dict[tuple[object, ...], list[Figure]] = {}
    for whole in (*counted, *effects):
        wholes.setdefault(_asked(whole), []).append(whole)
    for row in counted:
        yield from ((row, whole) for whole in wholes[_asked(row)] if _is_part(row, whole))


def _asked(row: Figure) -> tuple[object, ...]:
    """Measure and time: what was asked, with whatever it was taken."""
    when = row.when
    return (row.metric, when.start, when.end, when.relative)


def _rest(difference: Difference) -> int:
    """How many students are left when the number of one group is subtracted from that of both; 0 if the rows do not tell."""
    one, other = difference.program, difference.comparison
    if one.n is None or other.n is None or one.n_scope == other.n_scope:
        return 0
    both, own = (one.n, other.n) if one.n_scope == "contrast" else (other.n, one.n)
    return both - own if other.role == "comparison" and one.site == other.site else 0


def _is_part(row: Outcome, whole: Figure) -> bool:
    """Whether the students of a row are some of those of another of the same measure and time."""
    if isinstance(whole, Effect):
        same = (row.group, row.site, row.population) == (whole.group, whole.site, whole.population)
        return same and _is_one_of_two(row, whole)
    inside = whole.population in ("", row.population) and whole.site in ("", row.site)
    if not inside or whole.group not in ("all-students", row.group):
        return False
    if row.arm != whole.arm:
        return row.arm == "program" and whole.arm in _AROUND
    wider = _WIDER.index(whole.covers) - _WIDER.index(row.covers)
    return wider > 0 or (wider == 0 and whole.population != row.population and whole.instrument == row.instrument)


def _is_one_of_two(row: Outcome, effect: Effect) -> bool:
    both = effect.contrast in _OF_BOTH and effect.versus in ARMS and ARMS[effect.versus].role == "comparison"
    return both and row.covers == effect.covers and row.arm in (effect.arm, effect.versus)
