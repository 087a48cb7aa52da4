"""The outcomes of an answer: from its own questions about figures, and from its story where those are empty."""

from __future__ import annotations

import re
from dataclasses import replace

from proofpoints.number_words import LETTERS_FOR_DIGITS
from proofpoints.vocabulary import METRICS
from survey_import.answer import Answer, Cell
from survey_import.people.persons import doubtful
from survey_import.people.small_cells import LETTERS, SEVERAL
from survey_import.people.spans import safe_span, safe_url
from survey_import.places import read_covers
from survey_import.questions.fields import OUTCOME_FIELDS
from survey_import.questions.mapping import Profile
from survey_import.values.changes import read_change
from survey_import.values.group_sizes import NOT_STUDENTS, counts_few, mentions_few, says_few
from survey_import.values.measures import group_question, read_arm, read_group, read_metric
from survey_import.values.no_outcomes import INPUT, no_outcome
from survey_import.values.outcome import Origin, Outcome
from survey_import.values.pairs import read_pair
from survey_import.values.periods import blank_out, find_periods, read_period
from survey_import.values.quantities import Quantity, read_quantity
from survey_import.values.stories import WIDE, Story, read_story
from survey_import.values.text import is_no_answer, one_line, plain, says_unpublished

_LEVELS = ("baseline", "followup", "comparison")
_FIGURES = (*_LEVELS, "change")
_PERIODS = ("baseline_period", "followup_period", "period")
_FROM_ITS_QUESTIONS = ("source", "instrument", "covers", "n", "few", *_PERIODS)  # if the story does not say them
_ONCE = ("source", "group", "arm", "period", "covers")
_MORE = r"(?:,|;|/|&|\band\b)"
_TOLD_BESIDE = r"(?![^%]*\b(?:up|down|from|was|than|vs|versus|compared|state|district|target|goal)\b)"
_SEVERAL = re.compile(rf"[^()]*?{_MORE}{_TOLD_BESIDE}[^%()]*\d\s*(?:%|percent)", re.IGNORECASE)  # 71% reading, 65% math
_ANOTHER = re.compile(r"[\s,;/()]*(?:and|vs\.?|then|to|->|,|;|/)\W*\d{2,}")  # 412 (2013), 430 (2015)
_NOT_TYPED = {"date": "a date, so the spreadsheet may have changed it", "formula": "a formula without a value"}
_CLASSES = re.compile(r"(\d+) (?:class(?:es|rooms)?|sections?) of (?:about )?(\d+)", re.IGNORECASE)


def read_outcomes(answer: Answer, profile: Profile, state: str) -> Story:
    """Fill `answer.outcomes`; the story says which other kinds of statements the answer makes."""
    blocks = sorted(
        {int(name.partition(".")[2] or 1) for name in answer.fields if name.partition(".")[0] in OUTCOME_FIELDS}
    )
    whole = Story()
    shells = [(_block(answer, number, whole), number) for number in blocks]
    answer.outcomes = [shell for shell, _ in shells if shell.stated]
    fallback = next((shell for shell, _ in shells if not (shell.stated and shell.no_outcome)), Outcome())
    for cell in answer.fields.get("results", []):
        if not cell.raw.strip():
            continue
        told = _told(answer, cell, profile, state, fallback)
        whole.kinds |= told.kinds
        if not any(shell.stated and not shell.no_outcome for shell, _ in shells):
            answer.outcomes += told.outcomes
    for outcome in answer.outcomes:
        _fill_up(outcome, answer, profile)
    return whole


def _told(answer: Answer, cell: Cell, profile: Profile, state: str, fallback: Outcome) -> Story:
    story = read_story(outcome_text(cell.raw, profile), state=state, topic=fallback.measure)
    if not story.outcomes and fallback.measure and (alone := read_quantity(cell.raw)) and not alone.rest.strip():
        story.outcomes = [Outcome(measure=fallback.measure, followup=alone, raw=cell.raw)]
    for outcome in story.outcomes:
        published = bool(profile.publication) and not doubtful(outcome.words)
        outcome.raw = one_line(outcome.words) if published else safe_span(outcome.raw)
        outcome.origins = [Origin("results", cell.column, outcome.raw)]
        for name in _FROM_ITS_QUESTIONS:
            setattr(outcome, name, getattr(outcome, name) or getattr(fallback, name))
    return story


