"""Microsoft Forms XLSX (and CSV copies): ID, Start time, Completion time, Email, Name, then the questions."""

from __future__ import annotations

import re

from survey_import.formats.assemble import Question, assemble, column_of, reader_of
from survey_import.response import Export, Sheet

_META = {"id", "start time", "completion time", "last modified time", "total points", "quiz feedback"}
_IDENTITY = {"email", "name", "email2", "name2", "email1", "name1"}
_QUIZ = re.compile(r"(points|feedback) - ", re.IGNORECASE)


def detect(sheet: Sheet) -> bool:
    """The three first headings, in any case."""
    header = [re.sub(r"\s+", " ", name).strip().casefold() for name in sheet.rows[0][:4]]
    return header[:3] == ["id", "start time", "completion time"]


def read(sheet: Sheet) -> Export:
    """One header row; choices end with a semicolon, which is no choice of its own."""
    questions = [Question(name, (index,), role=_role(name)) for index, name in enumerate(sheet.rows[0])]
    export = assemble(sheet, questions, 1, key=reader_of(column_of(sheet.rows[0], "ID")))
    for record in export.records:
        record.cells = [cell[:-1] if cell.endswith(";") and cell.count(";") else cell for cell in record.cells]
    return export


def _role(name: str) -> str:
    plain = re.sub(r"\s+", " ", name).strip().casefold()
    if plain in _IDENTITY:
        return "identity"
    return "meta" if plain in _META or _QUIZ.match(plain) else "answer"
