"""Qualtrics CSV and TSV: column ids, question text, and a row of ImportId; legacy files with two header rows.

The normal Status is the text `IP Address` (or 0); previews, tests and spam are set apart, and so is nothing else.
"""

from __future__ import annotations

import html
import re

from survey_import.formats.assemble import Question, assemble, cell_reader
from survey_import.response import COMPLETE, PARTIAL, PREVIEW, SPAM, TEST, Export, Sheet

_IMPORT = re.compile(r"""\{['"]ImportId['"]""")
_IDENTITY_NAMES = """
ipaddress recipientlastname recipientfirstname recipientemail externalreference externaldatareference locationlatitude
locationlongitude name email
"""
_IDENTITY = frozenset(_IDENTITY_NAMES.split())
_META_NAMES = """
startdate enddate status progress finished recordeddate responseid responseset distributionchannel userlanguage
v1 v2 v3 v4 v5 v6 v7 v8 v9 v10
"""
_META = {*_META_NAMES.split(), "duration (in seconds)"}
_STATES = {PREVIEW: ("survey preview", "preview", "1"), TEST: ("survey test", "test", "2"), SPAM: ("spam", "8")}
_STATUS = {said: state for state, words in _STATES.items() for said in words}
# what a file with two header rows has in the second instead of a question, below V1 to V10
_LEGACY_NAMES = "ResponseID ResponseSet Name ExternalDataReference Email IPAddress Status StartDate EndDate Finished"
_LEGACY = frozenset(_LEGACY_NAMES.split())
_OTHER = re.compile(r"\s*-\s*(Selected Choice|Other.{0,40}- Text|Text)\s*$")


def detect(sheet: Sheet) -> bool:
    """A row of ImportIds among the first three, or the header of a legacy file."""
    if _import_row(sheet) is not None:
        return True
    first = [name.strip() for name in sheet.rows[0]]
    return (first[:2] == ["V1", "V2"] and len(sheet.rows) > 1 and sheet.rows[1][0].strip() == "ResponseID") or (
        first[:2] == ["ResponseID", "ResponseSet"]
    )


def _import_row(sheet: Sheet) -> int | None:
    for number, row in enumerate(sheet.rows[:3]):
        filled = [cell for cell in row if cell.strip()]
        if filled and sum(bool(_IMPORT.match(cell.strip())) for cell in filled) > len(filled) / 2:
            return number
    return None


def read(sheet: Sheet) -> Export:
    """Choices spread over `Q7_1 ... Q7_8` become one question; its free text stays one of its own."""
    last = _import_row(sheet)
    header_rows = 2 if last is None else last + 1
    ids = sheet.rows[0]
    if ids[:2] == ["V1", "V2"]:
        ids = [
            name if own.startswith("V") and name in _LEGACY else own
            for own, name in zip(ids, sheet.rows[1], strict=True)
        ]
    texts = sheet.rows[1] if header_rows > 1 and last != 1 else sheet.rows[0]
    status = cell_reader(ids, "Status")
    channel = cell_reader(ids, "DistributionChannel")
    finished = cell_reader(ids, "Finished")

    def state(row: list[str]) -> str:
        special = _STATUS.get(status(row).casefold()) or _STATUS.get(channel(row).casefold())
        return special or (PARTIAL if finished(row).casefold() in ("false", "0") else COMPLETE)

    key = cell_reader(ids, "ResponseId", "ResponseID")
    return assemble(sheet, _questions(ids, texts), header_rows, status=state, key=key)


def _questions(ids: list[str], texts: list[str]) -> list[Question]:
    questions: list[Question] = []
    spread: dict[str, tuple[list[int], list[str], str]] = {}
    for index, (id_, text) in enumerate(zip(ids, texts, strict=True)):
        plain, choice = _split(text)
        stem = re.fullmatch(r"(Q\w*?\d+)_(\d+)", id_.strip())
        if stem and choice:
            indexes, options, _ = spread.setdefault(f"{stem[1]}|{plain}", ([], [], plain))
            indexes.append(index)
            options.append(choice)
            continue
        questions.append(Question(plain or id_, (index,), role=_role(id_)))
    questions += [Question(text, tuple(indexes), tuple(options)) for indexes, options, text in spread.values()]
    return sorted(questions, key=lambda question: question.indexes[0])


def _split(text: str) -> tuple[str, str]:
    """Question and choice of a heading such as `Which models?<br> - Selected Choice - Flex`."""
    plain = html.unescape(re.sub(r"<[^>]{0,300}>", " ", text))
    question, mark, choice = plain.partition(" - Selected Choice - ")
    return (question, choice.strip()) if mark else (_OTHER.sub("", plain) if "Selected Choice" in plain else plain, "")


def _role(id_: str) -> str:
    name = id_.strip().casefold()
    return "identity" if name in _IDENTITY else "meta" if name in _META else "answer"
