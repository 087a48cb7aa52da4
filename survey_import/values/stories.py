"""Free text to the outcomes it states. Targets, inputs, opinions and directions are told apart from results."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from proofpoints.number_words import PEOPLE
from proofpoints.vocabulary import METRICS
from survey_import.values.group_sizes import mentions_few
from survey_import.values.measures import (
    NEGATED,
    group_question,
    read_group,
    read_instrument,
    read_metric,
    read_subjects,
)
from survey_import.values.outcome import Outcome
from survey_import.values.pairs import Spans, find_pairs
from survey_import.values.periods import blank_out, find_periods
from survey_import.values.quantities import NUMBER, Quantity, read_quantity
from survey_import.values.singles import find_single
from survey_import.values.text import is_no_answer, plain

_N = re.compile(
    rf"\bn\s?=\s?(?P<eq>{NUMBER})|(?P<count>{NUMBER}\+?)\s+(?:\w+\s+)?(?:{PEOPLE}|graders)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"(?<!met )(?<!met the )(?<!met their )(?<!their )(?<!growth )"
    r"\b(?:goals?|targets?)\b(?! (?:was |were )?(?:met|reached))|\b(?:(?:we|our) aims?\b|aim(?:ing)? (?:to|for)"
    r"|hop(?:e|ing) (?:to|for)|(?:we|is|are) expect\w*|expects? to|plan(?:s|ned|ning)? to"
    r"|will (?:be|reach|rise|increase|have)|would like|projected to|anticipat\w+|intends? to|aspire\w*|objective"
    r"|by 20\d\d\b(?! to))",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"\b(?:improv\w+|increas\w+|rose|risen|better|higher|gains?|grew|growth|decreas\w+|fell|fewer|declin\w+"
    r"|outperform\w*|success\w*|positive|up|stronger|strong)\b",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"\brank\w*|\b(?:first|second|third|\d+(?:st|nd|rd|th)) (?:highest|best|in)\b|\btop \d+|\blargest\b|\bAYP\b",
    re.IGNORECASE,
)
_INPUT = re.compile(
    r"\$\s?\d|\bdollars?\b|\bcosts?\b|\bsav(?:ed|ings)\b|\bdevices?\b|\blaptops?\b|\b(?:chrome|net)books?\b|\bipads?\b"
    r"|\btablets?\b|\blog-?ins?\b|\bminutes\b|\bhours\b|\btrained\b|\benrol\w+\b|\bclass(?:room)?s?\b|\bteachers?\b"
    r"|\bcomputers?\b|\bcourses\b|\bschools\b|\bstudents?\b|\blicen[cs]es\b|\blessons\b",
    re.IGNORECASE,
)
_SURELY_INPUT = re.compile(
    r"\$\s?\d|\bcosts?\b|\benrol\w+\b|\bdevices?\b|\blog-?ins?\b|\bminutes\b|\btrained\b", re.IGNORECASE
)
_SOME = re.compile(
    r"\b(?:improved|increased|gained|better|higher|grew) for\b"
    r"|\bof (?:\w+ ){0,2}students (?:improved|increased|gained|grew)",
    re.IGNORECASE,
)
WIDE = re.compile(
    r"\bstate-?wide\b|\(state\)|\bstate(?:'s)? (?:average|rate|graduation)|\bnational(?:ly)?\b", re.IGNORECASE
)


@dataclass(slots=True)
class Story:
    """What a text states: outcomes, and which other kinds of statements it makes."""

    outcomes: list[Outcome] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)  # target, input, opinion, direction, rank


def read_story(raw: str, *, state: str = "", topic: str = "") -> Story:
    """Read each clause on its own. `state`: its name, whose figures are not the program's."""
    story = Story()
    if is_no_answer(raw):
        return story
    for clause in split_clauses(plain(raw)):
        _read_clause(clause, story, state, topic)
    return story


def split_clauses(text: str) -> list[str]:
    """Sentences and parts between semicolons; a point inside a number or after an abbreviation ends nothing."""
    parts = re.split(r"[;\n]+|(?<=[a-z0-9%)])[.!?]\s+(?=[A-Z\d])", text)
    return [part.strip(" .") for part in parts if part.strip(" .")]


def _read_clause(clause: str, story: Story, state: str, topic: str) -> None:
    if _TARGET.search(clause):
        story.kinds.add("target")
        return
    figures = blank_out(clause)
    periods = find_periods(clause)
    found = find_pairs(clause, figures, periods) or find_single(clause, figures, periods)
    start, metric = 0, ""
    for outcome, (begin, end) in found:
        context = _before(clause[start:begin], first=start == 0) + clause[begin:end]
        context += " " + _own(context, _after(clause, end, found))
        _name(outcome, context, clause, metric or topic)
        metric, start = outcome.measure or metric, end
        wide = WIDE.search(context) and not outcome.arm and not outcome.comparison
        if wide or (state and state.casefold() in context.casefold()):
            outcome.whose = "state"
        instead = _instead(outcome, clause)
        if instead is None:
            outcome.words = clause
            _count(outcome, figures)
            outcome.few = mentions_few(clause, prose=True)
            story.outcomes.append(outcome)
        elif instead:
            story.kinds.add(instead)
    if not found and (kind := _kind(clause)):
        story.kinds.add(kind)


