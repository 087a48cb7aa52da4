"""A figure with an unstated time, or in "percent" of unknown meaning, must explain itself in note.

Why: such a figure may be shown, but the reader must see at once what is missing.

Bad:

    e3,proficiency-combined,all-students,program,change,,school,,,2012 to 2014,19,percent-ambiguous,,,,exact,,PSSA,S2,

Good (note at the end):

    e3,...,19,percent-ambiguous,,,,exact,,PSSA,S2,The source does not say whether percent means points.
"""

from collections.abc import Iterator

from proofpoints.evidence.contrasts import AMBIGUOUS_UNIT
from proofpoints.problems import Problem
from proofpoints.rows import Repository

ID = "doubtful-explained"


def check(repository: Repository) -> Iterator[Problem]:
    """Both files."""
    for package in repository.packages:
        for row in package.rows:
            if not row.note and (row.when.start is None or row.unit == AMBIGUOUS_UNIT):
                what = "period unstated" if row.when.start is None else "a percent of unknown meaning"
                yield package.problem(
                    row,
                    "note",
                    ID,
                    f"{what} must be explained in note",
                    "Say what the source says, and what can't be known.",
                )
