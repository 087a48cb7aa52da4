"""Which difference the word of a source on significance is about; a difference it may not mean goes without.

A cell says yes or no of one difference, and the row does not name the other end of it. Where the rows leave more than one
to choose from, nobody says which was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from proofpoints.evidence.contrasts import Change, Contrast, Difference, change_key, stands_beside, times_meet
from proofpoints.evidence.series import Key, Series
from proofpoints.rows import Effect, Outcome

GROUPS_COMPARED = ("comparison", "earlier")  # a state or a nation is no group of a study
Said = Mapping[tuple[str, str], bool]  # by the ids of the program's row and of the one it is subtracted from


def significances(every: tuple[Series, ...], effects: tuple[Effect, ...]) -> Said:
    """What the sources say of the differences between two rows, and of published ones (there the second id is empty)."""
    said: dict[tuple[str, str], bool] = {}
    of_program = (series for series in every if series.first.arm == "program")
    flagged = [(row, series) for series in of_program for row in series.rows if row.significant is not None]
    groups = _compared(every, {series.measure for _, series in flagged})
    for row, series in flagged:
        compared = [other for other in groups.get(series.measure, ()) if _may_be_meant(row, other)]
        meant = _only(_of_its_site(row, compared) if compared else _before(row, series))
        said |= {(row.id, other.id): bool(row.significant) for other in meant}
    return said | {(row.id, ""): bool(row.significant) for row in _alone(effects)}


def significance_of(contrast: Contrast, said: Said) -> bool | None:
    """What the source says about the significance of a contrast; None if it says nothing, or perhaps of another one."""
    if isinstance(contrast, Difference | Change):
        one, other = contrast.rows
        return said.get((one.id, other.id))
    return said.get((contrast.rows[0].id, "")) if len(contrast.rows) == 1 else None


def _alone(effects: tuple[Effect, ...]) -> list[Effect]:
    """Flagged differences but changes with one beside them: there the change may be meant, or the difference of both."""
    flagged = [row for row in effects if row.significant is not None]
    beside = {change_key(row) for row in effects if stands_beside(row)} - {None} if flagged else set()
    return [row for row in flagged if change_key(row) not in beside]


def _compared(every: Iterable[Series], keys: set[Key]) -> dict[Key, list[Outcome]]:
    found: dict[Key, list[Outcome]] = {}
    for series in every:
        if keys and series.first.role in GROUPS_COMPARED and series.measure in keys:
            found.setdefault(series.measure, []).extend(series.rows)
    return found


def _may_be_meant(row: Outcome, other: Outcome) -> bool:
    """A group of a time that nobody states may be of the time of the row, like one whose figure is hidden."""
    return other.when.start is None or times_meet(row, other)


def _of_its_site(row: Outcome, compared: list[Outcome]) -> list[Outcome]:
    """Where a study gives each school its own comparison, the one of the same school."""
    return [other for other in compared if other.site == row.site] or compared


def _before(row: Outcome, series: Series) -> Iterator[Outcome]:
    return (other for other in series.rows if (other.when.end or 0.0) < (row.when.start or 0.0))


def _only(rows: Iterable[Outcome]) -> list[Outcome]:
    """The rows, if all are of one arm, place and time; else none of them."""
    rows = list(rows)
    return rows if len({(row.arm, row.site, row.when.start, row.when.end) for row in rows}) == 1 else []
