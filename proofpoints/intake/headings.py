"""What the headings of a spreadsheet mean: our columns by their names and usual words, and years as columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proofpoints.columns import OUTCOMES
from proofpoints.period import parse_period, period_text

# usual words of a heading, without blanks and signs
_WORDS = {
    "metric": "measure indicator outcome outcomemeasure",
    "group": "studentgroup subgroup groupofstudents",
    "arm": "whose whosefigure comparison comparedwith programorcomparison",
    "covers": "whoiscounted describes",
    "site": "school district campus building schoolname",
    "population": "grade grades gradelevel course cohort",
    "period": "year schoolyear academicyear time date sy",
    "value": "result rate figure percent percentage score average mean",
    "n": "students numberofstudents ofstudents count studentstested numbertested tested enrolled",
    "sd": "standarddeviation",
    "qualifier": "howexact exactness",
    "significant": "significance statisticallysignificant",
    "instrument": "test assessment method exam testormethod",
    "source": "reference",
    "note": "notes comment comments remark remarks",
}
_MEANING = {word: column for column, words in _WORDS.items() for word in [column, *words.split()]} | {
    name.replace("_", ""): name for name in OUTCOMES.header
}
_SIGNS = re.compile(r"[^a-z]")


@dataclass(frozen=True)
class Headings:
    """Place of each of our columns, places of columns that are periods, the words that were not understood."""

    row: int
    columns: dict[str, int]
    periods: dict[str, int]
    strangers: tuple[str, ...]
    percent: bool  # the heading of the values says percent

    @property
    def usable(self) -> bool:
        """True if figures can be found below."""
        return bool(self.periods or "value" in self.columns) and len(self.columns) + len(self.periods) >= 2


def find_headings(rows: list[list[str]]) -> Headings | None:
    """The first of the first twenty rows that names columns of figures; None if there is none."""
    return next((found for number, row in enumerate(rows[:20]) if (found := _read(number, row)).usable), None)


def _read(number: int, row: list[str]) -> Headings:
    columns: dict[str, int] = {}
    periods: dict[str, int] = {}
    strangers = []
    percent = False
    for place, text in enumerate(row):
        meaning = _MEANING.get(_SIGNS.sub("", text.lower()))
        period = period_text(text)
        if meaning and meaning not in columns:
            columns[meaning] = place
            percent |= meaning == "value" and ("percent" in text.lower() or "%" in text)
        elif parse_period(period) and period not in periods:
            periods[period] = place
        elif text:
            strangers.append(text)
    return Headings(number, columns, periods, tuple(strangers), percent)
