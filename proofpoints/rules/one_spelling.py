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
_SIGNS = re.compile(r"[\W_]+")


def check(repository: Repository) -> Iterator[Problem]:
    """Within one dataset; a warning, because two names may really mean two things."""
    for package in repository.packages:
        for column in ("instrument", "site", "population"):
            texts = dict.fromkeys(filter(None, (getattr(row, column) for row in package.rows)))
            first = {_plain(text): text for text in reversed(texts)}
            for row in package.rows if len(first) < len(texts) else ():
                text = getattr(row, column)
                if text and first[_plain(text)] != text:
                    yield package.problem(
                        row,
                        column,
                        ID,
                        f'"{text}" and "{first[_plain(text)]}" differ only in spelling',
                        f'Write "{first[_plain(text)]}" if they are the same.',
                        Level.WARNING,
                    )


def _plain(text: str) -> str:
    """What is left of a text however it is spelled."""
    return _SIGNS.sub("", text).casefold()
