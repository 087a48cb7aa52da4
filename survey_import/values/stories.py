"""Free text to the outcomes it states. Targets, inputs, opinions and directions are told apart from results."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from proofpoints.vocabulary import METRICS
from survey_import.values.changes import find_change
from survey_import.values.measures import read_arm, read_group, read_instrument, read_metric, read_subjects
from survey_import.values.outcome import Outcome
from survey_import.values.periods import Found, blank_out, find_periods
from survey_import.values.quantities import NUMBER, Quantity, read_quantity
from survey_import.values.text import is_no_answer, plain

_PRE = (
    r"(?:(?:~|about|approximately|approx\.?|around|nearly|almost|roughly|over|above|more than|at least|under|below|less than|"
    r"fewer than|>=?|<=?|≥|≤)\s*)?"
)
_SHARE = r"(?:\s?(?:%|percent\b|per cent\b|pct\b))"
_WORDY = (
    r"(?:half|(?:a|one|two|three) (?:half|thirds?|quarters?|fifths?)|two-thirds|three-quarters|one-third|one-half|"
    r"(?:\d|one) in (?:\d+|four|five|three))"
)
_Q = rf"{_PRE}(?:{_WORDY}|(?<![\d./])\$?(?:{NUMBER}){_SHARE}?\+?(?!/\d))"
_NOUN = r"(?:\s+(?:students?|points?|of students|of our students|of the students|proficien\w+))?"
_GAP = r"(?:\s*\([^()]{0,40}\))?(?:\s+(?:in|on|for|during|by)(?:\s+the)?(?=\s))?\s*,?\s*"
_ARROW = re.compile(rf"(?P<a>{_Q}){_NOUN}{_GAP}->\s*(?P<b>{_Q})", re.IGNORECASE)
_FROM = re.compile(
    rf"\bfrom\s+(?:an? [\w ]{{0,25}}of\s+)?(?P<a>{_Q}){_NOUN}{_GAP}to\s+(?:an? [\w ]{{0,25}}of\s+)?(?P<b>{_Q})",
    re.IGNORECASE,
)
_TO = re.compile(rf"(?P<a>{_Q}){_NOUN}{_GAP}to\s+(?P<b>{_Q})", re.IGNORECASE)
_BACK = re.compile(
    rf"(?P<b>{_Q})(?:{_NOUN}{_GAP}\(?(?=was|from|previously|than|while)|[^\d;]{{0,70}}?\(?(?=up from|down from|compared|vs|versus|against))"
    rf"(?P<link>up from|down from|was|previously|from|compared (?:to|with)|versus|vs\.?|against|while|than)\s+(?:the )?(?P<who>(?:(?!\d)[\w'-]+\s+){{0,6}}?)(?P<a>{_Q})",
    re.IGNORECASE,
)
_HISTORY = re.compile(rf"(?P<b>{_Q})\s*\((?P<inner>(?:(?:19|20)\d\d\s+{_Q}[,;]?\s*)+)\)", re.IGNORECASE)
_LEVEL = re.compile(rf"{_PRE}(?:{_WORDY}|(?<![\d.$+-])(?:{NUMBER}){_SHARE}|\d+\s?(?:of|out of|/)\s?\d+)", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\d.$+-]){_PRE}(?:{NUMBER})(?=\s+(?:graduates|diplomas))|(?:scores?|average|composite|mean|RIT|ACT|SAT|API)"
    rf"(?:\s+(?:score|of|was|is|at|index)){{0,3}}\s+(?P<score>{NUMBER})",
    re.IGNORECASE,
)
_N = re.compile(
    rf"\bn\s?=\s?(?P<eq>{NUMBER})|(?P<count>{NUMBER}\+?)\s+(?:\w+\s+)?(?:students|pupils|learners|participants|children|seniors|"
    r"graders|test-?takers|freshmen|scholars)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"(?<!met )(?<!met the )(?<!met their )(?<!their )(?<!growth )\b(?:goals?|targets?)\b(?! (?:was |were )?(?:met|reached))|"
    r"\b(?:(?:we|our) aims?\b|aim(?:ing)? (?:to|for)|hop(?:e|ing) (?:to|for)|(?:we|is|are) expect\w*|expects? to|plan(?:s|ned|ning)? to|"
    r"will (?:be|reach|rise|increase|have)|would like|projected to|anticipat\w+|intends? to|aspire\w*|objective|by 20\d\d\b(?! to))",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"\b(?:improv\w+|increas\w+|rose|risen|better|higher|gains?|grew|growth|decreas\w+|fell|fewer|declin\w+|outperform\w*|"
    r"success\w*|positive|up|stronger|strong)\b",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"\brank\w*|\b(?:first|second|third|\d+(?:st|nd|rd|th)) (?:highest|best|in)\b|\btop \d+|\blargest\b|\bAYP\b",
    re.IGNORECASE,
)
_INPUT = re.compile(
    r"\$\s?\d|\bdollars?\b|\bcosts?\b|\bsav(?:ed|ings)\b|\bdevices?\b|\blaptops?\b|\b(?:chrome|net)books?\b|\bipads?\b|\btablets?\b|"
    r"\blog-?ins?\b|\bminutes\b|\bhours\b|\btrained\b|\benrol\w+\b|\bclass(?:room)?s?\b|\bteachers?\b|\bcomputers?\b|\bcourses\b|"
    r"\bschools\b|\bstudents?\b|\blicen[cs]es\b|\blessons\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:improved|increased|gained|better|higher|grew) for\b|\bof (?:\w+ ){0,2}students (?:improved|increased|gained|grew)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:year before|last year|previous year|prior year|before|year earlier|baseline|in the fall|at the start)\b",
    re.IGNORECASE,
)
_WIDE = re.compile(r"\bstate-?wide\b|\bstate(?:'s)? (?:average|rate|graduation)|\bnational(?:ly)?\b", re.IGNORECASE)
_VERBS = re.compile(
    r"\b(?:rose|rise|risen|went|increas\w+|improv\w+|grew|grown|fell|dropp\w+|declin\w+|moved|jump\w+|climb\w+|gain\w*|decreas\w+|reduc\w+)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Story:
    """What a text states: outcomes, and which other kinds of statements it makes."""

    outcomes: list[Outcome] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)  # target, input, opinion, direction, rank


def read_story(raw: str, *, places: tuple[str, ...] = (), topic: str = "") -> Story:
    """Read each clause on its own. `places`: names of the whole state, whose figures are not the program's."""
    story = Story()
    if is_no_answer(raw):
        return story
    for clause in split_clauses(plain(raw)):
        _read_clause(clause, story, places, topic)
    return story


