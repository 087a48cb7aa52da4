"""SurveyMonkey CSV and XLSX: the question above its first column only, below it the choice or kind of answer."""

from __future__ import annotations

import re

from survey_import.formats.assemble import Question, assemble, cell_reader
from survey_import.response import Export, Sheet
from survey_import.values.text import tidy_heading

_OPEN = {"response", "open-ended response", ""}
_META = {
    *("collector id", "collectorid", "start date", "startdate", "end date", "enddate"),
    *("custom data 1", "date created", "date modified"),
}
_IDENTITY = {"respondent id", "respondentid", "ip address", "email address", "first name", "last name"}
_REACH = {"email address", "phone number", "email", "phone"}  # a Name beside one of these is a person's
_FREE = re.compile(r"other\b.*|.*\bspecify\b.*|.*\bplease (?:describe|explain)\b.*|comments?", re.IGNORECASE)
_PERSONAL_PARTS = {"name", "email address", "phone number", "address", "address 2", "email", "your name"}


def detect(sheet: Sheet) -> bool:
    """`Respondent ID` comes first, and the collector is named or there are two header rows."""
    first, *others = (name.strip().casefold() for name in sheet.rows[0][:4])
    names_collector = any("collector" in name for name in others)
    return first in ("respondent id", "respondentid") and (names_collector or _two_headers(sheet))


def _two_headers(sheet: Sheet) -> bool:
    """True unless somebody has joined the two header rows by hand."""
    return len(sheet.rows) > 1 and not any(char.isdigit() for char in sheet.rows[1][0])


def read(sheet: Sheet) -> Export:
    """Fill the first header row forward, join it with the second, and gather the choices of a question."""
    header = sheet.rows[0]
    header_rows = 2 if _two_headers(sheet) else 1
    parts = sheet.rows[1] if header_rows == 2 else [""] * len(header)
    groups: list[tuple[str, list[int]]] = []
    for index, name in enumerate(header):
        if name.strip() or not groups or not parts[index].strip():
            groups.append((name, [index]))
        else:
            groups[-1][1].append(index)
    cells = sheet.rows[header_rows:]
    questions = [q for name, indexes in groups for q in _questions(name, indexes, parts, cells)]
    return assemble(sheet, questions, header_rows, key=cell_reader(header, "Respondent ID", "RespondentID"))


def _questions(name: str, indexes: list[int], parts: list[str], cells: list[list[str]]) -> list[Question]:
    plain = name.strip().casefold()
    if plain in _IDENTITY or plain in _META:
        return [Question(name, (index,), role="identity" if plain in _IDENTITY else "meta") for index in indexes]
    labels = [parts[index].strip() for index in indexes]
    if any(label.endswith(":") for label in labels):  # a form of several fields under one question
        return [_field(name, index, label) for index, label in zip(indexes, labels, strict=True)]
    if len(indexes) == 1 and (labels[0].casefold() in _OPEN or not labels[0]):
        return [Question(name, (indexes[0],))]
    added = [index for index, label in zip(indexes, labels, strict=True) if label.startswith("[")]
    own = [index for index in indexes if index not in added]
    own_labels = [parts[index].strip() for index in own]
    if own and not _are_choices(own, own_labels, cells):
        asked = [_box(name, index, label, own_labels) for index, label in zip(own, own_labels, strict=True)]
    else:
        options = tuple("" if _free(label) else label for label in own_labels)
        asked = [Question(name, tuple(own), options, spelled=True)]
    return [*asked, *(Question(parts[index], (index,)) for index in added)]


def _are_choices(indexes: list[int], labels: list[str], cells: list[list[str]]) -> bool:
    """True if the columns hold their own label, or 0 and 1; else each is a text box with a label of its own.

    A column for another choice, in the respondent's words, may stand among columns that hold their label.
    """
    spelled = boxes = 0
    for index, label in zip(indexes, labels, strict=True):
        found = {tidy_heading(row[index]).casefold() for row in cells} - {""}
        own = tidy_heading(label).casefold()
        if not found <= {own, "0", "1"}:
            boxes += not (label.casefold() in _OPEN or _FREE.fullmatch(label))
        elif own in found:
            spelled += 1
    return not boxes or spelled > boxes


def _box(name: str, index: int, label: str, labels: list[str]) -> Question:
    """One of several text boxes under a question; a name beside an address or a phone is a person's."""
    plain, beside = label.casefold(), {one.casefold() for one in labels}
    personal = plain in _PERSONAL_PARTS | _REACH and (plain != "name" or bool(beside & _REACH))
    heading = name if plain in _OPEN else f"{name} – {label}"
    return Question(heading, (index,), role="identity" if personal else "answer")


def _field(name: str, index: int, label: str) -> Question:
    if label.rstrip(":").casefold() in _PERSONAL_PARTS:
        return Question(label, (index,), role="identity")
    return Question(f"{name} {label}".strip(), (index,))


def _free(label: str) -> bool:
    return label.strip().casefold() in _OPEN or label.casefold().startswith("other (")
