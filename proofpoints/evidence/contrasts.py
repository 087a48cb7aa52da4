"""Differences that the rows allow: change over time, difference from a comparison, difference in changes.

A contrast is never typed and never crosses an instrument. Its unit is that of a difference: percentages differ in
percentage points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from proofpoints.evidence.series import MIXED_INSTRUMENT, POINTS, Key, Series, find_series, measure_key, once_for_rows
from proofpoints.rows import Effect, Outcome
from proofpoints.vocabulary import ARMS, EFFECT_UNITS, UNITS

AMBIGUOUS_UNIT = "percent-ambiguous"
# roles that a program may be set beside; other places are context only
COMPARED = ("comparison", "earlier", "reference")
EVERYONE = "all-students"


@dataclass(frozen=True)
class Change:
    """Later minus earlier in one series."""

    earlier: Outcome
    later: Outcome

    @cached_property
    def estimate(self) -> float:
        """Difference in the unit of the rows (percent: percentage points)."""
        return subtract(self.later, self.earlier)

    @property
    def rows(self) -> tuple[Outcome, ...]:
        """The rows it is computed from."""
        return (self.later, self.earlier)

    def same_times(self, other: Change) -> bool:
        """True if both begin and end at the same time."""
        return self.earlier.when.same_time(other.earlier.when) and self.later.when.same_time(other.later.when)


@dataclass(frozen=True)
class Difference:
    """The program minus a comparison at one time."""

    program: Outcome
    comparison: Outcome

    @cached_property
    def estimate(self) -> float:
        """Difference in the unit of the rows (percent: percentage points)."""
        return subtract(self.program, self.comparison)

    @property
    def rows(self) -> tuple[Outcome, ...]:
        """The rows it is computed from."""
        return (self.program, self.comparison)


@dataclass(frozen=True)
class DifferenceInChanges:
    """The program's change minus the comparison's change over the same times."""

    program: Change
    comparison: Change

    @cached_property
    def estimate(self) -> float:
        """Difference of the two changes."""
        return tidy(self.program.estimate - self.comparison.estimate)

    @property
    def rows(self) -> tuple[Outcome, ...]:
        """The rows it is computed from."""
        return self.program.rows + self.comparison.rows


@dataclass(frozen=True)
class Published:
    """A difference that a source published without the values behind it."""

    effect: Effect

    @property
    def estimate(self) -> float:
        """As published."""
        return self.effect.estimate

    @property
    def rows(self) -> tuple[Effect, ...]:
        """The row itself."""
        return (self.effect,)


Contrast = Change | Difference | DifferenceInChanges | Published


def tidy(value: float) -> float:
    """A difference without the dust of binary arithmetic: 83 - 76.7 is 6.3."""
    return round(value, 10) + 0.0


def subtract(one: Outcome, other: Outcome) -> float:
    """one - other; refuses rows that may not be compared, bounds and hidden values, whoever asks."""
    bound = {one.qualifier, other.qualifier} - POINTS
    if measure_key(one) != measure_key(other) or bound or one.value is None or other.value is None:
        raise ValueError(f"{one.id} and {other.id} may not be subtracted")
    return tidy(one.value - other.value)


def difference_unit(unit: str) -> str:
    """Words for a difference in a unit of either file: percent gives percentage points."""
    return UNITS[unit].difference if unit in UNITS else EFFECT_UNITS[unit].label.lower()


def change_of(series: Series, start: Outcome | None = None, end: Outcome | None = None) -> Change | None:
    """First to last point of a series, or between two given rows; None with fewer than two points in time order."""
    points = series.points
    if len(points) < 2:
        return None
    earlier, later = start or points[0], end or points[-1]
    before, after = earlier.when.end, later.when.start
    if before is None or after is None or before >= after or earlier.when.relative != later.when.relative:
        return None
    return Change(earlier, later)


@once_for_rows
def differences(outcomes: Iterable[Outcome]) -> tuple[Difference, ...]:
    """Every difference between a program figure and a comparison or reference figure of the same time."""
    every = find_series(outcomes)
    compared: dict[Key, list[Outcome]] = {}
    for series in every:
        if series.first.role in COMPARED:
            compared.setdefault(series.measure, []).extend(series.points)
    return tuple(
        Difference(one, other)
        for series in every
        if series.first.arm == "program"
        for one in series.points
        for other in compared.get(series.measure, ())
        if times_meet(one, other)
    )


def group_differences(outcomes: Iterable[Outcome]) -> Iterator[Difference]:
    """The differences of single student groups from the same group of a comparison."""
    for difference in differences(outcomes):
        row = difference.program
        if row.group != EVERYONE and row.about.outcome and difference.comparison.role == "comparison":
            yield difference


def times_meet(program: Outcome, other: Outcome) -> bool:
    """True if a figure of the program and one of another arm are of times that may be compared."""
    if other.arm == "prior-cohort":  # earlier students are, by what they are, of an earlier time
        before, after = other.when.end, program.when.start
        return before is not None and after is not None and before <= after
    return program.when.same_time(other.when)


def usable_effect(effect: Effect) -> bool:
    """True if a published difference can carry a case: the program's, one method, clear unit, stated time, no bound."""
    return (
        effect.arm == "program"
        and effect.qualifier in POINTS
        and effect.about.outcome
        and effect.unit != AMBIGUOUS_UNIT
        and effect.instrument != MIXED_INSTRUMENT
        and effect.when.start is not None
        and (effect.contrast == "change" or (effect.versus in ARMS and ARMS[effect.versus].role in COMPARED))
    )