def split_clauses(text: str) -> list[str]:
    """Sentences and parts between semicolons; a point inside a number or after an abbreviation ends nothing."""
    parts = re.split(r"[;\n]+|(?<=[a-z0-9%)])[.!?]\s+(?=[A-Z\d])", text)
    return [part.strip(" .") for part in parts if part.strip(" .")]


def _read_clause(clause: str, story: Story, places: tuple[str, ...], topic: str) -> None:
    if _TARGET.search(clause):
        story.kinds.add("target")
        return
    figures = blank_out(clause)
    periods = find_periods(clause)
    found = _pairs(clause, figures, periods) or _single(clause, figures, periods)
    start, metric = 0, ""
    for outcome, (begin, end) in found:
        context = _before(clause[start:begin], first=start == 0) + clause[begin:end] + " " + _after(clause, end, found)
        _name(outcome, context, clause, metric or topic)
        metric, start = outcome.measure or metric, end
        if any(place and place.casefold() in context.casefold() for place in places) or (
            _WIDE.search(context) and outcome.arm == "" and not outcome.comparison
        ):
            outcome.whose = "state"
        if _is_outcome(outcome, clause, story):
            outcome.words = clause
            _count(outcome, clause, figures)
            story.outcomes.append(outcome)
    if not found:
        _kinds(clause, story)


