"""A published case must hold a measurable outcome.

Why: half of the answers to the original survey had no outcome data. A case is published when its rows hold a change of one
measure over time, a comparison at one time, or a published difference with its unit. A direction ("scores improved"), a
level alone, a rank, a count of devices or a satisfaction survey is not outcome data. A case that does not pass stays in
cases/drafts/ and is listed under "Waiting for data" with what it lacks.

Bad:

    o1,proficiency-math,all-students,program,district,,,2013-14,61,percent,,,,exact,,PSSA,S1,

Good:

    o1,proficiency-math,all-students,program,district,,,2012-13,55,percent,,,,exact,,PSSA,S1,
    o2,proficiency-math,all-students,program,district,,,2013-14,61,percent,,,,exact,,PSSA,S1,

Mend: add a second row of the same measure, group and test: another year, or a comparison in the same year; or the
published difference in effects.csv. Until you have it the file waits in cases/drafts/.
"""

from collections.abc import Iterator

from proofpoints.evidence.gate import missing, passes, still_missing
from proofpoints.problems import Level, Problem
from proofpoints.rows import Repository

ID = "measurable"


def check(repository: Repository) -> Iterator[Problem]:
    """Errors for published cases; for drafts what is missing as a warning, or that the draft is ready."""
    yield from _sketches(repository)
    for entry in repository.entries:
        if entry.package is None:
            continue
        if passes(entry.case, entry.package):
            if entry.draft:
                yield entry.problem(
                    ("result",),
                    ID,
                    f"{entry.slug} passes the gate and can be published",
                    f"Move {entry.file} to cases/{entry.slug}.yml.",
                    Level.WARNING,
                )
            continue
        reasons = " ".join(missing(entry.package))
        if entry.draft:
            yield entry.problem(
                ("result",),
                ID,
                f"{entry.slug} waits for data. {reasons}",
                "Ask the program for what is missing, add the rows, and move the file to cases/.",
                Level.WARNING,
            )
        else:
            yield entry.problem(
                ("result",),
                ID,
                f"{entry.slug} has no measurable outcome. {reasons}",
                f"Add what is missing, or move the file to cases/drafts/{entry.slug}.yml until you have it.",
            )


def _sketches(repository: Repository) -> Iterator[Problem]:
    for sketch in repository.sketches:
        reasons = " ".join(still_missing(sketch.package)) if sketch.package else "Its dataset can't be read yet."
        yield Problem(
            sketch.file,
            1,
            1,
            "",
            ID,
            f"{sketch.slug} waits for data. {reasons}",
            "Fill in what is missing; `check` names each part.",
            Level.WARNING,
        )
