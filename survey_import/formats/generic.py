"""Any other table: one header row, a question in each column. Its meaning comes from a profile, never from a guess."""

from __future__ import annotations

from survey_import.formats.assemble import Question, assemble
from survey_import.response import Export, Sheet


def detect(sheet: Sheet) -> bool:
    """Every table."""
    return True


def read(sheet: Sheet) -> Export:
    """Columns are addressed by heading and, for equal headings, by their order."""
    questions = [Question(name, (index,)) for index, name in enumerate(sheet.rows[0])]
    return assemble(sheet, questions, 1)