def _after(clause: str, end: int, found: list[tuple[Outcome, tuple[int, int]]]) -> str:
    """The words behind a figure that belong to it: up to the next figure, or to the next comma if there is one."""
    following = min((span[0] for _, span in found if span[0] >= end), default=len(clause))
    after, comma, rest = clause[end:following].partition(", ")
    return after if following < len(clause) or re.search(r"\d", rest) else after + comma + rest


def _before(words: str, *, first: bool) -> str:
    """The words before a figure that belong to it: those after the last comma or "and" that follows an earlier figure."""
    parts = re.split(r",\s|\band\b", words)
    return words if first else parts[-1]


Spans = list[tuple[Outcome, tuple[int, int]]]


def _pairs(clause: str, figures: str, periods: list[Found]) -> Spans:
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
    first, second = read_quantity(match["a"]), read_quantity(match["b"])
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


def _span_text(clause: str, match: re.Match[str]) -> str:
    """What was typed, without the words between two figures that a reader does not need: they may name someone."""
    text = clause[match.start() : match.end()].strip()
    if match.re is _BACK:
        text = f"{clause[match.start('b') : match.end('b')]} ... {match['link']} {clause[match.start('a') : match.end('a')]}"
    return re.sub(r"\([^()]*[A-Za-z]{3}[^()]*\)", "(...)", text)


def _date(outcome: Outcome, near: list[Found], match: re.Match[str]) -> None:
    """The earlier period belongs to the baseline; a single one to the figure it stands beside."""
    texts = [text for one in near for text in one.period.split(" to ")]
    if len(texts) >= 2:
        ordered = sorted(texts, key=_when)
        outcome.baseline_period, outcome.followup_period = ordered[0], ordered[-1]
    elif texts:
        between = (
            match.start("a") < near[0].start < match.start("b") or match.start("b") < match.start("a") < near[0].start
        )
        outcome.baseline_period, outcome.followup_period = (texts[0], "") if between else ("", texts[0])


def _when(period: str) -> float:
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


def _single(clause: str, figures: str, periods: list[Found]) -> Spans:
    """A change without levels, or levels alone."""
    if change := find_change(figures):
        outcome = Outcome(
            change=change, raw=clause[change.start : change.end].strip(), arm=_ahead(clause[change.end :])
        )
        _span(outcome, _near(figures, periods, change.start, change.end))
        return [(outcome, (change.start, change.end))]
    periods = [one for one in periods if not clause[: one.start].endswith("since ")]
    pattern = _LEVEL if _LEVEL.search(figures) else _BARE
    found: Spans = []
    for match in pattern.finditer(figures):
        text = match.groupdict().get("score") or match[0]
        if (quantity := read_quantity(text)) is None or quantity.unit == "usd":
            continue
        outcome = Outcome(followup=quantity, raw=clause[match.start() : match.end()].strip())
        outcome.followup_period = periods[0].period if len(periods) == 1 else ""
        found.append((outcome, match.span()))
    return found[:6]


def _near(figures: str, periods: list[Found], start: int, end: int) -> list[Found]:
    """The periods of the part between commas a figure stands in; of the whole clause only if it has few figures."""
    first, last = figures.rfind(", ", 0, start), figures.find(", ", end)
    inside = [one for one in periods if first < one.start < (last if last >= 0 else len(figures))]
    return inside or (periods if len(re.findall(NUMBER, figures)) <= 3 else [])


def _ahead(after: str) -> str:
    match = re.match(
        r".{0,25}\b(?:than|above|vs\.?|versus|compared (?:to|with)|over|ahead of|against)\b(.{0,50})",
        after,
        re.IGNORECASE,
    )
    return read_arm(match[1]) if match else ""


def _span(outcome: Outcome, periods: list[Found]) -> None:
    texts = [text for one in periods for text in one.period.split(" to ")]
    if len(texts) >= 2:
        ordered = sorted(texts, key=_when)
        outcome.baseline_period, outcome.followup_period = ordered[0], ordered[-1]
    elif texts:
        outcome.period = texts[0]


