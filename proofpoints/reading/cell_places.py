"""The column of the text at which a cell of a CSV file begins, for problems that know only line and column name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from proofpoints.problems import Problem

MAX_LINE = 100_000  # a line longer than any row we accept is not searched


def with_columns(problems: list[Problem], read: Callable[[str], str]) -> list[Problem]:
    """The problems, those in a CSV file with their column. `read` gives the text of a file, and is asked once a file."""
    lines = cache(lambda file: read(file).split("\n"))
    return [
        replace(problem, column=_column(problem, lines(problem.file)))
        if problem.file.endswith(".csv") and problem.line is not None and problem.column is None
        else problem
        for problem in problems
    ]


def _column(problem: Problem, lines: list[str]) -> int:
    """Where the cell of the problem begins; 1 if the whole row is meant, or the cell stands in no such line."""
    assert problem.line is not None
    if not problem.field or problem.line > len(lines):
        return 1
    header = cell_starts(lines[0])
    place = next(
        (number for number, (_, name) in enumerate(header) if name.strip().lower() == problem.field.lower()), None
    )
    row = cell_starts(lines[problem.line - 1])
    return row[place][0] if place is not None and place < len(row) else 1


def cell_starts(line: str) -> list[tuple[int, str]]:
    """The cells of a line with the column each begins at, counted from 1; a comma in quotes parts nothing."""
    starts, quoted, start = [], False, 0
    line = line[:MAX_LINE]
    for place, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            starts.append((start + 1, line[start:place]))
            start = place + 1
    return [*starts, (start + 1, line[start:])]
