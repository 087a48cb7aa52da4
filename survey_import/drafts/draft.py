"""An answer to a draft case: YAML with where each value comes from, and its rows. What was not said stays out.

Prose of respondents is never copied: it may name people, and a case is told in our own words. The draft says where it
stands in the export.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from proofpoints.columns import EFFECTS, OUTCOMES
from proofpoints.reading.descriptor import descriptor_text, make_descriptor
from survey_import.answer import READY, Answer
from survey_import.drafts.draft_body import body_lines
from survey_import.drafts.figures import rows_of, table_text
from survey_import.people.beside import doubt_about
from survey_import.places import read_state
from survey_import.questions.mapping import Profile
from survey_import.values.text import plain

_MARK = "# survey-import:"


@dataclass(frozen=True)
class Draft:
    """The files of a draft by path below the root, and its address."""

    slug: str
    answer_key: str
    files: dict[str, str]
    passes: bool  # its figures pass the gate


def make_draft(answer: Answer, slug: str, profile: Profile, held: set[int]) -> Draft | None:
    """The draft of an answer; None if it states no figure that can stand in a row. `held`: columns with removals."""
    outcomes, effects = rows_of(answer)
    if not outcomes and not effects:
        return None
    tables = [OUTCOMES, *([EFFECTS] if effects else [])]
    folder = f"datasets/{slug}"
    files = {f"{folder}/outcomes.csv": table_text(OUTCOMES, outcomes)}
    if effects:
        files[f"{folder}/effects.csv"] = table_text(EFFECTS, effects)
    body = "\n".join(body_lines(answer, slug, profile, held)) + "\n"
    mark = f"{_MARK} answer {answer.mark}, text {text_hash(body, files)}"
    files[f"cases/drafts/{slug}.yml"] = f"# yaml-language-server: $schema=../case.schema.json\n{mark}\n{body}"
    title = f"Figures of the answer of {slug.replace('-', ' ')}"
    files[f"{folder}/datapackage.json"] = descriptor_text(make_descriptor(slug, title, tables))
    return Draft(slug, answer.mark, files, answer.content == READY)


def text_hash(body: str, files: dict[str, str]) -> str:
    """A hash of what was written, to notice later that a person has edited it."""
    parts = [body, *(text for name, text in sorted(files.items()) if name.endswith(".csv"))]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def read_mark(text: str) -> tuple[str, str, str]:
    """Answer key and text hash of a draft of ours, and its body; empty keys for any other file."""
    lines = text.split("\n", 2)
    match = re.fullmatch(rf"{_MARK} answer (\w+), text (\w+)", lines[1]) if len(lines) == 3 else None
    return (match[1], match[2], lines[2]) if match else ("", "", text)


def addresses(answer: Answer) -> Iterator[str]:
    """Slugs to try: name and state of the place, then also the program, then numbers."""
    name, state = _ascii(answer.text("name")), read_state(answer.text("state")).lower()
    if doubt_about(answer, "name") or not name:
        name = "answer"
    base = "-".join(part for part in (name[:60].strip("-"), "" if name.endswith(f"-{state}") else state) if part)
    program = "" if doubt_about(answer, "program") else _ascii(answer.text("program"))[:18].strip("-")
    yield base
    if program:
        yield f"{base}-{program}"
    yield from (f"{base}-{number}" for number in range(2, 1_000_000))


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", plain(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\([^)]*\)", " ", folded.replace("'", "")).casefold()).strip("-")
