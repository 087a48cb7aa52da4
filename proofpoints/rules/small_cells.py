"""No figure may describe fewer than ten students (or the `smallest_group` of the case), nor let such a number be computed.

Why: in a group of nine, neighbors know who the students are. Forty states hide groups below some number, most often ten
(NCES 2011-603). A percentage and its n together give a count, and so do a count and its n: 97 percent of 60, or 58 of 60,
tells that two students failed. The students enrolled and served are counts, too. The published share of a student group in
a whole district or school stays: it says who lives there and nothing that any of them achieved.

Bad:

    o1,graduation-rate,foster-care,program,district,,,2014,75,percent,8,,,exact,,federal cohort rate,S1,

Good:

    o1,graduation-rate,foster-care,program,district,,,2014,,percent,,,,suppressed,,federal cohort rate,S1,fewer than ten students

Mend: empty value and n, write `suppressed` as qualifier, and say in note that the group is small. Remove the file's
history too if such a number was already sent: ask a maintainer.
"""

import re
from collections.abc import Iterator

from proofpoints.model import MINIMUM, Case
from proofpoints.problems import Problem
from proofpoints.reading.yamlfile import Path
from proofpoints.rows import CaseFile, Entry, Outcome, Package, Repository, Unshaped

ID = "small-cells"
_HINTS = {
    "students_served": "Write none-published, or the count of a group of at least {} students.",
    "enrollment": "Remove it, or state the enrollment of the district.",
}


def check(repository: Repository) -> Iterator[Problem]:
    """n itself, counts of students in rows and cases, and counts that follow from a percentage and n."""
    for file in repository.written:
        yield from _stated(file, max(MINIMUM, file.smallest_group))
    for package in repository.packages:
        minimum = repository.smallest_group(package)
        for row in package.rows:
            if row.n is not None and row.n < minimum:
                yield package.problem(
                    row,
                    "n",
                    ID,
                    f"n must be at least {minimum}, it is {row.n}",
                    "Leave value and n empty, write suppressed as qualifier, and say in note that the group is small.",
                )
        for row in package.outcomes:
            yield from _counts(package, row, minimum)


def _stated(file: CaseFile, minimum: int) -> Iterator[Problem]:
    """Counts of students that a case file itself states, also one that is no case yet."""
    for path, count in _facts(file.case) if isinstance(file, Entry) else _written(file):
        if 0 < count < minimum:
            message = f"a count of students must be at least {minimum}, it is {count}"
            yield file.problem(path, ID, message, _HINTS[str(path[1])].format(minimum))


def _facts(case: Case) -> Iterator[tuple[Path, int]]:
    served = case.who.students_served
    named = ("students_served", served if isinstance(served, tuple) else ()), ("enrollment", case.who.enrollment)
    return ((("who", name, place, "value"), fact.value) for name, facts in named for place, fact in enumerate(facts))


def _written(file: Unshaped) -> Iterator[tuple[Path, int]]:
    for path, text in file.texts:
        named = len(path) == 4 and path[0] == "who" and path[1] in _HINTS and path[3] == "value"
        if named and re.fullmatch("[0-9]{1,9}", text):
            yield path, int(text)


def _counts(package: Package, row: Outcome, minimum: int) -> Iterator[Problem]:
    if row.value is None:
        return
    if row.unit == "students" and 0 < row.value < minimum:
        yield package.problem(
            row,
            "value",
            ID,
            f"a count of students must be at least {minimum}, it is {row.value:g}",
            "Leave value empty, write suppressed as qualifier, and say in note that the group is small.",
        )
    if row.unit in ("percent", "students") and row.own_n is not None and row.own_n >= minimum:
        count = row.value * row.own_n / 100 if row.unit == "percent" else row.value
        for part in (count, row.own_n - count):
            if 0.5 <= part < minimum - 0.5:
                yield package.problem(
                    row,
                    "n",
                    ID,
                    f"value and n together tell that {part:.0f} students are in one group, fewer than {minimum}",
                    f"{_if_share(row)}Leave n empty and say in note that it is withheld.",
                )
                return


def _if_share(row: Outcome) -> str:
    """A share of 0.482 looks like a handful of students; emptying n would only hide the slip."""
    value = row.value or 0
    is_share = row.unit == "percent" and 0 < value < 1
    return f"If {value:g} is a share, write {value * 100:g} and keep n. Otherwise: " if is_share else ""
