"""What is measured and tells nothing of students: costs, devices, enrollment, opinions, ranks. In words for a report."""

from __future__ import annotations

import re

from proofpoints.vocabulary import METRICS
from survey_import.values.measures import read_metric
from survey_import.values.text import plain

OPINION, INPUT, RANK = "opinion", "input", "rank"
_RATINGS = ("accountability-points", "schools-ahead", "tests-above-state")
_RANK = re.compile(r"\brank(?:s|ed|ings?)?\b(?<!percentile rank)(?<!percentile ranks)", re.IGNORECASE)
_RATING = re.compile(r"\b(?:school|district|state|star|accountability) (?:grade|rating)s?\b|\bAYP\b", re.IGNORECASE)
_INPUT = re.compile(
    r"\$|\b(?:costs?|dollars?|spen[dt]\w*|expen\w+|budgets?|funding|savings|devices?|log-?ins?|minutes|licen[cs]es?"
    r"|enrol\w+|class sizes?|(?:student|pupil)[ -]teacher ratio|teachers trained|trained teachers"
    r"|number of (?:teachers|staff|schools|classrooms|courses|lessons|computers))\b",
    re.IGNORECASE,
)


def no_outcome(raw: str) -> str:
    """The kind of measure a text names if it is none of students; empty if it is one, or if nobody can say."""
    text = plain(raw)
    if _RANK.search(text):  # before the measure: a rank in graduation is no rate of graduation
        return RANK
    metric, question = read_metric(text)
    if metric:
        return (
            "" if METRICS[metric].outcome else OPINION if metric == OPINION else RANK if metric in _RATINGS else INPUT
        )
    if question:
        return ""
    return RANK if _RATING.search(text) else INPUT if _INPUT.search(text) else ""
