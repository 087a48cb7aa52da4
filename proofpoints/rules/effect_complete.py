"""A published difference must say what it is compared with.

Why: "+3 points" against last year and against a control group are different claims.

Bad:

    e1,score-math,all-students,program,difference,,participants,,,2014,2.1,scale-points,,,,exact,yes,MAP,S1,

Good:

    e1,score-math,all-students,program,difference,control,participants,,,2014,2.1,scale-points,,,,exact,yes,MAP,S1,
"""

from collections.abc import Iterator

from proofpoints.problems import Problem
from proofpoints.rows import Repository

ID = "effect-complete"


def check(repository: Repository) -> Iterator[Problem]:
    """versus must be there for a difference, and must not be there for a change."""
    for package in repository.packages:
        for row in package.effects:
            if row.contrast == "change" and row.versus:
                yield package.problem(
                    row,
                    "versus",
                    ID,
                    "versus must be empty for a change over time",
                    "Empty it, or write difference-in-changes as contrast.",
                )
            if row.contrast != "change" and (not row.versus or row.versus == row.arm):
                yield package.problem(
                    row,
                    "versus",
                    ID,
                    f"versus must name the arm that {row.arm} is compared with",
                    "Write control, similar-schools, state, ...; if the source does not say, it can't "
                    "carry a case: use contrast change and explain in note.",
                )
