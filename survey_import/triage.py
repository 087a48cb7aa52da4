"""The verdict on each answer: ready, needs data, no outcome data, or not an answer; every class with its reasons."""

from __future__ import annotations

import re

from survey_import.answer import NEEDS, NONE, NOT_ANSWER, READY, Answer, Cell
from survey_import.completeness import settle
from survey_import.drafts.figures import passes_gate, rows_of
from survey_import.outcomes import clause_kind, read_outcomes
from survey_import.places import read_state
from survey_import.questions.mapping import Profile
from survey_import.response import PARTIAL, PREVIEW, SPAM, TEST, Export, Record
from survey_import.values.no_outcomes import INPUT, OPINION, RANK
from survey_import.values.outcome import Outcome
from survey_import.values.stories import Story
from survey_import.values.text import is_no_answer, plain

_TEST = re.compile(
    r"(?:this is (?:just )?a )?"
    r"(?:test(?:ing|er|s)?(?: (?:district|school|response|answer|entry|please ignore|survey|row|\d+))*|asdf\w*|qwer\w*"
    r"|bla(?: ?bla)*|foo|bar|xxx+|lorem ipsum.*|delete(?: me| this)*|ignore(?: this| me)*|dummy.*|sample answer)[.!]*",
    re.IGNORECASE,
)
_NO = re.compile(r"no\b.*|i do not.*|i don't.*|false|0|n|disagree|declined?.*", re.IGNORECASE)
_NO_DATA = re.compile(
    r"\b(?:no|not|without|lack\w*|don't|haven't|isn't|aren't|never|too (?:early|soon)|yet to"
    r"|only (?:just )?(?:begun|started))\b.{0,60}"
    r"\b(?:data|results?|outcomes?|numbers?|figures?|measur\w+|track\w*|evidence|tell|know|say|started|analy[sz]ed)\b"
    r"|\btoo (?:early|soon)\b|\bpending\b|\bnot (?:yet )?available\b",
    re.IGNORECASE,
)
_WHY_NONE = {
    "unanswered": "unanswered: the questions about results are blank",
    "not-available": "not-available: the answer says there are no results (yet)",
    "cost-or-enrollment": (
        "cost-or-enrollment: only costs, enrollment or other inputs, which are no outcomes of students"
    ),
    "no-figure": "no-figure: the results section gives no figure",
    "direction": "direction-only: it says better or worse without a number",
    "target": "target-only: goals and expectations, no results",
    "opinion": "opinion-only: satisfaction or opinion, no outcome of students",
    "rank": "rank-only: a rank or a rating without the figures behind it",
    "words": "no-figure: words without a figure",
}
_ASKED = ("measure", "baseline", "followup", "change", "comparison", "results")
_TESTED = ("name", "program", "state", "city", "results", "measure", "followup", "baseline", "description")


def build_answer(export: Export, record: Record, mapping: dict[int, str], profile: Profile) -> Answer:
    """The record as an answer with its verdict; repeats are found later, over all answers."""
    answer = Answer(
        export.file, record.number, record.status, id_key=f"{export.tool} {record.key}" if record.key else ""
    )
    for index, name in mapping.items():
        if name not in ("personal", "ignore", "held"):
            cell = Cell(record.cells[index], export.columns[index].position, record.kinds.get(index, ""))
            answer.fields.setdefault(name, []).append(cell)
    for name, text in profile.constants.items():
        answer.fields.setdefault(name, []).append(Cell(text, 0))
    why = _no_answer(export, record, answer)
    if why:
        answer.kind = answer.content = NOT_ANSWER
        answer.reasons = [why]
        return answer
    state = answer.text("state")
    story = read_outcomes(answer, profile, state if len(state) > 2 and read_state(state) else "")
    for outcome in answer.outcomes:
        settle(outcome)
    _classify(answer, story, profile)
    answer.kind = answer.content
    return answer


def _no_answer(export: Export, record: Record, answer: Answer) -> str:
    """Why a record is no answer at all; empty if it is one."""
    states = {
        PREVIEW: "preview: made while the survey was looked at, not sent",
        TEST: "test: marked as a test by the tool",
        SPAM: "spam: marked as spam by the tool",
    }
    if record.status in states:
        return states[record.status]
    said = [text for index, text in enumerate(record.cells) if export.columns[index].role == "answer" and text.strip()]
    if not said:
        return "empty: no question is answered"
    tested = [cell.raw for name in _TESTED for cell in answer.fields.get(name, []) if cell.raw.strip()] or said
    marks = [text for text in tested if _TEST.fullmatch(plain(text).strip())]
    if _TEST.fullmatch(plain(answer.text("name")).strip(" .")) or (marks and len(marks) * 2 >= len(tested)):
        return "test: the text says it is a test"
    return ""


