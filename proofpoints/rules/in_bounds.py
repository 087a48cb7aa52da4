"""A value must lie within the bounds of its measure and unit.

Why: a percentage above 100 or a negative count is a slip of the keyboard or a unit mixed up.

Bad:

    o1,graduation-rate,all-students,program,district,,,2013-14,834,percent,,,,exact,,federal cohort rate,S1,

Good:

    o1,graduation-rate,all-students,program,district,,,2013-14,83.4,percent,,,,exact,,federal cohort rate,S1,

Mend: look the figure up in its source; a wrong unit is the usual cause.
"""

from collections.abc import Iterator

from proofpoints.problems import Problem
from proofpoints.rows import Effect, Outcome, Package, Repository

ID = "in-bounds"


def check(repository: Repository) -> Iterator[Problem]:
    """Values of outcomes; standard deviation, p and standard error."""
    for package in repository.packages:
        for row in package.outcomes:
            yield from _outcome(package, row)
        for effect in package.effects:
            yield from _effect(package, effect)


def _outcome(package: Package, row: Outcome) -> Iterator[Problem]:
    low, high = row.about.low, row.about.high
    if row.unit in ("percent", "percentile"):  # a count of students may have no upper bound; its share has
        low, high = 0, 100
    if row.value is not None and low is not None and row.value < low:
        yield package.problem(
            row,
            "value",
            ID,
            f"value must be at least {low:g}, it is {row.value:g}",
            f"Check the figure in {row.source}, and the unit.",
        )
    if row.value is not None and high is not None and row.value > high:
        yield package.problem(
            row,
            "value",
            ID,
            f"value must be at most {high:g}, it is {row.value:g}",
            f"Check the figure in {row.source}, and the unit.",
        )
    if row.sd is not None and row.sd <= 0:
        yield package.problem(row, "sd", ID, "sd must be more than 0", "Leave it empty if the source has none.")


def _effect(package: Package, row: Effect) -> Iterator[Problem]:
    if row.p is not None and not 0 <= row.p <= 1:
        yield package.problem(
            row,
            "p",
            ID,
            f"p must lie between 0 and 1, it is {row.p:g}",
            "Write 0.04 for four percent; leave it empty if the source has none.",
        )
    if row.se is not None and row.se <= 0:
        yield package.problem(row, "se", ID, "se must be more than 0", "Leave it empty if the source has none.")
    if row.unit == "percentage-points" and abs(row.estimate) > 100:
        yield package.problem(
            row,
            "estimate",
            ID,
            f"estimate must lie between -100 and 100 points, it is {row.estimate:g}",
            f"Check the figure in {row.source}, and whether its unit is points.",
        )
