"""Problems as text, as GitHub annotations and as JSON: pure functions from problems to text."""

from __future__ import annotations

import json

from proofpoints.lesson import page_of
from proofpoints.problems import Level, Problem
from proofpoints.rows import Repository


def as_text(problems: list[Problem], repository: Repository) -> str:
    """One paragraph for each problem, suggestions apart from errors, and a last line that counts."""
    return paragraphs(problems) + summary(problems, repository) + "\n"


def paragraphs(problems: list[Problem]) -> str:
    """One paragraph for each problem, suggestions apart from errors."""
    errors = [_paragraph(p) for p in problems if p.level is Level.ERROR]
    warnings = [_paragraph(p) for p in problems if p.level is Level.WARNING]
    between = ["\nSuggestions, which stop nothing:\n"] if errors and warnings else []
    return "".join([*errors, *between, *warnings])


def _paragraph(p: Problem) -> str:
    said = _line(f"{_place(p)}: {p.level}: {p.message}  [{p.rule}]")
    return said + _line(f"    hint: {p.hint}") + _line(f"    see {page_of(p.rule)}")


def summary(problems: list[Problem], repository: Repository) -> str:
    """How many errors, warnings, cases and drafts."""
    return counted(problems, len(repository.published), _drafts(repository))


def counted(problems: list[Problem], cases: int, drafts: int) -> str:
    """How many errors and warnings, of how many cases and drafts."""
    errors = sum(p.level is Level.ERROR for p in problems)
    return (
        f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}; "
        f"{_count(cases, 'case')}, {_count(drafts, 'draft')}"
    )


def as_github(problems: list[Problem], repository: Repository) -> str:
    """Workflow commands, one a line (GitHub shows the first ten of each level); the last line counts."""
    lines = []
    for p in problems:
        place = [f"file={_property(p.file)}"]
        place += [f"line={p.line}"] if p.line else []
        place += [f"col={p.column}"] if p.column else []
        place += [f"title={_property(p.rule)}"]
        said = f"{p.message}\nHint: {p.hint}\nSee {page_of(p.rule)}"
        lines.append(f"::{p.level} {','.join(place)}::{_data(said)}\n")
    return "".join(lines) + summary(problems, repository) + "\n"


def as_json(problems: list[Problem], repository: Repository) -> str:
    """One object: problems, number of cases, number of drafts."""
    found = [
        {
            "file": p.file,
            "line": p.line,
            "column": p.column,
            "field": p.field,
            "rule": p.rule,
            "level": str(p.level),
            "message": p.message,
            "hint": p.hint,
        }
        for p in problems
    ]
    whole = {"problems": found, "cases": len(repository.published), "drafts": _drafts(repository)}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def _place(problem: Problem) -> str:
    parts = [problem.file, *(str(number) for number in (problem.line, problem.column) if number)]
    return ":".join(parts)


def _drafts(repository: Repository) -> int:
    return len(repository.drafts) + len(repository.sketches)


def _line(text: str) -> str:
    """One line of text: what a contributor wrote can't begin a line of its own, nor steer a terminal or GitHub's log."""
    return "".join(sign if sign.isprintable() else " " for sign in text) + "\n"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
