"""Microsoft Forms XLSX (and CSV copies): ID, Start time, Completion time, Email, Name, then the questions."""

from __future__ import annotations

import re

from survey_import.formats.assemble import Question, assemble, cell_reader
from survey_import.response import Export, Sheet

_META = {"id", "start time", "completion time", "last modified time", "total points", "quiz feedback"}
_IDENTITY = {"email", "name", "email2", "name2", "email1", "name1"}
_QUIZ = re.compile(r"(points|feedback) - ", re.IGNORECASE)


def detect(sheet: Sheet) -> bool:
    """The three first headings, in any case."""
    return [_plain(name) for name in sheet.rows[0][:3]] == ["id", "start time", "completion time"]


def read(sheet: Sheet) -> Export:
    """One header row; choices end with a semicolon, which is no choice of its own."""
    questions = [Question(name, (index,), role=_role(name)) for index, name in enumerate(sheet.rows[0])]
    export = assemble(sheet, questions, 1, key=cell_reader(sheet.rows[0], "ID"))
    for record in export.records:
        record.cells = [cell.removesuffix(";") for cell in record.cells]
    return export


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip().casefold()


def _role(name: str) -> str:
    plain = _plain(name)
    if plain in _IDENTITY:
        return "identity"
    return "meta" if plain in _META or _QUIZ.match(plain) else "answer"
