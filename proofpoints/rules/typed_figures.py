"""An outcome figure must be referred to, not typed.

Why: a typed figure can't be traced, and it stays when the data are corrected. In `result` and `doubt` no percentage, points or
effect size may be typed at all; elsewhere a typed one must not repeat a value of the dataset.

Bad:

    summary: The graduation rate rose to 83 percent.

Good:

    summary: The graduation rate rose to {o2}.
"""

import re
from collections.abc import Iterator

from proofpoints.problems import Problem
from proofpoints.references import PATTERN
from proofpoints.rows import Effect, Entry, Outcome, Repository
from proofpoints.walk import prose_fields
from proofpoints.yamlfile import Path

ID = "typed-figures"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
_FIGURE = re.compile(
    r"(?<![\w.])(?P<number>[-+−]?\d{1,3}(?:[.,]\d+)?)[\s-]*"
    r"(?P<unit>%|percent\b|per cent\b|percentage[\s-]points?\b|points?\b(?! scale)|standard deviations?\b|SDs?\b)"
    rf"|(?<![\w.])(?P<word>{_WORDS})[\s-]+(?:percent\b|per cent\b|percentage[\s-]points?\b)",
    re.IGNORECASE,
)
_STRICT = ("result", "doubt")


def check(repository: Repository) -> Iterator[Problem]:
    """Every sentence field of every case."""
    for entry in repository.entries:
        values = _values(entry)
        for path, text in prose_fields(entry.case):
            for match in _FIGURE.finditer(PATTERN.sub(" ", text)):
                if path[0] in _STRICT or _as_number(match["number"] or match["word"]) in values:
                    yield _problem(entry, path, match[0])


def typed(text: str) -> list[str]:
    """The percentages, points and effect sizes typed in a text."""
    return [match[0] for match in _FIGURE.finditer(text)]


def _values(entry: Entry) -> set[float | None]:
    rows = entry.package.rows if entry.package else ()
    return {abs(value) for row in rows if row.about.outcome and (value := _value(row)) is not None}


def _value(row: Outcome | Effect) -> float | None:
    return row.value if isinstance(row, Outcome) else row.estimate


def _as_number(text: str) -> float | None:
    try:
        return abs(float(text.replace("−", "-").replace(",", ".")))
    except ValueError:
        return None


def _problem(entry: Entry, path: Path, figure: str) -> Problem:
    return entry.problem(
        path,
        ID,
        f'"{figure}" is typed; an outcome figure must be a reference',
        "Write {o12} with the id of its row, and the build puts the value in; add a row if there is none.",
    )