def outcome_text(raw: str, profile: Profile) -> str:
    """The clauses of a coded results cell that claim an outcome; all of it where there is no code."""
    if not profile.results.coded:
        return raw
    return "; ".join(clause for clause in raw.split(";") if clause_kind(clause, profile) == "outcome")


def clause_kind(clause: str, profile: Profile) -> str:
    """What a clause of the code is: none, unavailable, not-outcome or outcome."""
    text, code = plain(clause).casefold().strip(), profile.results
    tail = text.partition(":")[2].strip()
    if any(text.startswith(prefix.casefold()) for prefix in code.none):
        return "none"
    if any(part.startswith(prefix.casefold()) for prefix in code.unavailable for part in (text, tail)):
        return "unavailable"
    return "not-outcome" if any(text.startswith(prefix.casefold()) for prefix in code.not_outcome) else "outcome"


def _block(answer: Answer, number: int, story: Story) -> Outcome:
    """The figures asked for one outcome; source, group and the like may be asked once for all."""
    tail = "" if number == 1 else f".{number}"
    cells = {
        name: answer.cell(name + tail) or (answer.cell(name) if name in _ONCE else None) for name in OUTCOME_FIELDS
    }
    outcome = Outcome()
    if measure := cells["measure"]:
        outcome.measure, question = read_metric(measure.raw)
        outcome.measure_words = "" if doubtful(measure.raw) else one_line(measure.raw, 60)
        if not outcome.measure:
            outcome.asks["measure"] = question or "which measure is it, with which test and in which subject?"
    _values(outcome, {name: cells[name] for name in _FIGURES}, story)
    _periods(outcome, cells)
    outcome.n_unpublished = any(says_unpublished(cell.raw) for cell in answer.fields.get("n" + tail, []))
    _count(outcome, cells["n"])
    outcome.few = any(says_few(cell.raw) for cell in answer.fields.get("n" + tail, [])) or _in_passing(cells)
    _words(outcome, cells)
    outcome.no_outcome = _no_outcome(outcome, cells["measure"])
    outcome.raw = "; ".join(f"{one.what} {one.raw}" for one in outcome.origins if one.what in _FIGURES)
    return outcome


def _periods(outcome: Outcome, cells: dict[str, Cell | None]) -> None:
    for name in _PERIODS:
        cell = cells[name]
        if cell is not None and not getattr(outcome, name):
            value, doubt = read_period(cell.raw)
            setattr(outcome, name, value)
            if doubt and not value:
                outcome.asks["period"] = doubt
            outcome.origins.append(Origin(name, cell.column, safe_span(cell.raw, 60)))


def _words(outcome: Outcome, cells: dict[str, Cell | None]) -> None:
    texts = {name: cell.raw if cell else "" for name, cell in cells.items()}
    outcome.group = read_group(texts["group"] or outcome.measure_words)
    if asked := group_question(texts["group"] or outcome.measure_words):
        outcome.asks["group"] = asked
    if WIDE.search(outcome.measure_words) and not texts["arm"] and outcome.comparison is None:
        outcome.whose = "state"
    outcome.instrument = "" if doubtful(texts["instrument"]) else one_line(texts["instrument"], 100)
    outcome.arm = read_arm(texts["arm"])
    outcome.covers = read_covers(texts["covers"])
    outcome.unit = _unit(texts["unit"]) if texts["unit"] else outcome.unit
    outcome.source = safe_url(texts["source"])


def _unit(raw: str) -> str:
    text = plain(raw).casefold()
    if "point" in text or text == "pp":
        return "points"
    if "%" in text or "percent" in text:
        return "percent"
    if "percentile" in text:
        return "percentile"
    if "scale" in text or "rit" in text.split():
        return "scale-score"
    return "raw-score" if "score" in text else ""


