"""A percentage between 0 and 1 must be looked at: it may be a share, such as 0.482 for 48.2 percent.

Why: spreadsheets keep percentages as shares. A share under the unit percent is a hundred times too small, and nothing else
about it looks wrong.

Bad:

    o1,proficiency-math,all-students,program,district,,,2013-14,0.482,percent,,,,exact,,PSSA,S1,

Good:

    o1,proficiency-math,all-students,program,district,,,2013-14,48.2,percent,,,,exact,,PSSA,S1,
    o2,dropout-rate,all-students,program,district,,,2013-14,0.4,percent,,,,exact,,state count,S1,Less than one percent.

Mend: multiply a share by 100. If the figure is really below one percent, say so in note, with the word percent.
"""

from collections.abc import Iterator

from proofpoints.problems import Level, Problem
from proofpoints.rows import Outcome, Repository

ID = "percent-of-hundred"


def check(repository: Repository) -> Iterator[Problem]:
    """Values of outcomes; a warning, because few figures are really so small."""
    for package in repository.packages:
        for row in package.outcomes:
            if row.value is not None and _may_be_share(row):
                meant = f"{row.value * 100:g}"
                yield package.problem(
                    row,
                    "value",
                    ID,
                    f"{row.value:g} percent: is this a share, meaning {meant}?",
                    f"Look it up in {row.source}. If so, write {meant}; if it is really below one percent, say in note: "
                    "Less than one percent.",
                    Level.WARNING,
                )


def _may_be_share(row: Outcome) -> bool:
    return row.unit == "percent" and 0 < (row.value or 0) < 1 and "percent" not in row.note.lower()
