"""Differences stated without their levels: "+19", "up 19 points", "doubled". Percent or points is never assumed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from survey_import.values.quantities import NUMBER, Quantity, read_number, read_quantity, tidy
from survey_import.values.text import plain

POINTS, AMBIGUOUS, RELATIVE, TIMES, NONE = "points", "percent-ambiguous", "percent-relative", "ratio", ""
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
_N = rf"(?P<number>{NUMBER}|(?:{_SMALL})\b)"
_U = (
    r"(?P<unit>percentage[- ]points?|percent(?:age)? points?|points?\b|pts?\b|pp\b|%(?:[- ]points?)?"
    r"|percent\b|per cent\b|"
    r"standard deviations?\b|SDs?\b|months?\b|years?\b|grade levels?\b)"
)
_UP = r"up|rose|risen|rises|increas\w*|grew|grown|gain\w*|improv\w*|higher|jump\w*|climb\w*|went up|better"
_DOWN = r"down|fell|fallen|dropp\w*|decreas\w*|declin\w*|reduc\w*|lower|decline|went down"
_VERB = re.compile(
    rf"\b(?P<verb>{_UP}|{_DOWN})(?! from\b| to\b)(?: (?!for\b|in\b|from\b|to\b)\w+)?(?: by| of| almost"
    rf"| about| nearly| over)*\s+(?:an? )?\+?{_N}[\s-]*{_U}?"
    r"(?!\s*(?:->|to \d))",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"{_N}[\s-]*{_U}\s+(?P<verb>gains?|increases?|growth|improvements?|jumps?|rises?|higher|more|better|above|ahead|"
    r"decreases?|drops?|declines?|reductions?|fewer|lower|less|below)\b",
    re.IGNORECASE,
)
# "2013 - 71%" holds a dash, no minus
_SIGNED = re.compile(rf"(?P<verb>\A[+-]|(?<![\d\w.$)])(?:\+|-(?!\s)))\s?{_N}\s*{_U}?", re.IGNORECASE)
_TIMES = re.compile(
    rf"\b(?P<word>doubl\w+|tripl\w+|quadrupl\w+|halv(?:ed|ing)|cut in half)\b|\bx\s?(?P<x>{NUMBER})|"
    rf"(?P<fold>{NUMBER})\s?(?:x\b|-?fold\b|times\b)",
    re.IGNORECASE,
)
_FALL = re.compile(rf"{_DOWN}|reductions?|fewer|less|below|-", re.IGNORECASE)
_RATIO = {"doubl": 2.0, "tripl": 3.0, "quadr": 4.0, "halv": 0.5, "cut ": 0.5, "halvi": 0.5}


@dataclass(frozen=True, slots=True)
class Change:
    """A stated difference: its amount, and in what; `unit` empty when the answer does not say."""

    amount: Quantity
    unit: str
    start: int
    end: int

    def as_json(self) -> dict[str, object]:
        """Amount and unit, with the doubt in words if there is one."""
        value = self.amount.as_json()
        qualifier = {} if self.amount.qualifier == "exact" else {"qualifier": self.amount.qualifier}
        number = tidy(self.amount.value) if self.amount.value is not None else value
        return {"value": number, "unit": self.unit or None, **qualifier}


def read_change(raw: str, *, typed: bool = False) -> Change | None:
    """The first stated difference of a text; `typed`: the cell was asked for a change, so a bare number is one."""
    return find_change(plain(raw), typed=typed)


def find_change(text: str, *, typed: bool = False) -> Change | None:
    """The same for a text that is plain already, so that places in it stay right."""
    for pattern in (_NOUN, _VERB, _SIGNED):
        if match := pattern.search(text):
            made = _made(match, text)
            if made:
                return made
    if match := _TIMES.search(text):
        return _times(match)
    if typed and (quantity := read_quantity(text)):
        unit = {"percent": AMBIGUOUS, "points": POINTS}.get(quantity.unit, NONE)
        return Change(quantity, unit, 0, len(text))
    return None


def _made(match: re.Match[str], text: str) -> Change | None:
    found = read_quantity(match["number"])
    if found is None or found.value is None:
        return None
    sign = -1 if _FALL.fullmatch(match["verb"]) else 1
    _, doubt = read_number(match["number"]) if match["number"][:1].isdigit() else (None, "")
    amount = Quantity(match[0].strip(), sign * found.value, _nearly(text, match), doubt=doubt)
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
        value: float | None = _RATIO[
            match["word"].lower()[:5] if match["word"].lower()[:5] in _RATIO else match["word"].lower()[:4]
        ]
    else:
        value, _ = read_number(match["x"] or match["fold"])
    if value is None:
        return None
    return Change(Quantity(match[0].strip(), value), TIMES, match.start(), match.end())
