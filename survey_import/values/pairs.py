"""Two figures of one text that belong together: before and after, or the program and its comparison."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from proofpoints.number_words import OF_WHOLE, PEOPLE
from survey_import.values.changes import PERHAPS, SURELY, tells_a_difference
from survey_import.values.measures import read_arm, read_metric
from survey_import.values.number_words import WORDS
from survey_import.values.outcome import Outcome
from survey_import.values.periods import Found, blank_out, find_periods
from survey_import.values.quantities import NUMBER, PART_OF, Quantity, read_number, read_quantity, tidy
from survey_import.values.text import plain

PRE = (
    r"(?:(?:~|about|approximately|approx\.?|around|nearly|almost|roughly|over|above|more than|at least|under|below"
    r"|less than|fewer than|(?<!-)>=?|<=?|≥|≤)\s*)?"
)
SHARE = r"(?:\s?(?:%|percent\b|per cent\b|pct\b))"
# half; two thirds; 1 in 4
WORDY = (
    r"(?:half|(?:a|one|two|three) (?:half|thirds?|quarters?|fifths?)|two-thirds|three-quarters|one-third|one-half"
    r"|(?:(?<![\d.,])\d|one) in (?:\d+|four|five|three))"
)
_END = r"(?!\d|[.,/]\d)"
# one figure: 42; about 42%; 42+; $42; half; 38 of 90
_Q = rf"{PRE}(?:{WORDY}|(?<![\d./])(?<!\d-)(?:{PART_OF}{_END}(?!{SHARE})|\$?(?:{NUMBER}){SHARE}?\+?{_END}))"
# what may stand between two figures: students (in math) in the spring,
_NOUN = rf"(?:\s+(?:{PEOPLE}|points?|of students|of our students|of the students|proficien\w+))?"
_GAP = r"(?:\s*\([^()]{0,40}\))?(?:\s+(?:in|on|for|during|by)(?:\s+the)?(?=\s))?\s*,?\s*"
_AN_AVERAGE_OF = r"(?:an? [\w ]{0,25}of\s+)?"
# 42% -> 61%
_ARROW = re.compile(rf"(?P<a>{_Q}){_NOUN}{_GAP}->\s*(?P<b>{_Q})", re.IGNORECASE)
# from 42% to 61%; from an average of 42 to one of 61
_FROM = re.compile(rf"\bfrom\s+{_AN_AVERAGE_OF}(?P<a>{_Q}){_NOUN}{_GAP}to\s+{_AN_AVERAGE_OF}(?P<b>{_Q})", re.IGNORECASE)
# 42% in 2013 to 61%
_TO = re.compile(rf"(?P<a>{_Q}){_NOUN}{_GAP}to\s+(?P<b>{_Q})", re.IGNORECASE)
# 61% (was 42%); 61%, up from 42%; 61% passed, compared to the state's 42%
_NEAR_LINK = r"\(?(?=was|from|previously|than|while)"
_FAR_LINK = r"\(?(?=up from|down from|compared|vs|versus|against)"
_LINK = r"up from|down from|was|previously|from|compared (?:to|with)|versus|vs\.?|against|while|than"
_WHO = r"(?:(?!\d)[\w'-]+\s+){0,6}?"
_BACK = re.compile(
    rf"(?P<b>{_Q})(?:{_NOUN}{_GAP}{_NEAR_LINK}|[^\d;]{{0,70}}?{_FAR_LINK})"
    rf"(?P<link>{_LINK})\s+(?:the )?(?P<who>{_WHO})(?P<a>{_Q})",
    re.IGNORECASE,
)
# 88% (2009 93%, 2008 88%)
_HISTORY = re.compile(rf"(?P<b>{_Q})\s*\((?P<inner>(?:(?:19|20)\d\d\s+{_Q}[,;]?\s*)+)\)", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:year before|last year|previous year|prior year|before|year earlier|baseline|in the fall|at the start)\b",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"\b(?:rose|rise|risen|went|increas\w+|improv\w+|grew|grown|fell|dropp\w+|declin\w+|moved|jump\w+|climb\w+|gain\w*"
    r"|decreas\w+|reduc\w+)\b",
    re.IGNORECASE,
)
# between a part and its whole: 40 (of them girls) passed out of 80
_WORDS_OF_PART = r"(?:\s*\([^()]*\))?(?:\s+(?!an?\b)[a-z]+){0,2}\s+"
# two blanks: a number that was taken for a year
_PART_BEFORE = re.compile(rf"(?:(?:\d|\b(?:{'|'.join(WORDS)})){_WORDS_OF_PART}|\s\s)(?:{OF_WHOLE}|in )$", re.IGNORECASE)
_WHOLE_AFTER = re.compile(
    rf"{_WORDS_OF_PART}(?:{OF_WHOLE}(?:(?P<whole>{NUMBER}){_END}(?!{SHARE})|\s)"
    rf"|in (?P<among>{NUMBER}){_END}(?!{SHARE}|\s+(?!in\b)[a-z]))",
    re.IGNORECASE,
)
# the count in 42% (38 of 90 students)
_COUNTED = re.compile(
    rf"\s*\(\s*(?P<count>{NUMBER}\s*(?:/|out of|of)\s*{NUMBER})(?:\s+{PEOPLE})?\s*[),]", re.IGNORECASE
)

Spans = list[tuple[Outcome, tuple[int, int]]]


def find_pairs(clause: str, figures: str, periods: list[Found]) -> Spans:
    """Every pair of a clause with its place. `figures`: the clause with periods and grades blanked."""
    found: Spans = []
    for match in _HISTORY.finditer(clause):
        found.append((_history(match), match.span()))
    verbs = _VERBS.search(figures) or read_metric(clause)[0]
    for pattern in (_ARROW, _FROM, _BACK, *([_TO] if verbs else [])):
        for match in pattern.finditer(figures):
            if any(match.start() < end and start < match.end() for _, (start, end) in found):
                continue
            if made := _pair(match, clause, periods):
                found.append((made, match.span()))
    return sorted(found, key=lambda one: one[1])


def _pair(match: re.Match[str], clause: str, periods: list[Found]) -> Outcome | None:
    first, second = _stated(match, "a"), _stated(match, "b")
    if first is None or second is None:
        return None
    if second.unit == "percent" and not first.unit:
        first = replace(first, unit="percent")
    if first.unit == "percent" and not second.unit:
        second = replace(second, unit="percent")
    outcome = Outcome(followup=second, raw=_span_text(clause, match))
    link = (match.groupdict().get("link") or "").lower()
    around = clause[match.end() : match.end() + 50] + " " + (match.groupdict().get("who") or "")
    near = [one for one in periods if match.start() - 60 <= one.start <= match.end() + 40]
    if link and not link.startswith(("up", "down", "was", "prev", "from")) and not _BEFORE.search(around):
        arm = read_arm(around.split(",")[0]) or read_arm(around)
        if arm or len(near) < 2:
            outcome.comparison, outcome.arm = first, arm
            outcome.followup_period = near[-1].period if len(near) == 1 else ""
            return outcome
    outcome.baseline = first
    _date(outcome, near, match)
    return outcome


def _stated(match: re.Match[str], which: str) -> Quantity | None:
    """One figure of a pair; None if it is a difference ("up 5 points"), or only a part or a whole of "40 of 80"."""
    found, text, end = read_quantity(match[which]), match.string, match.end(which)
    difference = tells_a_difference(text, match.start(which), end)
    if difference == SURELY:
        return None
    if found and difference == PERHAPS:
        return replace(found, doubt=f"{tidy(found.value)} may be a difference or a value")
    if found is None or found.of is not None:
        return found
    if found.unit:
        counted = _COUNTED.match(text, end)
        told = read_quantity(counted["count"]) if counted else None
        return replace(found, count=told.count, of=told.of) if told else found
    whole = _WHOLE_AFTER.match(text, end)
    is_part = whole and (read_number(whole["whole"] or whole["among"] or "")[0] or math.inf) > (found.value or 0)
    before = text[max(0, match.start(which) - 80) : match.start(which)]
    return None if is_part or _PART_BEFORE.search(before) else found


def _span_text(clause: str, match: re.Match[str]) -> str:
    """What was typed, without the words between two figures that a reader does not need: they may name someone."""
    text = clause[match.start() : match.end()].strip()
    if match.re is _BACK:
        text = (
            f"{clause[match.start('b') : match.end('b')]} ... {match['link']} "
            f"{clause[match.start('a') : match.end('a')]}"
        )
    return re.sub(r"\([^()]*[A-Za-z]{3}[^()]*\)", "(...)", text)


def _date(outcome: Outcome, near: list[Found], match: re.Match[str]) -> None:
    """The earlier period belongs to the baseline; a single one to the figure it stands beside."""
    texts = [text for one in near for text in one.period.split(" to ")]
    if _runs_backwards(near, match):
        return  # "from 71% in 2015 to 79% in 2013": one of them is wrong
    if len(texts) >= 2:
        ordered = sorted(texts, key=when)
        outcome.baseline_period, outcome.followup_period = ordered[0], ordered[-1]
    elif texts:
        between = (
            match.start("a") < near[0].start < match.start("b") or match.start("b") < match.start("a") < near[0].start
        )
        outcome.baseline_period, outcome.followup_period = (texts[0], "") if between else ("", texts[0])


def _runs_backwards(near: list[Found], match: re.Match[str]) -> bool:
    """True if the two figures stand each with a year of its own, and the earlier figure has the later year."""
    first, last = sorted(("a", "b"), key=match.start)
    beside = [one for one in near if match.end(first) <= one.start < match.start(last)]
    behind = [one for one in near if match.end(last) <= one.start]
    if len(near) != 2 or not beside or not behind or " to " in beside[0].period + behind[0].period:
        return False
    own = {first: when(beside[0].period), last: when(behind[0].period)}
    return own["a"] > own["b"]


def when(period: str) -> float:
    """A period as a point in time, to put two in order."""
    years = [int(year) for year in re.findall(r"\d{4}", period)]
    part = {"winter": 0.1, "spring": 0.3, "summer": 0.6, "fall": 0.8}.get(period.split(" ")[0], 0.0)
    later = 1.0 if re.fullmatch(r"\d{4}-\d{2}", period) else 0.0
    return (years[0] if years else 0) + part + later


def _history(match: re.Match[str]) -> Outcome:
    """88% (2009 93%, 2008 88%): dated values, and a last one without its year."""
    points = [
        (year, quantity)
        for year, text in re.findall(rf"((?:19|20)\d\d)\s+({_Q})", match["inner"], re.IGNORECASE)
        if (quantity := read_quantity(text)) is not None
    ]
    points.sort(key=lambda point: point[0])
    outcome = Outcome(raw=match[0])
    if len(points) >= 2:
        (outcome.baseline_period, outcome.baseline), (outcome.followup_period, outcome.followup) = points[0], points[-1]
        outcome.history = [("", quantity)] if (quantity := read_quantity(match["b"])) else []
    else:
        outcome.followup, outcome.baseline = read_quantity(match["b"]), points[0][1]
        outcome.baseline_period = points[0][0]
    return outcome


def read_pair(raw: str) -> Outcome | None:
    """The one pair of values of a short cell, in the order of time: 42% -> 61%, from 42 to 61, 61 (was 42)."""
    text = plain(raw)
    figures = blank_out(text)
    for pattern in (_ARROW, _FROM, _BACK, _TO):
        if match := pattern.search(figures):
            made = _pair(match, text, find_periods(text))
            return made if made and made.baseline else None
    return None
