"""No mail address, phone number or social security number may stand in a case or dataset.

Why: nobody's data are published here. Voices are told by role, never by name.

Bad:

    text: Ask the data office, jane.doe@example.org.

Good:

    text: The data office of the district answers questions.
"""

import re
from collections.abc import Iterator

from proofpoints.problems import Problem
from proofpoints.rows import Repository
from proofpoints.walk import prose_fields

ID = "personal-data"
_KINDS = {
    "a mail address": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    "a phone number": re.compile(r"(?<![\d-])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)"),
    "a social security number": re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"),
    "a person's title and name": re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z][a-z]+"),
}


def check(repository: Repository) -> Iterator[Problem]:
    """Prose of cases and notes, sites and populations of datasets. The message does not repeat what it found."""
    for entry in repository.entries:
        for path, text in prose_fields(entry.case):
            if kind := found_in(text):
                yield entry.problem(path, ID, f"here stands {kind}", "Remove it; tell who speaks by role.")
    for package in repository.packages:
        for row in package.rows:
            for column, text in (("note", row.note), ("site", row.site), ("population", row.population)):
                if kind := found_in(text):
                    yield package.problem(row, column, ID, f"here stands {kind}", "Remove it.")


def found_in(text: str) -> str | None:
    """The kind of personal data a text holds, if any."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(text)), None)
