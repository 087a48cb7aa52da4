"""LimeSurvey CSV: headings are codes, texts or both; a choice of many is a column each with Y, Yes or 1."""

from __future__ import annotations

import re

from survey_import.formats.assemble import Question, assemble, cell_reader, only_ticks
from survey_import.response import COMPLETE, PARTIAL, Export, Sheet
from survey_import.values.text import tidy_heading

_META = re.compile(
    r"(id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|response id|date submitted|last page"
    r"|start language|date started|date last action|group time.*|question time.*|interviewtime|total time)$"
)
_IDENTITY = re.compile(r"(token|access code|ipaddr|ip address|refurl|referrer url|firstname|lastname|email)$")
_OWN = {
    *("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"),
    *("ipaddr", "refurl", "token"),
}
_SPREAD = re.compile(r"(?P<stem>.+?)\s*\[(?P<choice>[^\[\]]+)\]\s*$", re.DOTALL)
# code and text in one: Q3[SQ001]. Which models? [Flex]
_CODE_AND_TEXT = re.compile(r"(?P<code>\w+)\[\w+\]\.\s*(?P<text>.+\[[^\[\]]+\]\s*)", re.DOTALL)
_TIMING = re.compile(r"interviewtime\b.*|group ?time.*|.*question time:.*|\w+time", re.DOTALL)


def detect(sheet: Sheet) -> bool:
    """The three columns every export of responses begins with, as codes or as texts."""
    header = [_plain(name) for name in sheet.rows[0][:8]]
    codes = {_code(name) for name in header}
    return {"id", "submitdate", "lastpage"} <= codes or {"response id", "date submitted", "last page"} <= set(header)


def read(sheet: Sheet) -> Export:
    """A blank submission date is an unfinished answer; 1980-01-01 is a finished one without its date."""
    header = [_plain(name) for name in sheet.rows[0]]
    codes = [code if (code := _code(name)) in _OWN else name for name in header]
    submitted = cell_reader(codes, "submitdate", "date submitted")
    key = cell_reader(codes, "id", "response id")
    return assemble(
        sheet,
        _questions([_one_stem(name) for name in sheet.rows[0]], _with_timings(codes), sheet.rows[1:]),
        1,
        key=key,
        status=lambda row: COMPLETE if submitted(row) not in ("", "N/A") else PARTIAL,
    )


def _one_stem(name: str) -> str:
    """A heading of a choice with the code of its question only, so that all choices of a question begin alike."""
    match = _CODE_AND_TEXT.fullmatch(name.strip())
    return f"{match['code']}. {match['text']}" if match else name


def _with_timings(codes: list[str]) -> list[str]:
    """The seconds each page and question took stand at the end; none of them is an answer."""
    first = next((index for index, code in enumerate(codes) if code.startswith("interviewtime")), len(codes))
    return ["interviewtime" if index >= first and _TIMING.fullmatch(code) else code for index, code in enumerate(codes)]


def _plain(name: str) -> str:
    return tidy_heading(name).casefold()


def _code(name: str) -> str:
    """The code of a heading such as `submitdate. Date submitted`."""
    return name.partition(".")[0].strip()


def _questions(header: list[str], codes: list[str], cells: list[list[str]]) -> list[Question]:
    stems: dict[str, list[tuple[int, str]]] = {}
    for index, name in enumerate(header):
        match = _SPREAD.fullmatch(name.strip())
        if match:
            stems.setdefault(match["stem"].strip(), []).append((index, match["choice"].strip()))
    questions = []
    alone = {name.strip() for name in header}
    taken = {index for members in stems.values() for index, _ in members}
    for index, name in enumerate(header):
        if index not in taken:
            free = [i for i, choice in stems.get(name.strip(), []) if choice.casefold() == "other"]
            role = "identity" if _IDENTITY.match(codes[index]) else "meta" if _META.match(codes[index]) else "answer"
            questions.append(_single(name, index, free) if free else Question(name, (index,), role=role))
    for stem, members in stems.items():
        members = [(i, choice) for i, choice in members if not (choice.casefold() == "other" and stem in alone)]
        if not all(only_ticks(cells, i, choice) for i, choice in members if choice.casefold() != "other"):
            questions += [Question(f"{stem} – {label}", (i,)) for i, label in members]  # text boxes, not choices
        elif members:
            options = tuple("" if choice.casefold() == "other" else choice for _, choice in members)
            questions.append(Question(stem, tuple(i for i, _ in members), options))
    return sorted(questions, key=lambda question: question.indexes[0])


def _single(name: str, index: int, free: list[int]) -> Question:
    """A choice of one whose `-oth-` means: see the text beside it."""
    return Question(name, (index, *free), ("",) * (1 + len(free)))