def _name(outcome: Outcome, context: str, clause: str, before: str) -> None:
    """The measure from the words around the figure; the subject may change while the kind of measure goes on."""
    outcome.measure, question = read_metric(context)
    subjects = read_subjects(context)
    kind = re.sub(r"-(?:math|reading|science|social-studies|writing|combined)$", "", before)
    if not outcome.measure and subjects and f"{kind}-{subjects[0]}" in METRICS:
        outcome.measure, question = f"{kind}-{subjects[0]}", ""
    if not outcome.measure:
        outcome.measure, other = read_metric(clause)
        question = question or other
        if not outcome.measure and before in METRICS:
            outcome.measure, question = before, ""
    figure = outcome.followup or (outcome.change.amount if outcome.change else None)
    percent = figure is not None and figure.unit == "percent"
    if (
        percent
        and outcome.measure
        and METRICS[outcome.measure].outcome
        and "percent" not in METRICS[outcome.measure].units
        and (not outcome.measure.startswith("score-"))
    ):
        outcome.measure, question = "", "a percentage of what?"
    if _SOME.search(context):
        outcome.measure, question = "", "the share of students who improved says neither in what nor by how much"
    if question and not outcome.measure:
        outcome.asks["measure"] = question
    outcome.group = read_group(context)
    outcome.instrument = read_instrument(context) or read_instrument(clause)


def _is_outcome(outcome: Outcome, clause: str, story: Story) -> bool:
    metric = METRICS.get(outcome.measure)
    quantity = outcome.followup or (outcome.change.amount if outcome.change else None)
    money = quantity is not None and quantity.unit == "usd"
    if money or (metric is not None and not metric.outcome):
        story.kinds.add("opinion" if outcome.measure == "opinion" else "input")
        return False
    percent = (
        bool(quantity and quantity.unit == "percent") or outcome.change is not None or outcome.baseline is not None
    )
    if metric is None and _RANK.search(clause) and outcome.baseline is None and outcome.comparison is None:
        story.kinds.add("rank")
        return False
    if metric is None and not percent and "measure" not in outcome.asks:
        _kinds(clause, story)
        return False
    if (
        metric is None
        and _INPUT.search(clause)
        and re.search(
            r"\$|\bcosts?\b|\benrol|\bdevices?\b|\blog-?ins?\b|\bminutes\b|\btrained\b", clause, re.IGNORECASE
        )
    ):
        story.kinds.add("input")
        return False
    return True


def _count(outcome: Outcome, clause: str, figures: str) -> None:
    """How many students, where the clause says so; a number that is the figure itself is none."""
    for match in _N.finditer(figures):
        quantity = read_quantity(match["eq"] or match["count"])
        used = {part.raw for part in (outcome.baseline, outcome.followup, outcome.comparison) if part}
        if quantity and quantity.value and (match["eq"] or match["count"]) not in used:
            outcome.n = replace(quantity, raw=match[0].strip())
            return
    counted = outcome.followup
    if counted is not None and counted.of:
        outcome.n = Quantity(counted.raw, float(counted.of))


def _kinds(clause: str, story: Story) -> None:
    metric = METRICS.get(read_metric(clause)[0])
    if metric is not None and not metric.outcome:
        story.kinds.add("opinion" if metric.id == "opinion" else "input")
    elif _RANK.search(clause):
        story.kinds.add("rank")
    elif _INPUT.search(clause) and re.search(r"\d", clause):
        story.kinds.add("input")
    elif _DIRECTION.search(clause):
        story.kinds.add("direction")


def read_pair(raw: str) -> Outcome | None:
    """The one pair of values of a short cell, in the order of time: 42% -> 61%, from 42 to 61, 61 (was 42)."""
    text = plain(raw)
    figures = blank_out(text)
    for pattern in (_ARROW, _FROM, _BACK, _TO):
        if match := pattern.search(figures):
            made = _pair(match, text, find_periods(text))
            return made if made and made.baseline else None
    return None
