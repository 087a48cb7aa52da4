"""Does what a hint says, as literally as a program can: takes the word it proposes, runs the command it names."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from proofpoints.commands import main
from proofpoints.problems import Problem
from proofpoints.reading.cell_places import cell_starts
from tests.defect import GOOD, Defect, apply

_WORD = re.compile(r'(?:Did you mean|Write) "([^"]+)"')
_DESIGN = re.compile(r"^Write ([a-z-]+) \(")
_REFERENCE = re.compile(r"Write (\{[\w-]+\}), which is")
_HEADLINE = re.compile(r"Its rows allow - (\{[^}]*\})")
_COMMAND = re.compile(r"(?:^Run|, or run) `python build_site.py ([a-z0-9 -]+)`")
_QUOTED = re.compile(r'not "(.*)"$')


def follow(root: Path, problem: Problem, defect: Defect) -> str:
    """Mend the repository as the hint of the problem says; how it was done: word, command, edit or restored."""
    if command := _COMMAND.search(problem.hint):
        name, *options = command[1].split()
        assert main([name, "--root", str(root), *options]) == 0
        return "command"
    if word := _proposed(problem):
        _put(root / problem.file, problem, word)
        return "word"
    if headline := _HEADLINE.search(problem.hint):
        _lead_with(root / problem.file, problem, headline[1])
        return "word"
    if defect.mend:
        apply(root, defect.mend)
        return "edit"
    _restore(root)
    return "restored"


def _proposed(problem: Problem) -> str:
    """The word that a hint proposes to write instead; empty if it proposes none."""
    if problem.line is None or problem.rule == "sources-resolve":  # the word stands elsewhere, or there is a second way
        return ""
    found = next((found for form in (_WORD, _DESIGN, _REFERENCE) if (found := form.search(problem.hint))), None)
    return found[1] if found else ""


def _put(path: Path, problem: Problem, word: str) -> None:
    """The word in the place of what the message calls wrong."""
    lines = path.read_text("utf-8").split("\n")
    assert problem.line is not None
    assert problem.column is not None
    line, start = lines[problem.line - 1], problem.column - 1
    if path.suffix == ".csv":
        _, cell = next(one for one in cell_starts(line) if one[0] == problem.column)
        lines[problem.line - 1] = line[:start] + word + line[start + len(cell) :]
    else:
        wrong = _wrong_word(problem)
        lines = [*lines[: problem.line - 1], line[:start], *lines[problem.line :]]
        rest = "\n".join([line[start:], *path.read_text("utf-8").split("\n")[problem.line :]])
        assert wrong in rest
        head = "\n".join(lines[: problem.line])
        rest = rest.replace(wrong, word, 1)
        path.write_text(head + (_quoted(rest) if word.startswith("{") and head.endswith("{") else rest), "utf-8")
        return
    path.write_text("\n".join(lines), "utf-8")


def _quoted(rest: str) -> str:
    """A text in a line such as {text: ..., source: S1} in double quotes."""
    return re.sub(r"^text: (.*?)(, source: |\}\n)", r'text: "\1"\2', rest)


def _wrong_word(problem: Problem) -> str:
    if problem.rule == "shape-unknown-key":
        return problem.field.split(".")[-1]
    if problem.rule == "references-resolve":
        return re.findall(r"row (\w+)", problem.message)[0]
    if problem.rule == "design-supported":
        return problem.message.rsplit(" ", 1)[-1]
    found = _QUOTED.search(problem.message) or re.search(r'^"(.*?)"', problem.message)
    assert found is not None, problem
    return found[1]


def _lead_with(path: Path, problem: Problem, headline: str) -> None:
    """The proposed headline in the place of the wrong one, or as the only one."""
    lines = path.read_text("utf-8").split("\n")
    assert problem.line is not None
    if "[" not in problem.field:
        place = lines.index("doubt:")
        lines[place:place] = ["  headline:", f"    - {headline}"]
    else:
        start = problem.line - 1
        end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith("      "))
        lines[start:end] = [f"    - {headline}"]
    path.write_text("\n".join(lines), "utf-8")


def _restore(root: Path) -> None:
    """The state before the slip: what a person does whom the hint tells what must be there."""
    shutil.rmtree(root)
    shutil.copytree(GOOD, root)
