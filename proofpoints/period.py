"""Periods as people write them, and their order in time.

A school year is filed under the year in which it ends, as graduating classes are: 2013-14 and 2014 are the same time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

UNSTATED = "unstated"
STATED_FORMS = "2013-14, 2014, spring 2014, year 2 or 2010-11 to 2012-13"  # what a case takes
FORMS = "2013-14, 2014, spring 2014, year 2, 2010-11 to 2012-13 or unstated"  # what a row takes

_SEASONS = {"winter": 0.1, "spring": 0.3, "summer": 0.6, "fall": 0.8}
_SCHOOL_YEAR = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_SEASON = re.compile(r"(winter|spring|summer|fall) (\d{4})", re.ASCII)
_STUDY_YEAR = re.compile(r"year (\d{1,2})", re.ASCII)
_YEARS_AS_WRITTEN = re.compile(r"(?:sy\s*|school year\s+)?(\d{4})\s*[-–—/]\s*(?:20|19)?(\d{2})", re.IGNORECASE)
_SEASON_AS_WRITTEN = re.compile(r"(winter|spring|summer|fall|autumn)\s+(?:of\s+)?(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A point or span of time. `start` and `end` are in years (a school year counts as its last), None if unstated."""

    text: str
    start: float | None
    end: float | None
    relative: bool = False  # counted from the beginning of a study, not a calendar year

    def __reduce__(self) -> tuple[type[Period], tuple[str, float | None, float | None, bool]]:
        """In the store a period is its four values; what a dataclass with slots does by itself takes twice as long."""
        return Period, (self.text, self.start, self.end, self.relative)

    @property
    def is_point(self) -> bool:
        """True for one year or season, False for a span or when unstated."""
        return self.start is not None and self.start == self.end

    def same_time(self, other: Period) -> bool:
        """True if both name the same time; two unstated periods are never the same."""
        return self.start is not None and (self.start, self.end, self.relative) == (
            other.start,
            other.end,
            other.relative,
        )

    def ends_before(self, other: Period) -> bool:
        """True if it is over when the other begins. A fall belongs to the school year that it opens."""
        if self.end is None or other.start is None or self.relative != other.relative:
            return False
        end = int(self.end + 1 - _SEASONS["fall"]) if other.start.is_integer() else self.end
        return end < other.start


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period | None:
    """Read a period; None if it has none of the forms in `FORMS`, or a school year does not end one year later."""
    if text == UNSTATED:
        return Period(text, None, None)
    parts = text.split(" to ")
    points = [_point(part) for part in parts]
    if len(parts) > 2 or any(point is None for point in points):
        return None
    (start, first_relative), (end, last_relative) = points[0], points[-1]  # type: ignore[misc]
    if first_relative != last_relative or (len(parts) == 2 and end <= start):
        return None
    return Period(text, start, end, first_relative)


def period_of(text: str | None) -> Period | None:
    """The period that a field of a case names, if it names one."""
    return parse_period(text) if text else None


def period_text(text: str) -> str:
    """A period as we write it: SY 2013/2014 is 2013-14; anything else stays for `check` to name."""
    if match := _YEARS_AS_WRITTEN.fullmatch(text.strip()):
        return f"{match[1]}-{match[2]}"
    if match := _SEASON_AS_WRITTEN.fullmatch(text.strip()):
        return f"{match[1].lower().replace('autumn', 'fall')} {match[2]}"
    return text.strip()


def mend_period(text: str) -> str | None:
    """The period in our form that another way of writing it means: 2013-14 for 2013/2014; None if there is none."""
    mended = period_text(text)
    return mended if mended != text and parse_period(mended) else None


def period_hint(text: str, forms: str) -> str:
    """What to write instead of a text that is no period."""
    mended = mend_period(text)
    return f'Did you mean "{mended}"? Write {forms}.' if mended else f"Write {forms}."


def _point(text: str) -> tuple[float, bool] | None:
    if match := _SCHOOL_YEAR.fullmatch(text):
        end = int(match[1]) + 1
        return (float(end), False) if end % 100 == int(match[2]) and _plausible(end) else None
    if _YEAR.fullmatch(text):
        return (float(text), False) if _plausible(int(text)) else None
    if match := _SEASON.fullmatch(text):
        return (int(match[2]) + _SEASONS[match[1]], False) if _plausible(int(match[2])) else None
    if match := _STUDY_YEAR.fullmatch(text):
        return float(match[1]), True
    return None


def _plausible(year: int) -> bool:
    return 1980 <= year <= 2100
