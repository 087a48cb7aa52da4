"""What every export shares: the questions, the cells of an answer, and how its file is written. XLSX through openpyxl."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl

from tests.survey_import.answers import Truth, said

QUESTIONS = {
    "consent": "May we share your answers?",
    "name": "Name of your district or school",
    "state": "State",
    "program": "Program name",
    "models": "Which models of blended learning do you use?",
    "grades": "Grades served",
    "description": "Please describe the program",
    "measure": "What did you measure?",
    "baseline": "Value before",
    "baseline_period": "Year of the value before",
    "followup": "Value after",
    "followup_period": "Year of the value after",
    "change": "Change (if you only know that)",
    "comparison": "Value of the comparison group",
    "arm": "Who is the comparison group?",
    "period": "Over which years?",
    "n": "Number of students tested",
    "source": "Link to the report",
    "results": "Results in your own words",
    "comments": "Anything else?",
}
MODELS = ["Station rotation", "Lab rotation", "Flipped classroom", "Flex"]
Rows = list[list[Any]]


def cells(truth: Truth, join: str = "; ") -> dict[str, str]:
    """The answers under their keys; choices joined the tool's way."""
    answers = {key: said(truth).get(key, "") for key in QUESTIONS}
    answers["models"] = answers["models"].replace("; ", join)
    return answers


def person(truth: Truth, key: str) -> str:
    return truth.person.get(key, "")


def profile_text(extra: dict[str, str] | None = None, headings: dict[str, str] | None = None) -> str:
    """The profile a person would have confirmed."""
    lines = ["name: example", "title: Example survey", "confirmed: yes", "columns:"]
    for key, heading in {**(headings or QUESTIONS), **(extra or {})}.items():
        lines += [f"  - heading: {heading!r}".replace("'", '"'), f"    field: {key}"]
    return "\n".join(lines) + "\n"


def as_csv(rows: Rows, *, delimiter: str = ",", quote: int = csv.QUOTE_MINIMAL, end: str = "\n") -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, quoting=quote, lineterminator=end).writerows(rows)
    return buffer.getvalue()


def as_xlsx(path: Path, rows: Rows, formats: dict[tuple[int, int], str] | None = None, title: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append([cell if cell != "" else None for cell in row])
    for (row, column), form in (formats or {}).items():
        sheet.cell(row + 1, column + 1).number_format = form
    book.create_sheet("Summary").append(["Answers", len(rows)])
    book.save(path)
    return path
