"""A typed number with what it is: percent, money, a bound, a range, about. Nothing is rounded, averaged or assumed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from proofpoints.number_words import OF_WHOLE, PEOPLE
from survey_import.values.number_words import SHARES, WORDS
from survey_import.values.text import plain

EXACT, APPROXIMATE, AT_LEAST, AT_MOST, RANGE = "exact", "approximate", "at-least", "at-most", "range"

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.,%])|\d+(?:[.,]\d+)*|\.\d+)"
_SHARE = r"(?:%|percent\b|per cent\b|pct\b\.?|pc\b)"
_ABOUT = r"~|about|approx(?:imately)?\.?|around|nearly|almost|roughly|some|circa|ca\.?|just (?:over|under)|close to"
_LEAST = r">=?|≥|over|above|more than|at least|greater than|exceed(?:s|ed|ing)|better than|upwards? of|min(?:imum)? of"
MOST = r"<=?|≤|under|below|(?:less|fewer|smaller) th[ae]n|at most|up to|(?:no|not) more than|max(?:imum)?(?: of)?(?=[\s\d])"
MORE, FEWER = r"\s+(?:or more|(?:or|and) (?:up|above))\b", r"\s+(?:or|and) (?:fewer|less|under|below)\b"
_TAIL = rf"(?:(?P<plus>\s*\+|{MORE})|(?P<minus>{FEWER}))?"
_HEAD = rf"(?:(?P<about>{_ABOUT})\s*)?(?:(?P<least>{_LEAST})|(?P<most>{MOST}))?\s*"
_UNIT = (
    rf"(?P<percent>{_SHARE})|(?P<thousand>k\b|thousand\b)|(?P<million>m(?:illion|io)?\b)"
    r"|(?P<points>(?:percentage |percent )?(?:points?|pts?\b\.?|pp\b))"
)
# 47%; about $15.4k; fewer than 12; 300 or more; -2.1 points; the rest is kept
_SIMPLE = re.compile(
    rf"{_HEAD}(?P<money>\$|usd |us\$)?\s*(?P<sign>[-+])?(?P<number>{NUMBER})(?:\s*(?:{_UNIT}))?"
    rf"{_TAIL}\s*(?P<after>usd\b|dollars\b)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# 400-500; between 40% and 50%
_RANGE = re.compile(
    rf"(?:between |from )?(?P<about>{_ABOUT})?\s*(?P<money>\$)?(?P<low>{NUMBER})\s*{_SHARE}?\s*(?:-|to|and)\s*\$?"
    rf"(?P<high>{NUMBER})\s*(?P<percent>{_SHARE})?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
PART_OF = rf"{NUMBER}{OF_WHOLE}{NUMBER}"
# 38 of 90; 38/90; at least 12 students out of our 15
_OF = re.compile(
    rf"{_HEAD}(?P<part>{NUMBER})(?:\s+{PEOPLE})?\s*(?:(?:out )?of|/)\s*(?:the |our |all )?(?P<whole>{NUMBER})"
    rf"(?!\d|[.,]\d|\s*{_SHARE})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# 1 in 4; one in five
_ONE_IN = re.compile(
    rf"{_HEAD}(?P<part>\d|one) in (?P<whole>\d+|four|five|three|ten|two)\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
# half; nearly three quarters
_SHARE_WORDS = re.compile(
    rf"{_HEAD}(?P<share>{'|'.join(sorted(SHARES, key=len, reverse=True))})\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
# forty-two percent
_NUMBER_WORDS = re.compile(
    rf"{_HEAD}(?P<tens>{'|'.join(WORDS)})(?:[- ](?P<ones>{'|'.join(list(WORDS)[1:10])}))?\b"
    rf"(?:\s*(?:{_UNIT}))?{_TAIL}(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated. A range has low and high and no value; `of` is the whole it was counted from."""

    raw: str
    value: float | None = None
    qualifier: str = EXACT
    unit: str = ""  # percent, points, usd or nothing
    low: float | None = None
    high: float | None = None
    count: int | None = None
    of: int | None = None
    doubt: str = ""  # why it can't be taken as it is
    rest: str = ""  # what else the cell says

    @property
    def usable(self) -> bool:
        """True if it may stand in a dataset row as one value."""
        return self.value is not None and not self.doubt

    def as_json(self) -> object:
        """A plain number if exact; else what it is."""
        if self.qualifier == RANGE:
            return {"low": tidy(self.low), "high": tidy(self.high)}
        if self.value is None:
            return None
        return tidy(self.value) if self.qualifier == EXACT else {"value": tidy(self.value), "qualifier": self.qualifier}


def tidy(value: float | None) -> float | int | None:
    """Without the dust of binary arithmetic; whole numbers as whole numbers."""
    if value is None:
        return None
    value = round(value, 4)
    return int(value) if value == int(value) else value