def _values(outcome: Outcome, cells: dict[str, Cell | None], story: Story) -> None:
    filled = [name for name, cell in cells.items() if cell]
    for name, cell in cells.items():
        if cell is None:
            continue
        outcome.origins.append(Origin(name, cell.column, safe_span(cell.raw)))
        if cell.kind in _NOT_TYPED:
            outcome.asks["value"] = f"{name}: the cell holds {_NOT_TYPED[cell.kind]}; what was the value?"
            continue
        alone = name != "comparison" and len({*filled} - {"comparison"}) == 1
        if alone and (pair := read_pair(cell.raw)):
            outcome.baseline, outcome.followup = pair.baseline, pair.followup
            outcome.baseline_period, outcome.followup_period = pair.baseline_period, pair.followup_period
        elif name == "change":
            outcome.change = read_change(cell.raw, typed=True)
        else:
            _one_value(outcome, name, cell, story)


def _one_value(outcome: Outcome, name: str, cell: Cell, story: Story) -> None:
    text = plain(cell.raw)
    periods = find_periods(text)
    for period in reversed(periods):
        text = (text[: period.start] + text[period.end :]).strip(" ,:;()") or text
    quantity = read_quantity(text)
    if quantity is None:
        told = read_story(cell.raw)
        story.kinds |= told.kinds or {"words"}
        if len(told.outcomes) == 1:
            quantity = told.outcomes[0].followup
            outcome.change = told.outcomes[0].change or outcome.change
        if quantity is None and outcome.change is None:
            outcome.asks["value"] = f"{name}: the answer is in words; what was the value?"
    if quantity is not None:
        doubt = quantity.doubt or ("several values in one cell" if _SEVERAL.match(quantity.rest) else "")
        setattr(outcome, name, replace(quantity, raw=safe_span(cell.raw), doubt=doubt))
        if len(periods) == 1 and name in ("baseline", "followup"):
            setattr(outcome, f"{name}_period", periods[0].period)


def _count(outcome: Outcome, cell: Cell | None) -> None:
    if cell is None:
        return
    if match := _CLASSES.match(plain(cell.raw)):
        outcome.n = Quantity(safe_span(cell.raw), float(int(match[1]) * int(match[2])), "approximate")
        return
    quantity = None if is_no_answer(cell.raw) or cell.kind == "date" else read_quantity(cell.raw)
    if quantity and quantity.unit == "" and not NOT_STUDENTS.match(quantity.rest):
        letters = LETTERS if LETTERS_FOR_DIGITS.fullmatch(plain(cell.raw).strip()) else ""
        doubt = quantity.doubt or letters or (SEVERAL if _ANOTHER.match(blank_out(quantity.rest)) else "")
        outcome.n = replace(quantity, raw=safe_span(cell.raw), doubt=doubt)
        outcome.origins.append(Origin("n", cell.column, safe_span(cell.raw)))


def _in_passing(cells: dict[str, Cell | None]) -> bool:
    """True if another cell than the one for it says that the students are few."""
    return any(
        mentions_few(cell.raw, prose=name not in _LEVELS) or (name in _LEVELS and counts_few(cell.raw))
        for name, cell in cells.items()
        if cell is not None and name not in ("n", "source")
    )


def _no_outcome(outcome: Outcome, measure: Cell | None) -> str:
    """The kind of what is measured, if it is nothing of students; where no measure is named, the figures may tell."""
    named = measure.raw if measure else ""
    change = outcome.change.amount if outcome.change else None
    figures = [part for part in (outcome.baseline, outcome.followup, outcome.comparison, change) if part]
    kind = no_outcome(named)
    if kind or outcome.measure:
        return kind
    if any(figure.unit == "usd" for figure in figures):
        return INPUT
    return next((kind for figure in figures if (kind := no_outcome(f"{named} {figure.rest}"))), "")


def _fill_up(outcome: Outcome, answer: Answer, profile: Profile) -> None:
    """What the whole answer or the profile says about every figure."""
    if not outcome.source and (cell := answer.cell("source")):
        outcome.source = safe_url(cell.raw)
    if profile.publication.get("n") == "not-published" and outcome.n is None:
        outcome.n_unpublished = True
    if outcome.measure in METRICS and outcome.arm == "program":
        outcome.arm = ""
