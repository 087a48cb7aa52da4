"""The import as one value: exports in, answers with verdicts out. Privacy first, repeats last; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from survey_import.answer import CLASSES, NEEDS, NOT_ANSWER, READY, Answer
from survey_import.people.beside import doubt_about
from survey_import.people.masking import REMOVED
from survey_import.people.persons import doubtful
from survey_import.people.privacy import Guard, clean_export
from survey_import.questions.mapping import Profile, match_columns
from survey_import.repeats import answer_key, best_of, find_repeats
from survey_import.reporting.funnel import programs_of
from survey_import.reporting.ledger import mark_records
from survey_import.response import Export
from survey_import.triage import build_answer

DOUBT = "it may hold a person's name, so it is held back"
_SHORT = ("name", "program", "city", "instrument", "measure")


@dataclass
class Result:
    """All answers of an import and what a person should know about its reading."""

    answers: list[Answer] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unmapped: list[tuple[str, int, str]] = field(default_factory=list)  # file, column, heading
    held: list[tuple[str, int, int, str]] = field(default_factory=list)
    tools: dict[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """Answers by class; they add up to the rows of the exports."""
        counts = dict.fromkeys(CLASSES, 0)
        for answer in self.answers:
            counts[answer.kind] += 1
        return counts


def run_import(exports: list[Export], profile: Profile) -> Result:
    """Clean, read, judge and compare all records of the exports under one profile."""
    result, guard = Result(), Guard()
    mappings = []
    for export in exports:
        mapping, unmapped = match_columns(export, profile)
        personal = {index for index, name in mapping.items() if name == "personal"}
        clean_export(export, guard, personal)
        mappings.append({i: name for i, name in mapping.items() if name != "personal"})
        result.unmapped += [
            (export.file, export.columns[i].position, export.columns[i].heading)
            for i in unmapped
            if export.columns[i].role == "answer"
        ]
        result.notes += [f"{export.file}: {note}" for note in export.notes]
        result.tools[export.file] = export.tool
    for export, mapping in zip(exports, mappings, strict=True):
        first = len(result.answers)
        for record in export.records:
            answer = build_answer(export, record, mapping, profile)
            answer.key = answer_key(answer) if answer.kind != NOT_ANSWER else ""
            result.answers.append(answer)
            result.held += _doubts(answer)
            record.cells, record.key = [], ""  # nothing is kept longer than needed
        mark_records(result.answers[first:], profile)
    find_repeats(result.answers, profile)
    for answer in result.answers:
        answer.id_key = ""
    result.held = sorted({*result.held, *guard.held})
    return result


def _doubts(answer: Answer) -> list[tuple[str, int, int, str]]:
    """Short answers that are held back because they may name a person."""
    return [
        (answer.file, answer.record, cell.column, DOUBT)
        for name in _SHORT
        for cell in answer.fields.get(name, [])
        if cell.column
        and REMOVED not in cell.raw
        and (doubtful(cell.raw) or (cell is answer.cell(name) and doubt_about(answer, name)))
    ]


def to_draft(result: Result) -> list[Answer]:
    """For each program the answer to draft from; only ready ones and those that lack something."""
    chosen = [best_of(group) for group in programs_of(result.answers)]
    return [answer for answer in chosen if answer.content in (READY, NEEDS) and not _refuses(answer)]


def _refuses(answer: Answer) -> bool:
    return any(reason.startswith("consent:") for reason in answer.reasons)
