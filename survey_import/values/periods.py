"""Periods as people type them to the form of proofpoints/period.py; grades, which look like numbers and are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proofpoints.period import parse_period
from survey_import.values.text import plain

# SY2012-13; 2012-2014
_SCHOOL = re.compile(
    r"(?:\b(?:sy|fy|ay|school year)\s?)?(?<![\d.$,])(?P<start>\d{4,5})\s?[-/]\s?'?(?P<end>\d{4}|\d{2})(?![\d%])",
    re.IGNORECASE,
)
# '12-'13; SY12-13
_SHORT = re.compile(r"(?:'|\b(?:sy|fy|ay)\s?'?)(?P<start>\d{2})\s?[-/]\s?'?(?P<end>\d{2})(?!\d)", re.IGNORECASE)
_SEASON = re.compile(
    r"\b(?P<season>fall|autumn|winter|spring|summer)(?: of)?[ ,']*(?P<year>(?:19|20)\d{2})\b", re.IGNORECASE
)
_STUDY = re.compile(r"\b(?:(?:school|program|pilot) )?year (?P<number>\d{1,2})\b", re.IGNORECASE)
# 2013; but 2013 students and 2013.5 are figures
_YEAR = re.compile(
    r"(?<![\d$.,#-])(?P<year>(?:19[89]|20[0-4])\d)"
    r"(?!\s?(?:students|pupils|%|percent|graduates|points)|[\d%]|[.,]\d|-\d)"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"
# grades 6-8 and 10; 7th, 8th graders; 3rd through 5th grade; K-4
_GRADES = re.compile(
    r"\b(?:grades?|gr\.?)\s?(?:pre-?k|pk|k|\d{1,2})(?:\s?(?:-|/|to|through|and|&|,)\s?(?:k|\d{1,2}))*\b"
    rf"|\b{_ORDINAL}(?:\s?(?:-|and|to|/|,|through)\s?{_ORDINAL})*(?:[ -](?:through \w+ )?grad\w*|\s?-?year|\b)"
    r"|\b(?:pre-?k|pk|k)\s?-\s?\d{1,2}\b",
    re.IGNORECASE,
)
# a cell of grades alone: K-4; grades 7/8; 9th to 12th
_GRADE_CELL = re.compile(
    r"(?:grades?\s*)?(?P<low>pre-?k\w*|pk|kindergarten|k|\d{1,2})(?:st|nd|rd|th)?"
    r"(?:\s*(?:-|to|through|/)\s*(?P<high>k|\d{1,2})(?:st|nd|rd|th)?)?(?:\s*grades?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A period in a text, with its place and what is odd about it."""

    period: str
    start: int
    end: int
    doubt: str = ""


def find_periods(text: str) -> list[Found]:
    """Every period in the order of the text; `text` has gone through plain()."""
    found: list[Found] = []
    for pattern, make in ((_SCHOOL, _school), (_SHORT, _short), (_SEASON, _season), (_STUDY, _study), (_YEAR, _year)):
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            made = make(match)
            if made and parse_period(made[0]):
                found.append(Found(made[0], match.start(), match.end(), made[1]))
    return sorted(found, key=lambda one: one.start)


def _school(match: re.Match[str]) -> tuple[str, str] | None:
    start, end, doubt = match["start"], match["end"], ""
    if len(start) == 5:  # SY20011-12: one digit too many; the end says which
        fits = {start[:i] + start[i + 1 :] for i in range(5)}
        fits = {year for year in fits if year[:2] in ("19", "20") and (int(year) + 1) % 100 == int(end[-2:])}
        if len(fits) != 1:
            return None
        start, doubt = fits.pop(), f'"{match[0].strip()}" is mistyped; the end of the year decided'
    first = int(start)
    last = int(end) if len(end) == 4 else first - first % 100 + int(end) + (100 if int(end) < first % 100 else 0)
    if last == first + 1:
        return f"{first}-{last % 100:02d}", doubt
    return (f"{first} to {last}", "") if len(end) == 4 and last > first else None


def _short(match: re.Match[str]) -> tuple[str, str] | None:
    start, end = int(match["start"]), int(match["end"])
    return (f"20{start:02d}-{end:02d}", "") if end == start + 1 else None


def _season(match: re.Match[str]) -> tuple[str, str]:
    season = match["season"].lower()
    return f"{'fall' if season == 'autumn' else season} {match['year']}", ""


def _study(match: re.Match[str]) -> tuple[str, str]:
    return f"year {int(match['number'])}", ""


def _year(match: re.Match[str]) -> tuple[str, str]:
    return match["year"], ""


def read_period(raw: str) -> tuple[str, str]:
    """The one period of a cell and what is odd about it; two periods make a span; empty if there is none."""
    found = find_periods(plain(raw))
    if not found:
        return "", ""
    if len(found) == 1:
        return found[0].period, found[0].doubt
    span = f"{found[0].period} to {found[-1].period}"
    return (span, "") if len(found) == 2 and parse_period(span) else ("", f"{len(found)} periods in one cell")


def read_grades(raw: str, kind: str = "") -> tuple[str, str]:
    """Grades in the form K-5, and what is odd; a date is what a spreadsheet makes of 4-6."""
    text = plain(raw)
    if kind == "date" and (match := re.match(r"\d{4}-(\d{2})-(\d{2})", text)):
        return f"{int(match[1])}-{int(match[2])}", "a spreadsheet turned it into a date"
    match = _GRADE_CELL.fullmatch(text.strip(" ."))
    if not match:
        return "", ""
    low, high = _grade(match["low"]), _grade(match["high"] or "")
    order = ["PK", "K", *map(str, range(1, 13))]
    if low not in order or (high and (high not in order or order.index(high) < order.index(low))):
        return "", ""
    return (f"{low}-{high}" if high and high != low else low), ""


def _grade(text: str) -> str:
    lower = text.lower().replace("-", "")
    return "PK" if lower.startswith(("prek", "pk")) else "K" if lower.startswith("k") else lower.lstrip("0")


def blank_out(text: str) -> str:
    """The text with periods, grades and lists of grades blanked, so that no figure is read from them."""
    for one in find_periods(text):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return _GRADES.sub(lambda match: " " * len(match[0]), text)
