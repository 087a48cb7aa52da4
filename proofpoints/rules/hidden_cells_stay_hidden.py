"""A hidden figure, or a group of fewer than ten students (or `smallest_group` of the case), must not follow from the others.

Why: whoever knows the total and all groups but one knows that one, too. The bounds of every hidden cell are computed from
totals, shares, counts, groups that add up, sites and spans of years; fewer than three possible numbers of students count as
known, and so does an average score of which all weights are. How few a group is must not follow from its share or average,
those of the others and that of all either. What is left of a whole after subtracting its sites, its years, one group, or
groups that add up must not be small either: neither its students nor those of them whom the measure counts, nor those whom
it does not. An empty n hides nothing where it follows from the others. The same holds where one n counts both groups
together (in effects.csv, too) and another n one of them, and for a whole school, district or class less those in the program.

Bad:

    o1,graduation-rate,all-students,program,district,,,2014,80,percent,100,,,exact,,federal cohort rate,S1,
    o2,graduation-rate,female,program,district,,,2014,82,percent,94,,,exact,,federal cohort rate,S1,
    o3,graduation-rate,male,program,district,,,2014,,percent,,,,suppressed,,federal cohort rate,S1,hidden by the state

Good:

    o1,graduation-rate,all-students,program,district,,,2014,80,percent,100,,,exact,,federal cohort rate,S1,
    o2,graduation-rate,female,program,district,,,2014,,percent,,,,suppressed,,federal cohort rate,S1,hidden because boys are few
    o3,graduation-rate,male,program,district,,,2014,,percent,,,,suppressed,,federal cohort rate,S1,hidden by the state

Mend: leave n empty in the rows it follows from, or hide the next smallest group as well.
"""

from collections.abc import Iterator

from proofpoints.disclosure.arms import told_by_arms
from proofpoints.disclosure.recover import recovered
from proofpoints.disclosure.tables import split
from proofpoints.problems import Problem
from proofpoints.rows import Repository

ID = "hidden-cells-stay-hidden"
_FIGURE = "the hidden figure can be computed from other rows (totals, groups that add up, n)"
_HINT = (
    "Leave n empty in the rows it follows from, or hide the next smallest group as well: empty its value and n, "
    "write suppressed as qualifier, and say why in note."
)


def check(repository: Repository) -> Iterator[Problem]:
    """Every dataset. The message does not repeat the number."""
    for package in repository.packages:
        minimum = repository.smallest_group(package)
        few = f"with the other rows it tells that a group or site has fewer than {minimum} students"
        for tables in split(package.outcomes):
            for cell, what in dict(recovered(tables, minimum)).items():
                yield package.problem(tables.rows[cell][0], "n", ID, _FIGURE if what == "figure" else few, _HINT)
        by_arms = {row.id: (row, what) for row, what in told_by_arms(package.outcomes, package.effects, minimum)}
        for row, what in by_arms.values():
            yield package.problem(row, "n", ID, _FIGURE if what == "figure" else few, _HINT)
