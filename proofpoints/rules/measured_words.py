"""Our sentences must not claim more than a design can carry.

Why: "proven" and "caused" are verdicts that this site never gives. What a source claims is told as its claim, in `says` of a
review, or in our own more careful words.

Bad:

    summary: The program proved effective and boosted graduation.

Good:

    summary: After the program began, the graduation rate rose by {o2-o1}; the state's rose as well.

Mend: say what the rows show, or tell the claim as that of the source.
"""

import re
from collections.abc import Iterator

from proofpoints.persons.quick_look import together, words_in
from proofpoints.problems import Problem
from proofpoints.rows import Repository

ID = "measured-words"
_NEVER = re.compile(
    r"\b(prov(?:es?|en|ed|ing) (?:that|to|effective)|proven|game[- ]chang\w+|guarante\w+|miracle|undeniabl\w+|"
    r"statistically proven|caus(?:ed|es) (?:the|a|an) (?:rise|gain|increase|improvement|growth)|"
    r"(?:highly|very) (?:effective|successful)|world[- ]class|best practice)\b",
    re.IGNORECASE,
)
# one of these is part of each
_PARTS = (
    "prov",
    "game chang",
    "game-chang",
    "guarante",
    "miracle",
    "undeniabl",
    "caused ",
    "causes ",
    "highly effective",
    "highly successful",
    "very effective",
    "very successful",
    "world class",
    "world-class",
    "best practice",
)


def check(repository: Repository) -> Iterator[Problem]:
    """Every sentence field but the words of a third-party review."""
    for entry in repository.told:
        said = [(path, text) for path, text in entry.prose if path[-1] != "says"]
        parts = words_in(together(text for _, text in said), _PARTS)
        for path, text in said if parts else ():
            if words_in(text, parts) and (match := _NEVER.search(text)):
                yield entry.problem(
                    path,
                    ID,
                    f'"{match[0]}" claims more than data of this kind can show',
                    "Say what was measured, and what it was compared with.",
                )
