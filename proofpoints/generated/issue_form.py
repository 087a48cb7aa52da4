"""The form on GitHub that starts a case: written from the questions and the vocabulary, and read back from an issue."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from proofpoints.intake.answers import COVERS_QUESTION, QUESTIONS, Question

FIGURES = "Figures"
_NONE = ("_No response_", "None", "")
_MOST = 60_000  # characters of an issue that are read
_EXAMPLE = "measure,year,value,n,test\nGraduation rate,2012-13,74.5%,409,State\nGraduation rate,2013-14,79.1%,430,State"


def new_case_form() -> dict[str, Any]:
    """The issue form as data; GitHub shows it as fields."""
    intro = (
        "Fill in what you know; nothing here is published yet. A maintainer looks at it first, then a draft is made of it. "
        "Write no names of students or staff, and no figure about fewer than ten students."
    )
    return {
        "name": "A new case",
        "description": "A blended-learning program with figures that can be looked up.",
        "title": "Case: ",
        "labels": ["new-case"],
        "body": [
            {"type": "markdown", "attributes": {"value": intro}},
            *map(_field, (*QUESTIONS, COVERS_QUESTION)),
            _area(
                FIGURES, "One line for each figure, with a heading; cells pasted from a spreadsheet will do.", _EXAMPLE
            ),
        ],
    }


def form_text(form: Mapping[str, Any]) -> str:
    """YAML of a form: JSON is YAML, one top-level key a line."""
    lines = ["# Made by `python build_site.py schema`; edit proofpoints/generated/issue_form.py, not this file."]
    for key, value in form.items():
        if key == "body":
            lines.append("body:")
            lines += [f"  - {json.dumps(field, ensure_ascii=False)}" for field in value]
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _field(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.text}
    required = {"validations": {"required": question.option in ("name", "state", "covers")}}
    if question.allowed is None:
        return {"type": "input", "id": question.option, "attributes": attributes, **required}
    attributes["options"] = [term.label for term in question.allowed.values()]
    if question.many:
        attributes["multiple"] = True
    return {"type": "dropdown", "id": question.option, "attributes": attributes, **required}


def _area(label: str, description: str, example: str) -> dict[str, Any]:
    attributes = {"label": label, "description": description, "placeholder": example, "render": "csv"}
    return {"type": "textarea", "id": "figures", "attributes": attributes, "validations": {"required": True}}


def read_issue(body: str) -> tuple[dict[str, list[str]], str]:
    """Answers by option and the figures as CSV, from the text of an issue; headings the form does not have are passed over."""
    sections = _sections(body.replace("\r\n", "\n")[:_MOST])
    answers: dict[str, list[str]] = {}
    for question in (*QUESTIONS, COVERS_QUESTION):
        text = sections.get(question.text, "")
        if text not in _NONE:
            answers[question.option] = (
                [part.strip() for part in text.split(", ")] if question.many else [" ".join(text.split())]
            )
    figures = re.sub(r"\A```\w*\n|\n?```\Z", "", sections.get(FIGURES, ""))
    return answers, "" if figures in _NONE else figures + "\n"


def _sections(body: str) -> dict[str, str]:
    """Text by heading; the first of two equal headings counts, so that pasted text can't replace an answer."""
    known = {question.text for question in (*QUESTIONS, COVERS_QUESTION)} | {FIGURES}
    found: dict[str, str] = {}
    for part in re.split(r"^### ", body, flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        if heading.strip() in known:
            found.setdefault(heading.strip(), text.strip())
    return found
