"""What a figure covers must fit whose figure it is.

Why: a state's rate covers the whole state; marked as participants it would look like a control group.

Bad:

    o2,graduation-rate,all-students,state,participants,,,2014,77.2,percent,,,,exact,,federal cohort rate,S1,

Good:

    o2,graduation-rate,all-students,state,state,,,2014,77.2,percent,,,,exact,,federal cohort rate,S1,
"""

from collections.abc import Iterator

from proofpoints.problems import Problem
from proofpoints.rows import Repository

ID = "covers-fits-arm"
_FITS = {
    "state": {"state"},
    "nation": {"nation"},
    "region": {"region"},
    "district": {"district", "school"},
    "program": {"participants", "school", "district"},
}


def check(repository: Repository) -> Iterator[Problem]:
    """Arms without an entry may cover anything."""
    for package in repository.packages:
        for row in package.rows:
            fits = _FITS.get(row.arm)
            if fits and row.covers not in fits:
                yield package.problem(
                    row,
                    "covers",
                    ID,
                    f"covers of arm {row.arm} must be {' or '.join(sorted(fits))}, not {row.covers}",
                    "Correct covers or arm, whichever is wrong.",
                )
