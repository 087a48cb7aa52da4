"""Google Forms, downloaded from the form (choices joined by `;`) or from its sheet (joined by `, `).

Recognised by a first column of timestamps, because its heading is translated with the account.
"""

from __future__ import annotations

import re

from survey_import.formats.assemble import Question, assemble
from survey_import.response import Export, Sheet

_STAMP = re.compile(
    r"\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d{2}:\d{2} [AP]M [A-Z]{2,5}([+-]\d{1,2}(:?\d{2})?)?"  # the form
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4} \d{1,2}:\d{2}(:\d{2})?( [AP]M)?"  # its sheet, by locale
    r"|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?"
)
_MAIL = ("email address", "username", "e-mail address", "email")


def detect(sheet: Sheet) -> bool:
    """The first column holds timestamps, and nothing else of another tool stands in the header."""
    header = [name.strip().casefold() for name in sheet.rows[0]]
    if {"id", "collector id", "respondent id", "_uuid", "submission date"} & set(header[:2]):
        return False
    stamps = [row[0].strip() for row in sheet.rows[1:60] if row[0].strip()]
    fits = sum(bool(_STAMP.fullmatch(stamp)) for stamp in stamps)
    return bool(stamps) and fits >= 0.8 * len(stamps) and len(header) > 2 and "start time" not in header


def read(sheet: Sheet) -> Export:
    """One header row; columns stay as they are."""
    questions = [Question(name, (index,), role=_role(index, name)) for index, name in enumerate(sheet.rows[0])]
    return assemble(sheet, questions, 1)


def _role(index: int, name: str) -> str:
    if index == 0:
        return "meta"
    return "identity" if name.strip().casefold() in _MAIL else "answer"
