"""An outcome figure must be referred to, not typed.

Why: a typed figure can't be traced, and it stays when the data are corrected. In `result` and `doubt` no percentage, points or
effect size may be typed at all; elsewhere a typed one must not repeat a value of the dataset.

Bad:

    summary: The graduation rate rose to 83 percent.

Good:

    summary: The graduation rate rose to {o2}.

Mend: add the figure as a row of the dataset, then write its id in braces in the sentence.
"""

import re
from collections.abc import Iterator
from itertools import permutations

from proofpoints.evidence.contrasts import subtract
from proofpoints.evidence.series import measure_key
from proofpoints.persons.quick_look import together, words_in
from proofpoints.problems import Problem
from proofpoints.reading.yamlfile import Path
from proofpoints.references import PATTERN
from proofpoints.rows import CaseFile, Effect, Outcome, Repository

ID = "typed-figures"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
_FIGURE = re.compile(
    r"(?<![\w.])(?P<number>[-+−]?\d{1,3}(?:[.,]\d+)?)[\s-]*"
    r"(?P<unit>%|percent\b|per cent\b|percentage[\s-]points?\b|points?\b(?! scale)|standard deviations?\b|SDs?\b)"
    rf"|(?<![\w.])(?P<word>{_WORDS})[\s-]+(?:percent\b|per cent\b|percentage[\s-]points?\b)",
    re.IGNORECASE,
)
_UNITS = ("%", "percent", "per cent", "point", "standard deviation", "sd")  # one of these is part of each
_STRICT = ("result", "doubt")
_OF_DIFFERENCES = ("point", "percentage", "standard", "sd")
_MOST_PAIRED = 200  # pairs grow with the square of the rows
_QUOTES = 'The build puts the value in. In a line such as {text: "...", source: S1} the text needs its quotes.'
_ADD_ROW = (
    "Add a row with this figure to the dataset, then write its id in braces, such as {o12}; if it is no result of the "
    "program, tell it in another part than result and doubt, or without the number."
)


def check(repository: Repository) -> Iterator[Problem]:
    """Every sentence field of every case."""
    for entry in repository.told:
        typed_in = [(path, PATTERN.sub(" ", text) if "{" in text else text) for path, text in entry.prose]
        units = words_in(together(own for _, own in typed_in), _UNITS)
        values = _values(entry) if units else set()
        for path, own in typed_in if units else ():
            for match in _FIGURE.finditer(own) if words_in(own, units) else ():
                number = _as_number(match["number"] or match["word"])
                if path[0] in _STRICT or number in values:
                    yield _problem(entry, path, match[0], _reference(entry, number, match["unit"] or "percent"))


def typed(text: str) -> list[str]:
    """The percentages, points and effect sizes typed in a text."""
    return [match[0] for match in _FIGURE.finditer(text)]


def _values(entry: CaseFile) -> set[float | None]:
    rows = entry.package.rows if entry.package else ()
    return {abs(value) for row in rows if row.about.outcome and (value := _value(row)) is not None}


def _value(row: Outcome | Effect) -> float | None:
    return row.value if isinstance(row, Outcome) else row.estimate


def _as_number(text: str) -> float | None:
    try:
        return abs(float(text.replace("−", "-").replace(",", ".")))
    except ValueError:
        return None


def _reference(entry: CaseFile, number: float | None, unit: str) -> str:
    """What to write instead, with the row it names; empty if no row and no difference of two rows has this value."""
    rows = [row for row in (entry.package.rows if entry.package else ()) if row.about.outcome]
    same = [row for row in rows if number is not None and _value(row) is not None and abs(_value(row) or 0) == number]
    if same and (not unit.lower().startswith(_OF_DIFFERENCES) or isinstance(same[0], Effect)):
        return f"{{{same[0].id}}}, which is {_about(same[0])}"
    outcomes = [row for row in rows if isinstance(row, Outcome)][:_MOST_PAIRED]
    for one, other in permutations(outcomes, 2):
        if measure_key(one) == measure_key(other) and _difference(one, other) == number:
            return f"{{{one.id}-{other.id}}}, which is {_about(one)}, minus {_about(other)}"
    return f"{{{same[0].id}}}, which is {_about(same[0])}" if same else ""


def _difference(one: Outcome, other: Outcome) -> float | None:
    try:
        return subtract(one, other)
    except ValueError:  # bounds and hidden values
        return None


def _about(row: Outcome | Effect) -> str:
    parts = (row.metric, row.group, row.arm, row.site, row.population, row.when.text)
    return f"{_value(row):g} {row.unit} ({', '.join(part for part in parts if part)})"


def _problem(entry: CaseFile, path: Path, figure: str, reference: str) -> Problem:
    hint = f"Write {reference}. {_QUOTES}" if reference else _ADD_ROW
    return entry.problem(path, ID, f'"{figure}" is typed; an outcome figure must be a reference', hint)
