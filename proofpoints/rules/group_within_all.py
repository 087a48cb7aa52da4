"""The n of a student group must not be larger than that of all students at the same time and place.

Why: a group is part of all. A larger n is a slip of the keyboard, or the two counted different students.

Bad:

    o1,graduation-rate,all-students,program,district,,,2013-14,79.1,percent,430,,,exact,,federal cohort rate,S1,
    o2,graduation-rate,low-income,program,district,,,2013-14,70.2,percent,2150,,,exact,,federal cohort rate,S1,

Good:

    o1,graduation-rate,all-students,program,district,,,2013-14,79.1,percent,430,,,exact,,federal cohort rate,S1,
    o2,graduation-rate,low-income,program,district,,,2013-14,70.2,percent,215,,,exact,,federal cohort rate,S1,

Mend: look both numbers up; if they count different students, say in `population` which.
"""

from collections.abc import Iterator
from typing import Any

from proofpoints.problems import Level, Problem
from proofpoints.rows import Outcome, Package, Repository

ID = "group-within-all"
_ALL = "all-students"


def check(repository: Repository) -> Iterator[Problem]:
    """Outcomes of one measure, site, population, arm, instrument and time; a warning, because sources count differently."""
    for package in repository.packages:
        most = _most(package)
        for row in package.outcomes if most else ():
            everyone = most.get(_place(row))
            if row.group != _ALL and row.own_n is not None and everyone is not None and row.own_n > everyone:
                yield package.problem(
                    row,
                    "n",
                    ID,
                    f"n of {row.group} is {row.own_n}, more than the {everyone} of all students",
                    f"Look both up in {row.source}; if they count different students, say in population which.",
                    Level.WARNING,
                )


def _most(package: Package) -> dict[tuple[Any, ...], int]:
    """The largest n of all students, by what it describes."""
    most: dict[tuple[Any, ...], int] = {}
    for row in package.outcomes:
        if row.group == _ALL and row.own_n is not None:
            most[_place(row)] = max(row.own_n, most.get(_place(row), 0))
    return most


def _place(row: Outcome) -> tuple[Any, ...]:
    return row.metric, row.covers, row.site, row.population, row.arm, row.instrument, row.when.text
