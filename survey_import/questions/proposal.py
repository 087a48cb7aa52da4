"""A suggested profile as the file a person looks through: headings only, no answers."""

from __future__ import annotations

import json

from survey_import.questions.fields import FIELDS
from survey_import.questions.suggestion import SURE, Suggestion, numbered
from survey_import.response import Column, Export

_HEAD = """\
# Which question does each column answer? Look at every line below `columns`.
#   The likeness is out of 100. `unmapped` means that no question is near: put one of the questions in its place,
#   or `ignore` if the column is not wanted. A column that stays `unmapped` is not used, and every import says so.
# When all lines are right, write `confirmed: yes`.
#
# Questions a column can answer, and what each asks for:
{questions}
#   ignore            seen and not wanted
#   held              free text nobody asked for; never shown
# If the survey asks for a second outcome, its questions are measure.2, baseline.2, followup.2 and so on.
name: {name}
title: ""        # what the survey is called, for the site's survey page
source: ""       # who asked whom
collected: ""    # when
confirmed: no
columns:
"""


def profile_text(export: Export, found: list[Suggestion], name: str) -> str:
    """The profile, with a line for each column that may hold answers."""
    questions = "\n".join(f"#   {field.id:<17} {field.question}" for field in FIELDS.values())
    lines = [_HEAD.format(questions=questions, name=json.dumps(name)).rstrip()]
    for column, number, one in numbered(export, found):
        lines += _column(column, number, one)
    return "\n".join(lines) + "\n"


def _column(column: Column, number: int, one: Suggestion) -> list[str]:
    doubt = "" if one.score >= SURE else ": please check"
    likeness = f"likeness {one.score}{doubt}" if one.score else "please choose"
    heading = "" if column.heading else ", which has no heading"
    return [
        f"  - heading: {json.dumps(column.heading, ensure_ascii=False)}",
        *([f"    number: {number}"] if number > 1 else []),
        f"    field: {one.field}  # column {column.position}{heading}; {likeness}",
    ]
