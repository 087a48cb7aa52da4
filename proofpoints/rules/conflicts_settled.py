"""Where two rows give one figure twice, the case must say which one it uses, and why.

Why: sources disagree. Both figures stay on the page; the reader sees the disagreement and which one the page leads with.

Bad:

    o14,graduation-rate,all-students,program,district,,,2015,84.5,percent,,,,exact,,federal cohort rate,S6,
    o15,graduation-rate,all-students,program,district,,,2015,85.5,percent,,,,exact,,federal cohort rate,S7,

Good (in the case file, besides the two rows):

    prefer:
      - {row: o15, over: [o14], because: The later report, which agrees with the state's file.}

Mend: keep both rows and say under `result.prefer` which one the page leads with, and why.
"""

from collections.abc import Iterator

from proofpoints.evidence.series import find_conflicts, series_key, settle
from proofpoints.model import Preference
from proofpoints.problems import Problem
from proofpoints.rows import Effect, Entry, Outcome, Repository, Row

ID = "conflicts-settled"


def check(repository: Repository) -> Iterator[Problem]:
    """Unsettled conflicts, rows repeated by one source, and preferences that name no row or hide what does not disagree."""
    for entry in repository.entries:
        if entry.package is None:
            continue
        for number, preference in enumerate(entry.case.result.prefer):
            yield from _unknown(entry, number, preference)
            yield from _check_pair(entry, number, preference)
        for conflict in find_conflicts(settle(entry.package.outcomes, entry.case.result.prefer)):
            first, *others = conflict.rows
            for row in others:
                yield entry.package.problem(row, "value", ID, *_said(entry, first, row))


def _unknown(entry: Entry, number: int, preference: Preference) -> Iterator[Problem]:
    assert entry.package is not None
    for row in (preference.row, *preference.over):
        if row not in entry.package.by_id:
            yield entry.problem(
                ("result", "prefer", number),
                ID,
                f"row {row} is not in the dataset",
                "Name rows of outcomes.csv by their id.",
            )


def _said(entry: Entry, first: Outcome, row: Outcome) -> tuple[str, str]:
    if row.source == first.source and row.value == first.value:
        return f"repeats row {first.id}", "Remove one of the two rows."
    return (
        f"gives the same figure as row {first.id} (line {first.line}) a second time",
        f"If they mean the same, add to {entry.file}: prefer: - {{row: {first.id}, over: [{row.id}], because: ...}}. "
        "If not, tell them apart by site, population or instrument.",
    )


def _thing(row: Row) -> tuple[object, ...]:
    """What a row is a figure for, time apart; of a published difference also between whom."""
    between = (row.contrast, row.versus) if isinstance(row, Effect) else ()
    return (*series_key(row), *between)


def _check_pair(entry: Entry, number: int, preference: Preference) -> Iterator[Problem]:
    """A published case sets aside only what disagrees: a figure of other students or another time can't be hidden."""
    assert entry.package is not None
    used = entry.package.by_id.get(preference.row)
    for other in map(entry.package.by_id.get, preference.over):
        if used is None or other is None or entry.draft:
            continue
        alike = _thing(used) == _thing(other)
        times = used.when.start is None or other.when.start is None or used.when.same_time(other.when)
        if used is other or not alike or not times:
            yield entry.problem(
                ("result", "prefer", number),
                ID,
                f"row {other.id} is not another figure for the same thing as row {used.id}",
                "over names rows with the same metric, group, population, unit, instrument, arm, covers, site and period; "
                "others need no preference.",
            )
