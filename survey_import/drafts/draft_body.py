"""The lines of a draft: what was said, each with its column and its words, and what was held back or left open."""

from __future__ import annotations

import json
import re

from proofpoints.model import MINIMUM
from survey_import.answer import READY, Answer, Cell
from survey_import.drafts.figures import SOURCE
from survey_import.people.beside import doubt_about
from survey_import.people.persons import doubtful
from survey_import.people.spans import safe_span, safe_url
from survey_import.places import read_choices, read_level, read_state
from survey_import.questions.mapping import Profile
from survey_import.values.group_sizes import says_few
from survey_import.values.periods import read_grades, read_period
from survey_import.values.quantities import RANGE, read_quantity, tidy
from survey_import.values.text import one_line, plain

_PROSE = ("description", "goal", "implementation", "challenges", "lessons", "comments", "results")
_NO_TEXTS = ("true", "false", "yes", "no", "on", "off", "null")  # in YAML
PASSES = "# Its figures pass the gate."


def body_lines(answer: Answer, slug: str, profile: Profile, held: set[int]) -> list[str]:
    """The draft below its mark; `held`: columns in which something personal was removed."""
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
    """Where a value stands and what was typed; `whole` only for cells that `doubt_about` has passed."""
    if not cell.column:
        return "  # from the profile of the import"
    return f"  # column {cell.column}: {_quoted(one_line(cell.raw if whole else safe_span(cell.raw), 80))}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _read_from(cell: Cell) -> str:
    """Where a word of our list was read, without what else was typed there."""
    return f"  # column {cell.column}" if cell.column else _from(cell)


def _who(answer: Answer) -> list[str]:
    lines = ["who:", *_short(answer, "name", 2)]
    if (cell := answer.cell("level")) and (level := read_level(cell.raw)):
        lines.append(f"  level: {level}{_read_from(cell)}")
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
    lines = _short(answer, "program", 2) + _choices(answer, "models")
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
    if why := doubt_about(answer, name):
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
    value, raw = quantity.value, _quoted(safe_span(one_line(cell.raw, 80)))
    if says_few(cell.raw) or any(part is not None and part < MINIMUM for part in (value, quantity.low)):
        return [f"  # {name}: column {cell.column} is withheld, because it may be a number below {MINIMUM}."]
    if quantity.qualifier == RANGE or value is None or quantity.doubt or value != int(value) or quantity.unit:
        return [f"  # {name}: column {cell.column} says {raw}; which number is right?"]
    period = read_period(cell.raw)[0]
    lines = [f"  {name}:", f"    - value: {tidy(value)}  # column {cell.column}: {raw}"]
    lines += [f"      year: {scalar(period)}"] if period and " to " not in period else []
    lines.append(f"      source: {SOURCE}")
    notes = {"approximate": "About.", "at-least": "At least.", "at-most": "At most."}
    return [*lines, *([f"      note: {notes[quantity.qualifier]}"] if quantity.qualifier in notes else [])]


def _choices(answer: Answer, name: str) -> list[str]:
    cell = answer.cell(name)
    if cell is None:
        return []
    found = read_choices(cell.raw, name)
    raw = _quoted(safe_span(one_line(cell.raw, 80)))
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
                f"  # Column {column} says {_quoted(one_line(outcome.raw, 120))}; it lacks {', '.join(outcome.asks)}."
            )
    return lines


def _source(answer: Answer, profile: Profile) -> list[str]:
    url = next((outcome.source for outcome in answer.outcomes if outcome.source), "") or safe_url(answer.text("source"))
    publisher = profile.publication.get("publisher", "")
    name = "" if doubt_about(answer, "name") else one_line(plain(answer.text("name")), 200)
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
    plain_text = re.fullmatch(r"[A-Za-z][A-Za-z .,'()/&+-]*[A-Za-z.)]", text)
    return text if plain_text and text.casefold() not in _NO_TEXTS else _quoted(text)
