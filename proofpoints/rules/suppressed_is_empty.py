"""A suppressed value must be empty, and an empty value must be suppressed.

Why: a hidden cell is a value of its own; written as 0 it would be drawn and averaged.

Bad:

    o3,graduation-rate,homeless,program,district,,,2014,0,percent,,,,suppressed,,federal cohort rate,S1,

Good:

    o3,graduation-rate,homeless,program,district,,,2014,,percent,,,,suppressed,,federal cohort rate,S1,hidden by the state
"""

from collections.abc import Iterator

from proofpoints.problems import Problem
from proofpoints.rows import Repository

ID = "suppressed-is-empty"


def check(repository: Repository) -> Iterator[Problem]:
    """Outcomes only."""
    for package in repository.packages:
        for row in package.outcomes:
            if row.qualifier == "suppressed" and (row.value is not None or row.n is not None):
                yield package.problem(
                    row, "value", ID, "value and n of a suppressed figure must be empty", "Empty them."
                )
            if row.qualifier != "suppressed" and row.value is None:
                yield package.problem(
                    row,
                    "value",
                    ID,
                    "value is empty",
                    "Give the figure, or write suppressed as qualifier if the source hides it.",
                )
