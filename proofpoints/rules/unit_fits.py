"""The unit of a row must be one its measure can have.

Why: "19 students" and "19 percent" are different claims.

Bad:

    o1,graduation-rate,all-students,program,district,,,2013-14,1606,students,,,,exact,,federal cohort rate,S1,

Good:

    o1,graduates,all-students,program,district,,,2013-14,1606,students,,,,exact,,federal cohort rate,S1,
"""

from collections.abc import Iterator

from proofpoints.problems import Problem
from proofpoints.rows import Repository

ID = "unit-fits"


def check(repository: Repository) -> Iterator[Problem]:
    """Outcomes only: a published difference may come in any unit of effects.csv."""
    for package in repository.packages:
        for row in package.outcomes:
            if row.unit not in row.about.units:
                yield package.problem(
                    row,
                    "unit",
                    ID,
                    f"{row.metric} must be in {' or '.join(row.about.units)}, not {row.unit}",
                    "Use one of these units, or the measure that is counted in this unit.",
                )
