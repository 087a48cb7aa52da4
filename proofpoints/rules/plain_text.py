"""Text must hold no control character, no invisible character and no sign that turns the direction of writing.

Why: such signs can make a reviewer read something else than the computer does (CVE-2021-42574).

Bad:

    name: Example​ Valley        # with an invisible blank of zero width

Good:

    name: Example Valley

Mend: delete the word and type it again.
"""

import unicodedata
from collections.abc import Iterator

from proofpoints.columns import FREE
from proofpoints.problems import Problem
from proofpoints.rows import Repository

ID = "plain-text"


def check(repository: Repository) -> Iterator[Problem]:
    """Every text of a case file, also of one that is no case yet, and every free cell of its dataset."""
    for file in repository.written:
        for path, text in file.texts:
            if sign := hidden_sign(text):
                yield file.problem(
                    path,
                    ID,
                    f"here stands an invisible sign ({sign})",
                    "Delete the text and type it again; it came along when it was pasted.",
                )
    for package in repository.packages:
        said = {getattr(row, column) for row in package.rows for column in FREE}  # most rows say the same
        for row in package.rows if any(map(hidden_sign, said)) else ():
            for column in FREE:
                if sign := hidden_sign(getattr(row, column)):
                    yield package.problem(
                        row, column, ID, f"here stands an invisible sign ({sign})", "Delete the cell and type it again."
                    )


def hidden_sign(text: str) -> str | None:
    """Name of the first control or format character but a line end, or None."""
    if text.isprintable():  # no such character, and no line end either
        return None
    for sign in text:
        if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs"):
            return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
    return None
