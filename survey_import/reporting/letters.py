"""A follow-up letter for each answer that lacks something: exactly that, in plain words, without a name."""

from __future__ import annotations

from pathlib import Path

from survey_import.answer import NEEDS, NONE, READY, UPDATE, Answer
from survey_import.people.persons import doubtful
from survey_import.questions.mapping import Profile
from survey_import.run import Result
from survey_import.values.text import one_line

ROOT = Path(__file__).resolve().parents[2]
_NONE = (
    "Your answer gives no figure about results of students. Many programs cannot show one yet, and "
    "that is an honest answer.",
    "If you have, or can ask your data office for, one measure at two times (for example the share "
    "of students who passed a "
    "course, last year and this year), please send it with the number of students, the school years, "
    "the name of the test and, "
    "if there is one, the same figure for a comparison group.",
)


def is_inside_repository(folder: Path, out: Path) -> bool:
    """True if letters would lie in this repository, in the output root, or in any other Git repository."""
    place = folder.resolve()
    chain = [place, *place.parents]
    return ROOT in chain or out.resolve() in chain or any((parent / ".git").exists() for parent in chain)


def letters(result: Result, profile: Profile) -> dict[str, str]:
    """File name to text; one for each answer that can be asked for something."""
    found = {}
    for number, answer in enumerate(result.answers, 1):
        content = answer.content if answer.kind == UPDATE else answer.kind
        if content in (NEEDS, NONE) and answer.kind != READY:
            found[f"letter-{number:05d}-record-{answer.record}.txt"] = _letter(answer, profile)
    return found


def _letter(answer: Answer, profile: Profile) -> str:
    program = answer.text("program") or answer.text("name")
    what = f"about {one_line(program, 100)} " if program and not doubtful(program) else ""
    lines = [
        f"About: answer {answer.record} in {answer.file}",
        "",
        "Hello,",
        "",
        f"thank you for your answer {what}to our survey{f' ({profile.title})' if profile.title else ''}.",
        "",
    ]
    if answer.content == NONE:
        lines += [*_NONE]
    else:
        lines += ["To publish it as a case we still need:", ""]
        lines += [f"- {_question(reason)}" for reason in answer.reasons if _is_question(reason)]
    lines += [
        "",
        "Please send numbers of groups of ten students or more only, and no names of students or staff.",
        "",
        "With kind regards",
        "The Proof Points project",
        "",
    ]
    return "\n".join(lines)


def _is_question(reason: str) -> bool:
    return not reason.startswith(("further figure", "update:", "duplicate:", "ready:"))


def _question(reason: str) -> str:
    text = reason.partition(": ")[2]
    return text[:1].upper() + text[1:] + ("" if text.endswith(("?", ".")) else ".")
