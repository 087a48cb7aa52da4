"""An answer to a draft case: YAML with where each value comes from, and its rows. What was not said stays out.

Prose of respondents is never copied: it may name people, and a case is told in our own words. The draft says where it
stands in the export.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from proofpoints.columns import EFFECTS, OUTCOMES
from proofpoints.descriptor import descriptor_text, make_descriptor
from proofpoints.model import MINIMUM
from survey_import.answer import READY, Answer, Cell
from survey_import.csvtext import csv_text
from survey_import.figures import SOURCE, csv_rows, rows_of
from survey_import.mapping import Profile
from survey_import.persons import doubtful
from survey_import.places import read_choices, read_level, read_state
from survey_import.spans import safe_span, safe_url
from survey_import.values.periods import read_grades, read_period
from survey_import.values.quantities import RANGE, read_quantity, tidy
from survey_import.values.text import one_line, plain

_PROSE = ("description", "goal", "implementation", "challenges", "lessons", "comments", "results")
_MARK = "# survey-import:"
PASSES = "# Its figures pass the gate."


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
    files = {f"{folder}/outcomes.csv": csv_text([OUTCOMES.header, *csv_rows("outcomes", outcomes)])}
    if effects:
        files[f"{folder}/effects.csv"] = csv_text([EFFECTS.header, *csv_rows("effects", effects)])
    body = "\n".join(_body(answer, slug, profile, held)) + "\n"
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
    if doubtful(answer.text("name")) or not name:
        name = "answer"
    base = "-".join(part for part in (name[:60].strip("-"), "" if name.endswith(f"-{state}") else state) if part)
    program = "" if doubtful(answer.text("program")) else _ascii(answer.text("program"))[:18].strip("-")
    yield base
    if program:
        yield f"{base}-{program}"
    yield from (f"{base}-{number}" for number in range(2, 1_000_000))


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", plain(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\([^)]*\)", " ", folded.replace("'", "")).casefold()).strip("-")


def _body(answer: Answer, slug: str, profile: Profile, held: set[int]) -> list[str]:
    lines = [
        f"# Draft made from {one_line(answer.file)}, record {answer.record}. It waits in "
        f"cases/drafts/ until a person has completed it.",
        "# What it still lacks: `python build_site.py check` names each part.",
    ]
    lines += [PASSES] if answer.content == READY else []
    lines += [f"# To ask: {one_line(reason, 200)}" for reason in answer.reasons if not reason.startswith("ready")]
    lines += _who(answer) + _what(answer)
    lines += ["result:", f"  dataset: {slug}", *_unused(answer), "sources:", *_source(answer, profile)]
    prose = [cell for name in _PROSE for cell in answer.fields.get(name, []) if cell.raw.strip()]
    lines += [
        f"# Column {cell.column} holds {len(cell.raw.split())} words of free text. Read it in the "
        f"export, and tell it in your own words."
        for cell in prose
    ]
    lines += [f"# Column {column}: something personal was removed there." for column in sorted(held)]
    return lines


def _from(cell: Cell, *, whole: bool = False) -> str:
    """Where a value stands and what was typed; `whole` only for cells that `doubtful` has passed."""
    return (
        f"  # column {cell.column}: "
        f"{json.dumps(one_line(cell.raw if whole else safe_span(cell.raw), 80), ensure_ascii=False)}"
        if cell.column
        else "  # from the profile of the import"
    )


def _who(answer: Answer) -> list[str]:
    lines = ["who:", *_short(answer, "name", 2)]
    if (cell := answer.cell("level")) and (level := read_level(cell.raw)):
        lines.append(f"  level: {level}{_from(cell)}")
    place = []
    if (cell := answer.cell("state")) and (state := read_state(cell.raw)):
        place.append(f"    state: {scalar(state)}{_from(cell, whole=True)}")
    place += _short(answer, "city", 4)
    if (cell := answer.cell("nces_lea_id")) and re.fullmatch(r"\d{7}", cell.raw.strip()):
        place.append(f"    nces_lea_id: {scalar(cell.raw.strip())}{_from(cell)}")
    lines += ["  place:", *place] if place else []
    lines += _grades(answer, "grades")
    for name in ("enrollment", "students_served"):
        lines += _facts(answer, name)
    return lines


def _what(answer: Answer) -> list[str]:
    lines = _short(answer, "program", 2)
    for name in ("models",):
        lines += _choices(answer, name)
    if (cell := answer.cell("launched")) and (period := read_period(cell.raw)[0]) and " to " not in period:
        lines.append(f"  launched: {scalar(period)}{_from(cell)}")
    lines += _grades(answer, "program_grades")
    lines += _choices(answer, "subjects")
    items = [
        (item.strip(), cell) for cell in answer.fields.get("products", []) for item in re.split(r"[;,\n]", cell.raw)
    ]
    items = [
        (item, cell)
        for item, cell in items
        if 2 < len(item) <= 100 and not doubtful(item) and not re.search(r"unavailable|none|n/a|determined", item, re.I)
    ]
    if items:
        lines += [
            "  products:",
            *(f"    - {scalar(one_line(item))}  # column {cell.column}" for item, cell in items[:20]),
        ]
    lines = ["what:", *lines] if lines else []
    if (cell := answer.cell("motivations")) and (found := read_choices(cell.raw, "motivations")):
        lines += ["why:", f"  motivations: [{', '.join(found)}]  # column {cell.column}"]
    return lines


def _short(answer: Answer, name: str, indent: int) -> list[str]:
    cell = answer.cell(name)
    if cell is None:
        return []
    if why := doubtful(cell.raw):
        return [f"{' ' * indent}# {name}: column {cell.column} is held back, because {why}."]
    return [f"{' ' * indent}{name}: {scalar(one_line(plain(cell.raw), 300))}{_from(cell, whole=True)}"]


def _grades(answer: Answer, name: str) -> list[str]:
    cell = answer.cell(name)
    grades, doubt = read_grades(cell.raw, cell.kind) if cell else ("", "")
    if cell is None or not grades:
        return []
    return [f"  grades: {scalar(grades)}{_from(cell)}{f' ({doubt})' if doubt else ''}"]


def _facts(answer: Answer, name: str) -> list[str]:
    cell = answer.cell(name)
    quantity = read_quantity(cell.raw) if cell and cell.kind != "date" else None
    if cell is None or quantity is None:
        return []
    value, raw = quantity.value, safe_span(one_line(cell.raw, 80))
    small = [part for part in (value, quantity.low) if part is not None and part < MINIMUM]
    if small:
        return [f"  # {name}: column {cell.column} is withheld, because it is a number below {MINIMUM}."]
    if quantity.qualifier == RANGE or value is None or quantity.doubt or value != int(value) or quantity.unit:
        return [f"  # {name}: column {cell.column} says {json.dumps(raw, ensure_ascii=False)}; which number is right?"]
    period = read_period(cell.raw)[0]
    lines = [f"  {name}:", f"    - value: {tidy(value)}  # column {cell.column}: {json.dumps(raw, ensure_ascii=False)}"]
    lines += [f"      year: {scalar(period)}"] if period and " to " not in period else []
    lines.append(f"      source: {SOURCE}")
    notes = {"approximate": "About.", "at-least": "At least.", "at-most": "At most."}
    return [*lines, *([f"      note: {notes[quantity.qualifier]}"] if quantity.qualifier in notes else [])]


def _choices(answer: Answer, name: str) -> list[str]:
    cell = answer.cell(name)
    if cell is None:
        return []
    found = read_choices(cell.raw, name)
    raw = json.dumps(safe_span(one_line(cell.raw, 80)), ensure_ascii=False)
    if not found:
        return [f"  # {name}: column {cell.column} names none of our terms: {raw}"]
    return [f"  {name}: [{', '.join(found)}]  # column {cell.column}: {raw}"]


def _unused(answer: Answer) -> list[str]:
    """Figures that can't stand in a row yet, so that they are not lost."""
    lines = []
    for outcome in answer.outcomes:
        if outcome.asks and outcome.raw:
            column = outcome.origins[0].column if outcome.origins else 0
            lines.append(
                f"  # Column {column} says "
                f"{json.dumps(one_line(outcome.raw, 120), ensure_ascii=False)}; it lacks {', '.join(outcome.asks)}."
            )
    return lines


def _source(answer: Answer, profile: Profile) -> list[str]:
    url = next((outcome.source for outcome in answer.outcomes if outcome.source), "") or safe_url(answer.text("source"))
    publisher = profile.publication.get("publisher", "")
    name = "" if doubtful(answer.text("name")) else one_line(plain(answer.text("name")), 200)
    if publisher:
        title, owner = f"Profile of {name or 'a school'}", publisher
    else:
        title = f"Answer to the survey {profile.title or profile.name}, record {answer.record}"
        owner = name
    lines = [f"  {SOURCE}:", f"    title: {scalar(title[:290])}"]
    lines += [f"    publisher: {scalar(owner)}"] if owner else []
    lines += [f"    url: {scalar(url)}"] if url else []
    return [*lines, "    read: part"]


def scalar(text: str) -> str:
    """A text as a YAML scalar that any reader takes for text."""
    if re.fullmatch(r"[A-Za-z][A-Za-z .,'()/&+-]*[A-Za-z.)]", text) and text.casefold() not in (
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "null",
    ):
        return text
    return json.dumps(text, ensure_ascii=False)
