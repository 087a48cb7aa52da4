"""Run every rule over the repository; the answer is the sorted list of problems."""

from __future__ import annotations

from pathlib import Path

from proofpoints.files.whole_file import Read, once_more
from proofpoints.load import Around, load, read_cases, text_of
from proofpoints.problems import Problem
from proofpoints.reading.cell_places import with_columns
from proofpoints.rows import Repository
from proofpoints.rules import RULES


def validate(repository: Repository) -> list[Problem]:
    """Problems of all rules over what could be loaded."""
    return [problem for rule in RULES for problem in rule.check(repository)]


def load_and_validate(root: Path, only: list[str] | None = None) -> tuple[Repository, list[Problem]]:
    """The stage that every command begins with: all problems of all files, in one run, sorted by place."""
    return once_more(lambda: _load_and_validate(root, only))


def _load_and_validate(root: Path, only: list[str] | None) -> tuple[Repository, list[Problem]]:
    repository, problems = load(root, only)
    return repository, in_order(placed(root, problems + validate(repository)))


def check_case(around: Around, file: str, read: Read) -> tuple[Repository, list[Problem]]:
    """What a check of everything would say of one case and its dataset if there were no others."""
    found = read_cases(around, [file], read)
    return found.repository, in_order(placed(around.root, found.problems + validate(found.repository)))


def placed(root: Path, problems: list[Problem]) -> list[Problem]:
    """The problems, those in a table with the column of the text in which their cell begins."""
    return with_columns(problems, lambda file: text_of(root, file))


def in_order(problems: list[Problem]) -> list[Problem]:
    """Each problem once, sorted by place."""
    return sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.column or 0, p.rule, p.message, p.field, p.hint))
