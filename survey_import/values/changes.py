"""Differences stated without their levels: "+19", "up 19 points", "doubled". Percent or points is never assumed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from survey_import.values.quantities import NUMBER, Quantity, read_number, read_quantity
from survey_import.values.text import plain

POINTS, AMBIGUOUS, RELATIVE, TIMES, NONE = "points", "percent-ambiguous", "percent-relative", "ratio", ""
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
_N = rf"(?P<number>{NUMBER}|(?:{_SMALL})\b)"
_U = (
    r"(?P<unit>percentage[- ]points?|percent(?:age)? points?|points?\b|pts?\b|pp\b|%(?:[- ]points?)?"
    r"|percent\b|per cent\b|"
    r"standard deviations?\b|SDs?\b|months?\b|years?\b|grade levels?\b)"
)
_DROPS = r"drops?(?![ -]?outs?\b)"  # "5 percent drop out" is no fall
_UP = r"up|rose|risen|rises?|increas\w*|grew|grown|gain\w*|improv\w*|higher|jump\w*|climb\w*|better"
_DOWN = (
    rf"down|fell|fallen|{_DROPS}|dropp\w*|decreas\w*|declin\w*|reduc\w*|lower|dips?|dipped|slips?|slipped"
    r"|falls?(?= (?:of|by) (?!(?:19|20)\d\d\b))"  # "the fall of 2013" is a season
)
_BY = r"(?:(?P<by> by| of)| almost| about| nearly| over)*"
# up 19 points; increased by almost 5%; a drop of 5 percent
_VERB = re.compile(
    rf"\b(?:{_UP}|(?P<down>{_DOWN}))(?! from\b| to\b)(?: (?!(?:for|in|from|to|by|of)\b)\w+)?"
    rf"{_BY}\s+(?:an? )?\+?{_N}[\s-]*{_U}?",
    re.IGNORECASE,
)
# a 19-point gain; 5 percent fewer
_NOUN = re.compile(
    rf"{_N}[\s-]*{_U}\s+(?:gains?|increases?|growth|improvements?|jumps?|rises?|higher|more|better|above|ahead"
    rf"|(?P<down>decreases?|{_DROPS}|declines?|reductions?|fewer|lower|less|below))\b",
    re.IGNORECASE,
)
# +19; -2.1 points; but "2013 - 71%" holds a dash, no minus
_SIGNED = re.compile(
    rf"(?:(?<![\d\w.$)])\+|(?P<down>\A-|(?<![\d\w.$)])-(?!\s)))\s?{_N}\s*{_U}?",
    re.IGNORECASE,
)
_LEVEL_FOLLOWS = re.compile(r"\s*(?:->|to \d)")
# right before the figure of a difference: rose by; an increase of; up; +
_LEADS_TO_IT = re.compile(rf"(?:\b(?:{_UP}|{_DOWN}){_BY}\s+(?:an? )?|(?P<plus>\+))\Z", re.IGNORECASE)
_POINTS = re.compile(r"[\s-]*(?:percentage |percent )?(?:points?|pts?|pp)\b", re.IGNORECASE)
SURELY, PERHAPS = "surely", "perhaps"
# doubled; cut in half; x3; 2x; 2-fold; 3 times
_TIMES = re.compile(
    rf"\b(?P<word>doubl\w+|tripl\w+|quadrupl\w+|halv(?:ed|ing)|cut in half)\b|\bx\s?(?P<x>{NUMBER})|"
    rf"(?P<fold>{NUMBER})\s?(?:x\b|-?fold\b|times\b)",
    re.IGNORECASE,
)
_RATIO = {"doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5, "cut": 0.5}


@dataclass(frozen=True, slots=True)
class Change:
    """A stated difference: its amount, and in what; `unit` empty when the answer does not say."""

    amount: Quantity
    unit: str
    start: int
    end: int


def read_change(raw: str, *, typed: bool = False) -> Change | None:
    """The first stated difference of a text; `typed`: the cell was asked for a change, so a bare number is one."""
    return find_change(plain(raw), typed=typed)


def find_change(text: str, *, typed: bool = False) -> Change | None:
    """The same for a text that is plain already, so that places in it stay right."""
    for pattern in (_NOUN, _VERB, _SIGNED):
        match = next((match for match in pattern.finditer(text) if not _may_be_a_level(match, text)), None)
        if match and (made := _made(match, text)):
            return made
    if match := _TIMES.search(text):
        return _times(match)
    if typed and (quantity := read_quantity(text)):
        unit = {"percent": AMBIGUOUS, "points": POINTS}.get(quantity.unit, NONE)
        return Change(quantity, unit, 0, len(text))
    return None


def _may_be_a_level(match: re.Match[str], text: str) -> bool:
    """True for "rose 71% to 79%", where 71 may be the value before; "rose by 8% to 79%" and "8 points" are differences."""
    if match.re is not _VERB or match["by"] or not _LEVEL_FOLLOWS.match(text, match.end()):
        return False
    return _unit(match["unit"] or "", "") != POINTS


def tells_a_difference(text: str, start: int, end: int) -> str:
    """Whether a figure is a difference: surely in "up 5 points" and "a 5% gain", perhaps in "up 5%"; empty if nothing says so."""
    if (noun := _NOUN.search(text, start)) and noun.start() < end:
        return SURELY
    led = _LEADS_TO_IT.search(text[max(0, start - 60) : start])
    if not led:
        return ""
    return SURELY if led["by"] or led["plus"] or _POINTS.match(text, end) else PERHAPS


def _made(match: re.Match[str], text: str) -> Change | None:
    found = read_quantity(match["number"])
    if found is None or found.value is None:
        return None
    value = -found.value if match["down"] else found.value
    amount = Quantity(match[0].strip(), value, _nearly(text, match), doubt=found.doubt)
    return Change(amount, _unit(match["unit"] or "", text[match.end() : match.end() + 40]), match.start(), match.end())


def _nearly(text: str, match: re.Match[str]) -> str:
    around = text[max(0, match.start() - 12) : match.end()].lower()
    if re.search(r"\b(?:over|more than|at least)\b", around):
        return "at-least"
    return "approximate" if re.search(r"\b(?:almost|about|nearly|roughly|approx)|~", around) else "exact"


def _unit(unit: str, after: str) -> str:
    unit = unit.lower()
    if unit.startswith(("%", "percent", "per cent")) and "point" not in unit:
        return RELATIVE if re.match(r"\s*\(?relative", after, re.IGNORECASE) else AMBIGUOUS
    if "point" in unit or unit in ("pt", "pts", "pp"):
        return POINTS
    if unit.startswith(("standard", "sd")):
        return "sd"
    return "years" if unit.startswith(("year", "grade level")) else "months" if unit.startswith("month") else NONE


def _times(match: re.Match[str]) -> Change | None:
    if match["word"]:
        said = match["word"].lower()
        value = next((ratio for begin, ratio in _RATIO.items() if said.startswith(begin)), None)
    else:
        value, _ = read_number(match["x"] or match["fold"])
    if value is None:
        return None
    return Change(Quantity(match[0].strip(), value), TIMES, match.start(), match.end())
