"""KoboToolbox and ODK Central, CSV and XLSX: `group/question` headings, ticks beside the list of ticks."""

from __future__ import annotations

import re

from survey_import.formats.assemble import Question, assemble, cell_reader
from survey_import.response import Export, Sheet

_META_NAMES = """
_id _uuid _submission_time _validation_status _notes _status __version__ _version_ _index _tags _parent_index
_parent_table_name _xform_id_string meta/instanceid meta-instanceid key submissiondate start end today formhub/uuid
reviewstate attachmentspresent attachmentsexpected status edits formversion instanceid meta/instancename
meta-instancename _attachments __system/submissiondate meta/rootuuid _duration
"""
_META = frozenset(_META_NAMES.split())
_IDENTITY = re.compile(
    r"(.*[/-])?(_?submitted_?by|submitterid|submittername|username|deviceid|devicename|phonenumber"
    r"|phone_number|subscriberid|simserial|simid|email)$|.*_?(latitude|longitude|altitude|precision|accuracy)$"
    r"|.*_geolocation.*|.*gps.*|.*(_url)$"
)
_POINT = re.compile(r"-?\d{1,3}\.\d{3,} -?\d{1,3}\.\d{3,}( -?[\d.]+){0,2}")


def detect(sheet: Sheet) -> bool:
    """A column that only these tools write."""
    header = {name.strip().casefold() for name in sheet.rows[0]}
    central = {"submissiondate", "key"} <= header
    return central or bool(header & {"_uuid", "meta/instanceid", "meta-instanceid", "_submission_time", "formhub/uuid"})


def read(sheet: Sheet) -> Export:
    """The same question in two groups (two versions of a form) is one question; ticks beat lists."""
    header = [name.strip() for name in sheet.rows[0]]
    rows = sheet.rows[1:]
    for row in rows:
        row[:] = ["" if cell in ("n/a", "---") else cell for cell in row]
    lists = {name for name in header if any(other.startswith((f"{name}/", f"{name}.")) for other in header)}
    singles: dict[str, list[int]] = {}
    ticks: dict[str, list[tuple[int, str]]] = {}
    for index, name in enumerate(header):
        parent = next((p for p in sorted(lists, key=len, reverse=True) if name.startswith((f"{p}/", f"{p}."))), None)
        if parent is not None:
            ticks.setdefault(parent, []).append((index, name[len(parent) + 1 :]))
        else:
            singles.setdefault(_short(name), []).append(index)
    questions = [_question(header, rows, short, indexes, ticks) for short, indexes in singles.items()]
    key = cell_reader(header, "meta/instanceID", "_uuid", "meta-instanceID", "KEY")
    return assemble(sheet, sorted(questions, key=lambda question: question.indexes[0]), 1, key=key)


def _short(name: str) -> str:
    """The question without its groups; the tool's own names keep theirs."""
    if name.startswith("_") or name.casefold().startswith(("meta", "formhub")):
        return name
    return name.rsplit("/", 1)[-1]


def _question(
    header: list[str], rows: list[list[str]], short: str, indexes: list[int], ticks: dict[str, list[tuple[int, str]]]
) -> Question:
    name = header[indexes[0]].casefold()
    if _IDENTITY.match(name) or _is_place(rows, indexes[0]):
        return Question(short, tuple(indexes), role="identity")
    if name in _META:
        return Question(short, tuple(indexes), role="meta")
    members = [member for index in indexes for member in ticks.get(header[index], [])]
    if members:  # the ticks carry the choices without the doubt where one ends
        return Question(short, tuple(i for i, _ in members), tuple(choice.replace("_", " ") for _, choice in members))
    return Question(short, tuple(indexes))


def _is_place(rows: list[list[str]], index: int) -> bool:
    filled = [row[index].strip() for row in rows[:50] if row[index].strip()]
    return bool(filled) and all(_POINT.fullmatch(text) for text in filled)