def read_number(text: str) -> tuple[float | None, str]:
    """The value of a bare number, and why it is in doubt: 1,240 and 47,5 are read, 1.240 and 4,5000 are asked about."""
    text = text.strip()
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        return float(text.replace(",", "")), ""
    if re.fullmatch(r"\d{1,3}( \d{3})+", text):
        return float(text.replace(" ", "")), ""
    if re.fullmatch(r"\d+,\d{1,2}", text):
        return float(text.replace(",", ".")), ""
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text):
        return float(text), f'"{text}" could be {text.replace(".", "")} or {float(text):g}'
    if re.fullmatch(r"\d*\.?\d+", text) and len(text) <= 15:
        return float(text), ""
    return None, f'"{text[:20]}" is no number that can be read safely'


def read_quantity(raw: str) -> Quantity | None:
    """The quantity a short cell states at its beginning; None if it states none."""
    text = plain(raw).rstrip(" .;:").lstrip(" ;:")
    if not text or len(text) > 300:
        return None
    for reader in (_one_in, _shares, _part_of, _range, _simple, _number_words):
        found = reader(text)
        if found is not None:
            return replace(found, raw=raw.strip())
    return None


def _one_in(text: str) -> Quantity | None:
    match = _ONE_IN.fullmatch(text)
    if not match:
        return None
    part, whole = (WORDS.get(word.lower()) or float(word) for word in (match["part"], match["whole"]))
    if part > whole or not whole:
        return None
    if whole >= 1000:
        return Quantity(text, doubt=f'"{match["part"]} in {match["whole"]}" could be a share or a year')
    return Quantity(text, round(100 * part / whole, 1), _rough(match), "percent")


def _shares(text: str) -> Quantity | None:
    match = _SHARE_WORDS.fullmatch(text.replace("-", " ") if not text[:1].isdigit() else text)
    if not match:
        return None
    return Quantity(text, round(SHARES[match["share"].lower()], 1), _rough(match), "percent", rest=match["rest"])


def _part_of(text: str) -> Quantity | None:
    match = _OF.fullmatch(text)
    if not match:
        return None
    part, whole = read_number(match["part"])[0], read_number(match["whole"])[0]
    if part is None or not whole or part != int(part) or whole != int(whole):
        return None
    if part > whole:
        return Quantity(
            text, doubt=f'"{match["part"]} of {match["whole"]}" counts more than there are', rest=match["rest"]
        )
    doubt = (
        f'"{match["part"]}/{match["whole"]}" could be a fraction, a date or grades'
        if whole < 13 and "/" in text[:6]
        else ""
    )
    return Quantity(
        text,
        round(100 * part / whole, 1),
        _qualifier(match),
        "percent",
        count=int(part),
        of=int(whole),
        doubt=doubt,
        rest=match["rest"],
    )


def _range(text: str) -> Quantity | None:
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    (low, flaw), (high, other) = read_number(match["low"]), read_number(match["high"])
    if low is None or high is None:
        return Quantity(text, doubt=flaw or other, rest=match["rest"])
    if low >= high:
        return None
    unit = "percent" if match["percent"] or "%" in text[: match.start("high")] else "usd" if match["money"] else ""
    return Quantity(text, None, RANGE, unit, low, high, doubt=flaw or other, rest=match["rest"])


def _simple(text: str) -> Quantity | None:
    match = _SIMPLE.fullmatch(text)
    if not match:
        return None
    value, doubt = read_number(match["number"])
    if value is None:
        return Quantity(text, doubt=doubt, rest=match["rest"])
    value *= 1000 if match["thousand"] else 1_000_000 if match["million"] else 1
    value = -value if match["sign"] == "-" else value
    return Quantity(text, value, _qualifier(match), _unit(match), doubt=doubt, rest=match["rest"])


def _number_words(text: str) -> Quantity | None:
    match = _NUMBER_WORDS.fullmatch(text)
    if not match:
        return None
    value = WORDS[match["tens"].lower()] + WORDS.get((match["ones"] or "").lower(), 0)
    unit = "percent" if match["percent"] else "points" if match["points"] else ""
    return Quantity(text, value, _qualifier(match), unit, rest=match["rest"])


def _qualifier(match: re.Match[str]) -> str:
    said = {name for name, words in match.groupdict().items() if words}
    if said & {"least", "plus"}:
        return AT_LEAST
    return AT_MOST if said & {"most", "minus"} else APPROXIMATE if "about" in said else EXACT


def _rough(match: re.Match[str]) -> str:
    """A share in words is never exact."""
    said = _qualifier(match)
    return APPROXIMATE if said == EXACT else said


def _unit(match: re.Match[str]) -> str:
    if match["percent"]:
        return "percent"
    return "points" if match["points"] else "usd" if match["money"] or match["after"] else ""
