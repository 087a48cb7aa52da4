"""Words of a heading: which of our columns they mean, or which measure."""

from __future__ import annotations

import re

from proofpoints.columns import OUTCOMES
from proofpoints.intake.cells import term_id
from proofpoints.intake.usual_words import usual_term
from proofpoints.vocabulary import METRICS

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
    "n": "students number numberofstudents ofstudents count studentstested numbertested tested enrolled",
    "sd": "standarddeviation",
    "qualifier": "howexact exactness",
    "significant": "significance statisticallysignificant",
    "instrument": "test assessment method exam testormethod",
    "source": "reference",
    "note": "notes comment comments remark remarks",
    "subject": "subjectarea contentarea",
}
MEANING = {word: column for column, words in _WORDS.items() for word in [column, *words.split()]} | {
    name.replace("_", ""): name for name in OUTCOMES.header
}
# a heading of several words, by the one that tells; the first that fits counts
_TELLING = (
    ("n", r"^#|^n\b|\bn$|^no\. of\b|\btested\b|\bn size\b|\bn-size\b|\bcohort size\b|\bnumber of students\b"),
    (
        "n",
        r"^(?:student|pupil|cohort)s? counts?$|^counts? of (?:students|pupils)\b|\bdenominator\b"
        r"|\b(?:cell|group|sample) size\b|\btest[ -]?takers\b|^total (?:students|pupils)$|^valid (?:scores|tests)\b",
    ),
    ("group", r"\bsub ?group\b|\bstudent group\b|\bdemographic"),
    ("arm", r"\bdistrict or state\b|\bstate or district\b|\bcompar(?:ison|ed)\b"),
    ("instrument", r"\bassessment\b|\bexam\b|\btest\b"),
    ("period", r"\byear\b|\byr\b|\bsy\b"),
    ("note", r"\bcomments?\b|\bnotes?\b|\bremarks?\b"),
    ("metric", r"\bmeasure\b|\bmetric\b|\bindicator\b|\boutcome\b"),
    ("site", r"\bschool name\b|\bcampus\b"),
    ("population", r"\bgrade level\b"),
    ("value", r"^%|\bpercent|\bpct\b|\brate\b|\bresults?\b|\bscore\b|\bvalue\b"),
)
_SIGNS = re.compile(r"[^a-z]")
_COUNT = re.compile(r"(?:#|counts?|numbers?|no\.?|num\.?|frequency)", re.IGNORECASE)
_COUNT_OF_REACHED = re.compile(
    r"(?:#|n\b|counts?\b|numbers?\b|no\b|num\b).*\b(?:proficient|pass|met|meet|graduat|advanced|mastery|exceed|reach|complet)",
    re.IGNORECASE,
)


def measure_of(text: str) -> str | None:
    """The measure that a heading names by itself, without having been told; None if it names none."""
    return usual_term("metric", text) or (term_id(text, METRICS) if text else None)


def meaning(text: str) -> str:
    """The column of ours that a heading means; empty if it means none."""
    said = MEANING.get(letters(text), "")
    return said or next((column for column, form in _TELLING if re.search(form, text.lower())), "")


def letters(text: str) -> str:
    """The letters alone, all small."""
    return _SIGNS.sub("", text.lower())


def may_count_reached(text: str, *, scores: bool) -> bool:
    """True for a count that may be of those who are proficient, as Count beside Percent, or # Proficient."""
    bare = _COUNT.fullmatch(text.strip()) is not None
    return (bare and not scores) or ("tested" not in text.lower() and _COUNT_OF_REACHED.match(text.strip()) is not None)
