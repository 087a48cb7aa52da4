"""Problems as text, as GitHub annotations and as JSON: pure functions from problems to text."""

from __future__ import annotations

import json
from collections.abc import Sized
from typing import Protocol

from proofpoints.lessons.lesson import page_of
from proofpoints.problems import Level, Problem


class Checked(Protocol):
    """What was checked, to be counted: a repository, or what is left of one that was too large to keep."""

    @property
    def published(self) -> Sized:
        """Cases outside cases/drafts/."""

    @property
    def drafts(self) -> Sized:
        """Cases that wait for data."""

    @property
    def sketches(self) -> Sized:
        """Drafts that are not yet a case."""


def as_text(problems: list[Problem], checked: Checked) -> str:
    """One paragraph for each problem, suggestions apart from errors, and a last line that counts."""
    errors = [_paragraph(p) for p in problems if p.level is Level.ERROR]
    warnings = [_paragraph(p) for p in problems if p.level is Level.WARNING]
    between = ["\nSuggestions, which stop nothing:\n"] if errors and warnings else []
    return "".join([*errors, *between, *warnings]) + summary(problems, checked) + "\n"


def _paragraph(p: Problem) -> str:
    said = _line(f"{_place(p)}: {p.level}: {p.message}  [{p.rule}]")
    return said + _line(f"    hint: {p.hint}") + _line(f"    see {page_of(p.rule)}")


def summary(problems: list[Problem], checked: Checked) -> str:
    """How many errors, warnings, cases and drafts."""
    errors = sum(p.level is Level.ERROR for p in problems)
    return (
        f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}; "
        f"{_count(len(checked.published), 'case')}, {_count(_drafts(checked), 'draft')}"
    )


def as_github(problems: list[Problem], checked: Checked) -> str:
    """Workflow commands, one a line (GitHub shows the first ten of each level); the last line counts."""
    lines = []
    for p in problems:
        place = [f"file={_property(p.file)}"]
        place += [f"line={p.line}"] if p.line else []
        place += [f"col={p.column}"] if p.column else []
        place += [f"title={_property(p.rule)}"]
        said = f"{p.message}\nHint: {p.hint}\nSee {page_of(p.rule)}"
        lines.append(f"::{p.level} {','.join(place)}::{_data(said)}\n")
    return "".join(lines) + summary(problems, checked) + "\n"


def as_json(problems: list[Problem], checked: Checked) -> str:
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
    whole = {"problems": found, "cases": len(checked.published), "drafts": _drafts(checked)}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def _place(problem: Problem) -> str:
    parts = [problem.file, *(str(number) for number in (problem.line, problem.column) if number)]
    return ":".join(parts)


def _drafts(checked: Checked) -> int:
    return len(checked.drafts) + len(checked.sketches)


def _line(text: str) -> str:
    """One line of text: what a contributor wrote can't begin a line of its own, nor steer a terminal or GitHub's log."""
    return "".join(sign if sign.isprintable() else " " for sign in text) + "\n"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
