"""What a page of docs/rules/ says about one rule, read from the docstring of a rule file or written for a rule of reading."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

_HEADS = re.compile(r"^(Why|Bad|Good|Mend)\b([^:\n]*):", re.MULTILINE)


@dataclass(frozen=True)
class Lesson:
    """One rule: what must hold, why, an example that breaks it and one that keeps it, and how to mend."""

    id: str
    what: str
    why: str
    bad: str
    good: str
    mend: str
    aside: str = ""  # where the good example stands, if not in the place of the bad one

    @property
    def page(self) -> str:
        """Its page below the root of the repository."""
        return page_of(self.id)


def page_of(rule: str) -> str:
    """The page of a rule; Frictionless has its own types of errors, which share one."""
    return f"docs/rules/{'frictionless' if rule.startswith('frictionless') else rule}.md"


def lesson_of(rule: str, docstring: str) -> Lesson:
    """Read the parts of a rule's docstring: the sentence it begins with, then Why, Bad, Good and Mend."""
    marks = list(_HEADS.finditer(docstring))
    ends = [mark.start() for mark in marks[1:]] + [len(docstring)]
    parts = {mark[1]: docstring[mark.end() : end].strip("\n") for mark, end in zip(marks, ends, strict=True)}
    aside = next((mark[2].strip(" ()") for mark in marks if mark[1] == "Good"), "")
    what = docstring[: marks[0].start()] if marks else docstring
    return Lesson(
        rule,
        _sentence(what),
        _sentence(parts.get("Why", "")),
        textwrap.dedent(parts.get("Bad", "")).strip("\n"),
        textwrap.dedent(parts.get("Good", "")).strip("\n"),
        _sentence(parts.get("Mend", "")),
        aside,
    )


def lesson_page(lesson: Lesson) -> str:
    """The Markdown of its page."""
    aside = f" {_upper(lesson.aside)}:" if lesson.aside else ""
    return (
        f"---\ntitle: {lesson.id}\ndescription: How to mend what the check calls {lesson.id}.\n---\n"
        f"<!-- Made by `python build_site.py schema`; edit the rule, not this file. -->\n\n"
        f"# {lesson.id}\n\n{lesson.what}\n\n**Why.** {_upper(lesson.why)}\n\n"
        f"**This does not pass:**\n\n{_code(lesson.bad)}\n\n**This does.**{aside}\n\n{_code(lesson.good)}\n\n"
        f"**How to mend it.** {_upper(lesson.mend)}\n\n[All rules](../rules.md)\n"
    )


def _code(text: str) -> str:
    return f"```text\n{text}\n```"


def _sentence(text: str) -> str:
    return " ".join(text.split())


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