def published_beside(effects: Iterable[Effect], effect: Effect) -> Iterator[Effect]:
    """Published changes of other arms on the same measure, instrument, unit and time as the program's published change."""
    key = change_key(effect)
    return (other for other in effects if key and stands_beside(other) and change_key(other) == key)


def stands_beside(effect: Effect) -> bool:
    """True if a published difference may be set beside one of the program."""
    return effect.role in COMPARED and effect.qualifier in POINTS


def change_key(effect: Effect) -> Key | None:
    """What two published changes must share to stand side by side; None for what is no change of a stated time."""
    if effect.contrast != "change" or effect.when.start is None:
        return None
    when = (str(effect.when.start), str(effect.when.end), str(effect.when.relative))
    return (effect.metric, effect.group, effect.population, effect.unit, effect.instrument, *when)


@once_for_rows
def program_changes(outcomes: Iterable[Outcome]) -> tuple[Change, ...]:
    """The first-to-last change of each series of the program that is an outcome."""
    return changes_of_program(find_series(outcomes))


def changes_of_program(every: Iterable[Series]) -> tuple[Change, ...]:
    """The same of series that are known."""
    found = (change_of(series) for series in every if series.first.arm == "program")
    return tuple(change for change in found if change and change.later.about.outcome)


def changes_beside(outcomes: tuple[Outcome, ...], change: Change) -> Iterator[Change]:
    """Changes of other arms on the same measure over the same times."""
    key = measure_key(change.later)
    for series in find_series(outcomes):
        if series.first.role not in COMPARED or series.measure != key:
            continue
        starts = [row for row in series.points if row.when.same_time(change.earlier.when)]
        ends = [row for row in series.points if row.when.same_time(change.later.when)]
        if starts and ends:
            yield Change(starts[0], ends[0])


def role_of(contrast: Contrast) -> str:
    """Whom the program is compared with: nobody, a comparison group, or a reference such as the state."""
    if isinstance(contrast, Difference):
        return ARMS[contrast.comparison.arm].role
    if isinstance(contrast, DifferenceInChanges):
        return ARMS[contrast.comparison.later.arm].role
    if isinstance(contrast, Published) and contrast.effect.versus:
        return ARMS[contrast.effect.versus].role
    return "nobody"