def _after(clause: str, end: int, found: Spans) -> str:
    """The words behind a figure that belong to it: up to the next figure, or to the next comma if there is one."""
    following = min((span[0] for _, span in found if span[0] >= end), default=len(clause))
    after, comma, rest = clause[end:following].partition(", ")
    return after if following < len(clause) or re.search(r"\d", rest) else after + comma + rest


def _own(before: str, after: str) -> str:
    """Words behind a figure without those of the next: "reading rose from 45% to 51% and math" names its subject before."""
    first, joined, rest = after.partition(" and ")
    return first if joined and read_subjects(before) and read_subjects(rest) and not read_subjects(first) else after


def _before(words: str, *, first: bool) -> str:
    """The words before a figure that belong to it: those after the last comma or "and"."""
    parts = re.split(r",\s|\band\b", words)
    return words if first else parts[-1]


def _measure(context: str, clause: str, before: str) -> tuple[str, str]:
    """The measure from the words around the figure; the subject may change while the kind of measure goes on."""
    measure, question = read_metric(context)
    if measure or question == NEGATED:
        return measure, question
    subjects = read_subjects(context)
    kind = re.sub(r"-(?:math|reading|science|social-studies|writing|combined)$", "", before)
    if subjects and f"{kind}-{subjects[0]}" in METRICS:
        return f"{kind}-{subjects[0]}", ""
    measure, other = read_metric(clause)
    if len(subjects) == 1 and measure.endswith("-combined"):  # the clause names others beside this one
        measure = measure.replace("-combined", f"-{subjects[0]}")
    if measure or before not in METRICS or other == NEGATED:
        return measure, question or other
    return before, ""


def _name(outcome: Outcome, context: str, clause: str, before: str) -> None:
    """The measure, group and instrument from the words around the figure."""
    outcome.measure, question = _measure(context, clause, before)
    metric, figure = METRICS.get(outcome.measure), outcome.figure
    percent = figure is not None and figure.unit == "percent" and not outcome.measure.startswith("score-")
    if percent and metric is not None and metric.outcome and "percent" not in metric.units:
        outcome.measure, question = "", "a percentage of what?"
    if _SOME.search(context):
        outcome.measure, question = "", "the share of students who improved says neither in what nor by how much"
    if question and not outcome.measure:
        outcome.asks["measure"] = question
    outcome.group = read_group(context)
    if asked := group_question(context):
        outcome.asks["group"] = asked
    outcome.instrument = read_instrument(context) or read_instrument(clause)


def _instead(outcome: Outcome, clause: str) -> str | None:
    """What a clause with a figure states instead of an outcome, empty if nobody can say; None if it is an outcome."""
    metric, figure = METRICS.get(outcome.measure), outcome.figure
    if (figure is not None and figure.unit == "usd") or (metric is not None and not metric.outcome):
        return _opinion_or_input(outcome.measure)
    if metric is not None:
        return None
    if _RANK.search(clause) and outcome.baseline is None and outcome.comparison is None:
        return "rank"
    told_apart = outcome.change is not None or outcome.baseline is not None or (figure and figure.unit == "percent")
    if not told_apart and "measure" not in outcome.asks:
        return _kind(clause)
    return "input" if _SURELY_INPUT.search(clause) else None


def _opinion_or_input(measure: str) -> str:
    return "opinion" if measure == "opinion" else "input"


def _count(outcome: Outcome, figures: str) -> None:
    """How many students, where the clause says so; a number that is the figure itself is none."""
    counted = outcome.followup
    if counted is not None and counted.of:
        outcome.n = Quantity(counted.raw, float(counted.of))
        return
    used = {part.raw for part in (outcome.baseline, outcome.followup, outcome.comparison) if part}
    for match in _N.finditer(figures):
        number = match["eq"] or match["count"]
        quantity = read_quantity(number)
        if quantity and quantity.value and number not in used:
            outcome.n = replace(quantity, raw=match[0].strip())
            return


def _kind(clause: str) -> str:
    """The kind of a clause without an outcome; empty if it is none of them."""
    metric = METRICS.get(read_metric(clause)[0])
    if metric is not None and not metric.outcome:
        return _opinion_or_input(metric.id)
    if _RANK.search(clause):
        return "rank"
    if _INPUT.search(clause) and re.search(r"\d", clause):
        return "input"
    return "direction" if _DIRECTION.search(clause) else ""
