"""An instrument, site or population must be spelled one way.

Why: rows are compared only if these texts are equal; "PSSA" and "Pssa " would silently become two tests.

Bad:

    o1,...,PSSA,S1,
    o2,...,P.S.S.A.,S1,

Good:

    o1,...,PSSA,S1,
    o2,...,PSSA,S1,

Mend: write it the same way in every row, or, if they are two things, say in note how they differ.
"""

import re
from collections.abc import Iterator

from proofpoints.problems import Level, Problem
from proofpoints.rows import Repository

ID = "one-spelling"


def check(repository: Repository) -> Iterator[Problem]:
    """Within one dataset; a warning, because two names may really mean two things."""
    for package in repository.packages:
        rows = package.rows
        for column in ("instrument", "site", "population"):
            seen: dict[str, str] = {}
            if len({getattr(row, column) for row in rows} - {""}) < 2:
                continue
            for row in rows:
                text = getattr(row, column)
                plain = re.sub(r"[\W_]+", "", text).casefold()
                if text and seen.setdefault(plain, text) != text:
                    yield package.problem(
                        row,
                        column,
                        ID,
                        f'"{text}" and "{seen[plain]}" differ only in spelling',
                        f'Write "{seen[plain]}" if they are the same.',
                        Level.WARNING,
                    )