def _classify(answer: Answer, story: Story, profile: Profile) -> None:
    best = min(answer.outcomes, key=lambda outcome: (bool(outcome.no_outcome), len(outcome.asks)), default=None)
    if best is None:
        _without(answer, story, profile)
        return
    if best.no_outcome:
        _none(answer, [outcome.no_outcome for outcome in answer.outcomes])
        return
    answer.lacks = list(best.asks)
    blockers = _blockers(answer)
    complete = not best.asks and passes_gate(*rows_of(answer))
    if complete and not blockers:
        answer.content = READY
        answer.reasons = [f"ready: {_said(best)}"]
    else:
        answer.content = NEEDS
        answer.lacks += [blocker.partition(":")[0] for blocker in blockers]
        answer.reasons = [f"{code}: {question}" for code, question in best.asks.items()] + blockers
        if not answer.reasons:
            answer.lacks = ["baseline"]
            answer.reasons = ["baseline: the figures can't be compared with each other; is it the same test and group?"]
    others = [outcome for outcome in answer.outcomes if outcome is not best]
    answer.reasons += [
        f"further figure, {number}: lacks {', '.join(outcome.asks) or 'nothing'}"
        for number, outcome in enumerate(others, 2)
    ]


def _blockers(answer: Answer) -> list[str]:
    blockers = []
    if answer.status == PARTIAL:
        blockers.append("unfinished: the respondent did not send the answer; do they want to finish it?")
    consent = next((cell for cell in answer.fields.get("consent", []) if cell.column), None)
    if "consent" in answer.fields and (consent is None or not consent.raw.strip() or _NO.fullmatch(plain(consent.raw))):
        blockers.append("consent: may we publish the answer?")
    return blockers


def _said(outcome: Outcome) -> str:
    kind = (
        "a change over time" if outcome.baseline else "a comparison" if outcome.comparison else "a published difference"
    )
    return f"{outcome.measure} with {kind}; passes the gate"


def _without(answer: Answer, story: Story, profile: Profile) -> None:
    """No outcome was found: is there none, or was it not seen, or claimed without a figure?"""
    cells = [cell for cell in answer.fields.get("results", []) if cell.raw.strip()]
    if profile.results.coded and cells:
        kind = coded_kind(cells[0].raw, profile)
        if kind == "outcome":
            answer.content, answer.lacks = NEEDS, ["measure", "follow-up"]
            answer.reasons = [
                "measure: an outcome is claimed; what was measured?",
                "follow-up: it gives no figure; what is it?",
            ]
            return
        answer.content, answer.reasons = NONE, [_WHY_NONE[kind]]
        return
    asked = [name for name in answer.fields if name.partition(".")[0] in _ASKED]
    if not any(answer.said(name) for name in asked) and profile.results.blank == "not-seen":
        answer.content, answer.lacks = NEEDS, ["not-seen"]
        answer.reasons = [
            "not-seen: the part about results could not be read by the collector; nothing is known about it"
        ]
        return
    _none(answer, [_why(answer, story, asked)])


def _none(answer: Answer, kinds: list[str]) -> None:
    kinds = list(dict.fromkeys("cost-or-enrollment" if kind == INPUT else kind for kind in kinds))
    answer.content, answer.lacks = NONE, kinds
    answer.reasons = [_WHY_NONE[kind] for kind in kinds] + _blockers(answer)


def _why(answer: Answer, story: Story, asked: list[str]) -> str:
    texts = [cell.raw for name in asked for cell in answer.fields[name] if cell.raw.strip()]
    told = [text for text in texts if not is_no_answer(text)]
    if not texts:
        return "unanswered"
    if not told or any(_NO_DATA.search(plain(text)) for text in told):
        return "not-available"
    return next((kind for kind in (INPUT, OPINION, RANK, "target", "direction") if kind in story.kinds), "words")


def coded_kind(raw: str, profile: Profile) -> str:
    """What a coded results cell is as a whole: an outcome wins, then costs, then the two kinds of none."""
    kinds = [clause_kind(clause, profile) for clause in raw.split(";") if clause.strip()]
    if "outcome" in kinds:
        return "outcome"
    start = raw.strip().casefold()
    if kinds[:1] == ["unavailable"] and any(start.startswith(one.casefold()) for one in profile.results.unavailable):
        return "not-available"
    if "not-outcome" in kinds:
        return "cost-or-enrollment"
    return "not-available" if "unavailable" in kinds else "no-figure"
