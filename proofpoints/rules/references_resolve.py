"""A reference in prose, such as {o12}, must name a row of the dataset; a difference must be of rows that may be subtracted.

Why: the build puts the value in for the reference, so prose and data can't drift apart. Two rows with different tests or
methods are never subtracted.

Bad:

    summary: The rate rose from {o1} to {o2}, a change of {o2-o1}.      # o1 and o2 have different instruments

Good:

    summary: The rate was {o1} by the old method and {o2} by the new one; the two can't be compared.

Mend: look the id up in the first column of the dataset, and name two values instead of a difference where the message
says that they can't be compared.
"""

from collections.abc import Iterator

from proofpoints.evidence.series import instrument_key
from proofpoints.problems import Problem
from proofpoints.reading.yamlfile import Path
from proofpoints.references import PATTERN, Reference, parse_reference
from proofpoints.rows import CaseFile, Outcome, Package, Repository

ID = "references-resolve"
_MOST_IDS = 12
_FORMS = "Write {o12} for a value, {o12.n} for its number of students, {o2-o1} for a difference of two rows."


def check(repository: Repository) -> Iterator[Problem]:
    """Every sentence field of every case, and every note of its dataset."""
    for entry in repository.told:
        if entry.package is None:
            continue
        for path, text in entry.prose:
            for inner in PATTERN.findall(text) if "{" in text else ():
                yield from _check(entry, path, inner)
            if text.count("{") != text.count("}"):
                yield entry.problem(path, ID, "a brace { must be closed by }", _FORMS)
        yield from _notes(entry, entry.package)


def _notes(entry: CaseFile, package: Package) -> Iterator[Problem]:
    """Notes stand on the page as sentences do: a reference that leads nowhere would end the build."""
    for row in package.rows:
        for inner in PATTERN.findall(row.note) if "{" in row.note else ():
            for problem in _check(entry, (), inner):
                yield package.problem(row, "note", ID, problem.message, problem.hint)


def _check(entry: CaseFile, path: Path, inner: str) -> Iterator[Problem]:
    assert entry.package is not None
    reference = parse_reference(inner)
    if reference is None:
        yield entry.problem(path, ID, f"{{{inner}}} must be a reference to a row", _FORMS)
        return
    unknown = [row for row in reference.rows if row not in entry.package.by_id]
    hint = f"Write the id of a row, from the first column of {entry.package.folder}/: {_ids(entry.package)}."
    for row in unknown:
        yield entry.problem(path, ID, f"{{{inner}}} refers to row {row}, which is not in the dataset", hint)
    if not unknown:
        yield from _check_rows(entry, path, reference, inner)


def _ids(package: Package) -> str:
    """The ids of all rows; of many the first and the last."""
    ids = list(package.by_id)
    return ", ".join(ids) if len(ids) <= _MOST_IDS else f"{', '.join(ids[:3])} ... {ids[-1]}"


def _check_rows(entry: CaseFile, path: Path, reference: Reference, inner: str) -> Iterator[Problem]:
    assert entry.package is not None
    rows = [entry.package.by_id[row] for row in reference.rows]
    if reference.part == "n" and rows[0].n is None:
        yield entry.problem(
            path,
            ID,
            f"{{{inner}}} asks for n, but row {reference.row} has none",
            "Say in words that the number is not published, or add n to the row if the source gives it.",
        )
    if reference.minus is None:
        if reference.part == "value" and isinstance(rows[0], Outcome) and rows[0].value is None:
            yield entry.problem(
                path, ID, f"{{{inner}}} refers to a suppressed value", "Say in words that it is hidden."
            )
        return
    one, other = rows
    if not isinstance(one, Outcome) or not isinstance(other, Outcome) or one.value is None or other.value is None:
        yield entry.problem(
            path,
            ID,
            f"{{{inner}}} must subtract two values of outcomes.csv",
            "A published difference is referred to alone, as {e1}.",
        )
        return
    differs = [
        name
        for name, same in (
            ("measure", one.metric == other.metric),
            ("unit", one.unit == other.unit),
            ("group", one.group == other.group),
            ("population", one.population == other.population),
            ("instrument", instrument_key(one) == instrument_key(other)),
            ("qualifier (a bound can't be subtracted)", not {"at-least", "at-most"} & {one.qualifier, other.qualifier}),
        )
        if not same
    ]
    if differs:
        yield entry.problem(
            path,
            ID,
            f"{{{inner}}} must subtract rows that may be compared; they differ in {', '.join(differs)}",
            "Name both values and say that they can't be compared.",
        )
