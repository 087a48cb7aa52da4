"""The parts of a case must stand in our order: who, what, why, how, result, doubt, sources, record.

Why: reviewers read many cases; everything stands where they look for it.

Bad:

    result: ...
    who: ...

Good:

    who: ...
    result: ...

Mend: move the part with its comments, or run `python build_site.py check --fix --write`.
"""

from collections.abc import Iterator

from proofpoints.model import Case
from proofpoints.part import keys_of
from proofpoints.problems import Problem
from proofpoints.rows import Repository

ID = "key-order"
_ORDER = [key.written for key in keys_of(Case)]


def check(repository: Repository) -> Iterator[Problem]:
    """The top level of each case."""
    for entry in repository.told:
        keys = [key for key in entry.document.data if key in _ORDER]
        ordered = sorted(keys, key=_ORDER.index)
        if keys != ordered:
            first = next(key for key, right in zip(keys, ordered, strict=True) if key != right)
            yield entry.problem(
                (first,), ID, f"{first} stands in the wrong place", f"The order is {', '.join(ordered)}."
            )
