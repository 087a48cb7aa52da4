"""The declared design must not stand above what the rows support.

Why: "randomized" without a comparison group in the data is a claim nobody can check.

Bad:

    doubt:
      design: matched-comparison      # the dataset holds the program's rates in two years, and nobody else's

Good:

    doubt:
      design: before-after

Mend: choose the design the message proposes, or add the rows of the comparison group.
"""

from collections.abc import Iterator

from proofpoints.evidence.ladder import may_declare, strongest, supported_designs
from proofpoints.evidence.series import settle
from proofpoints.problems import Level, Problem
from proofpoints.rows import Repository
from proofpoints.vocabulary import DESIGNS

ID = "design-supported"


def check(repository: Repository) -> Iterator[Problem]:
    """Every case with rows; in a draft, which may still be waiting for more rows, it is a warning."""
    for entry in repository.entries:
        if entry.package is None:
            continue
        supported = supported_designs(settle(entry.package.outcomes, entry.case.result.prefer), entry.package.effects)
        declared = entry.case.doubt.design
        top = strongest(supported)
        if top is not None and not may_declare(declared, supported):
            yield entry.problem(
                ("doubt", "design"),
                ID,
                f"design must be at most {top}, which is what the rows support, not {declared}",
                f"Write {top} ({DESIGNS[top].label.lower()}), or add the rows of the comparison.",
                Level.WARNING if entry.draft else Level.ERROR,
            )
