"""From a result to the files of an import: its drafts, the funnel of the whole survey, and what was counted for it."""

from __future__ import annotations

import re
from pathlib import Path

from survey_import.answer import READY, UPDATE, Answer
from survey_import.drafts.draft import make_draft
from survey_import.drafts.existing import NEW, OLDER, REWRITTEN, SAME, address_for, draft_keys, state_of
from survey_import.questions.mapping import Profile
from survey_import.reporting.funnel import funnel, funnel_text
from survey_import.reporting.ledger import LEDGERS, Entry, add_file, counted, ledger_text, read_ledger
from survey_import.run import DOUBT, Result, to_draft
from survey_import.write import locked, write_all

FUNNELS = "survey_import/funnels"


def write_drafts(result: Result, profile: Profile, out: Path, keep: str, *, recount: bool) -> str:
    """Write all drafts and the funnel, or none of them; returns what to tell about the survey as a whole."""
    name = file_name(profile.name)
    with locked(out):
        past = None if recount else read_ledger(out, name)
        files = _drafts(result, profile, out, keep, past or [])
        entries = past or []
        for file in dict.fromkeys(answer.file for answer in result.answers):
            entries = add_file(entries, (one for one in result.answers if one.file == file), profile)
        answers = counted(entries, profile)
        text = funnel_text(funnel(answers, profile))
        if past is None and not recount and _counts_others(out / FUNNELS / f"{name}.json", text):
            write_all(out, files)
            return _UNKNOWN.format(funnel=f"{FUNNELS}/{name}.json", ledger=f"{LEDGERS}/{name}.json")
        files[f"{FUNNELS}/{name}.json"] = text
        files[f"{LEDGERS}/{name}.json"] = ledger_text(entries, profile)
        write_all(out, files)
    return _survey(len(past or []), entries, answers)


_UNKNOWN = (
    "  warning: {funnel} counts other exports of this survey, and {ledger}, which says which, is not here. The funnel "
    "was left as it is.\n    hint: give all exports of the survey in one command, with --recount."
)


def _counts_others(path: Path, text: str) -> bool:
    """True if there is a funnel that this import alone does not explain."""
    return path.is_file() and path.read_text("utf-8", errors="replace") != text


def _survey(before: int, entries: list[Entry], answers: list[Answer]) -> str:
    if not before:
        return ""
    repeats = sum(answer.kind == UPDATE for answer in answers)
    return (
        f"Survey so far: {len(entries)} rows of all imports, {before} of them known before; {repeats} repeat an earlier "
        "program. The funnel counts each row once."
    )


def _drafts(result: Result, profile: Profile, out: Path, keep: str, past: list[Entry]) -> dict[str, str]:
    known = {entry.id_mark: entry.slug for entry in past if entry.id_mark and entry.slug} | draft_keys(out)
    outdated = {mark for entry in past for mark in entry.before}
    held: dict[tuple[str, int], set[int]] = {}
    for file, record, column, kind in result.held:
        if kind != DOUBT:
            held.setdefault((file, record), set()).add(column)
    files: dict[str, str] = {}
    taken: set[str] = set()
    for answer in to_draft(result):
        if not _wanted(answer, keep):
            continue
        slug = known.get(answer.mark) or known.get(answer.id_mark) or address_for(out, answer, taken)
        draft = (
            None if slug in taken else make_draft(answer, slug, profile, held.get((answer.file, answer.record), set()))
        )
        taken.add(slug)
        if draft is None:
            continue
        answer.slug, answer.draft = slug, state_of(out, draft)
        if answer.mark in outdated and answer.draft != SAME:
            answer.draft = OLDER
        if answer.draft in (NEW, REWRITTEN):
            files |= draft.files
    return files


def _wanted(answer: Answer, keep: str) -> bool:
    near = len(answer.lacks) <= 1 and not {"baseline", "program", "follow-up"} & set(answer.lacks)
    return keep == "all" or answer.content == READY or (keep == "near" and near)


def file_name(text: str) -> str:
    """A name fit for a file, whatever a profile says."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60] or "survey"
