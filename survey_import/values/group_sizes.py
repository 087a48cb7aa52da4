"""Whether a text says that ten students or fewer stand behind a figure, in whatever form: 8, N=7, 7 of 7, <10, *."""

from __future__ import annotations

import re

from proofpoints.model import MINIMUM
from proofpoints.number_words import OF_WHOLE, PEOPLE
from survey_import.values.number_words import WORDS
from survey_import.values.periods import blank_out
from survey_import.values.quantities import AT_MOST, FEWER, MOST, NUMBER, Quantity, read_number, read_quantity
from survey_import.values.text import plain

NOT_STUDENTS = re.compile(
    r"\s*(?:class|school|teacher|section|site|campus|grade|district|device|course)", re.IGNORECASE
)
_MARKS = re.compile(r"[\s()\[\].,]*[*†‡][\s()\[\].,*†‡]*")  # what tables put in place of a small number
_WORDS = re.compile(
    r"\bsuppress\w*|\btoo (?:few|small)\b|\bsingle[- ]digits?\b|\bhandful\b"
    r"|(?<!quite a )\bfew\b(?! (?:hundred|thousand|dozen))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:[\s(\[*#=:]+"
    r"|(?:n|no|nr|number|count|total|sample|size|students|pupils|only|just|exactly|of|is|was|are|were)(?![a-z])\.?)+",
    re.IGNORECASE,
)
_STRICT = re.compile(r"\s*(?:<(?!=)|under|below|(?:less|fewer|smaller) th[ae]n)", re.IGNORECASE)
_HOW_MANY = rf"(?:{MOST})?\s*(?:{NUMBER}|(?:{'|'.join(WORDS)})\b)(?:{FEWER})?"
_NOT_HOW_MANY = (  # Algebra 1 students; stations of up to 6 students
    r"\b(?:algebra|math|english|title|tier|level|cohort|year|phase|period|group"
    r"|(?:groups|teams|pods|stations|classes|rotations|sections) (?:of|with))\s+"
)
_OF_N = re.compile(rf"\bn\s*(?:=\s*|:\s*|is\s+|was\s+)?(?P<many>{_HOW_MANY})", re.IGNORECASE)
_STUDENTS = re.compile(
    rf"(?P<other>{_NOT_HOW_MANY})?(?<![\w.,:/%$-])(?P<many>{_HOW_MANY})\s+"
    rf"(?:(?!more|fewer|less|new|percent|points?|hundred|thousand|dozen)\w+\s+)?{PEOPLE}\b"
    r"(?!\s+(?:per|in each|at a time)\b)",
    re.IGNORECASE,
)

_WHOLE = rf"(?P<whole>{NUMBER})(?![\w%])(?!{NOT_STUDENTS.pattern})"
_PART_OF = re.compile(rf"(?<![\w.,:/%$-])(?P<part>{NUMBER}){OF_WHOLE}{_WHOLE}", re.IGNORECASE)
# 71% (5/7); 71%, 5/7; elsewhere a stroke may stand in a date or between grades
_PART_AND_WHOLE = re.compile(rf"[(\[%][\s,;:(\[-]*(?P<part>{NUMBER})\s?/\s?{_WHOLE}(?!/)", re.IGNORECASE)


def says_few(raw: str) -> bool:
    """The answer to "how many students?": True if it says, or hides, that they are few."""
    text = plain(raw)
    if _MARKS.fullmatch(text) or _WORDS.search(text):
        return True
    lead = _LEAD.match(text)
    return _is_few(text[lead.end() :] if lead else text) or mentions_few(text)


def mentions_few(raw: str, *, prose: bool = False) -> bool:
    """Any other answer: True if it says so in passing, as in 79% (n=8).

    In prose a plain "8 students" may count something else, so only n and a bound are taken there.
    """
    text = blank_out(plain(raw))
    if any(_is_few(match["many"]) for match in _OF_N.finditer(text)):
        return True
    counts = [match["many"] for match in _STUDENTS.finditer(text) if not match["other"]]
    return any(_is_few(count) and not (prose and _is_plain(count)) for count in counts)


def counts_few(raw: str) -> bool:
    """A level with its count beside it, as in 71% (5 of 7): True if few students have it, or few have it not."""
    text = blank_out(plain(raw))
    found = [*_PART_OF.finditer(text), *_PART_AND_WHOLE.finditer(text)]
    pairs = [(read_number(match["part"])[0], read_number(match["whole"])[0]) for match in found]
    return any(part is not None and whole is not None and few_of(part, whole) for part, whole in pairs)


def few_of(part: float, whole: float) -> bool:
    """True if a part of a whole, the rest or the whole are fewer than ten."""
    return whole < MINIMUM or 0 < part < MINIMUM or 0 < whole - part < MINIMUM


def _is_few(text: str) -> bool:
    quantity = read_quantity(text)
    if quantity is None or NOT_STUDENTS.match(quantity.rest):
        return False
    if quantity.count is not None:
        return quantity.count < MINIMUM
    return not quantity.unit and not quantity.doubt and _reaches_few(quantity, text)


def _reaches_few(quantity: Quantity, text: str) -> bool:
    """A figure below ten; of a bound or a range, the upper end if it is ten or less."""
    if quantity.high is not None:
        return quantity.high <= MINIMUM
    if quantity.value is None:
        return False
    if quantity.qualifier == AT_MOST:
        return quantity.value - bool(_STRICT.match(text)) <= MINIMUM
    return quantity.value < MINIMUM


def _is_plain(count: str) -> bool:
    quantity = read_quantity(count)
    return quantity is None or quantity.qualifier != AT_MOST
