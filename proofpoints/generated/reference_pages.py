"""The pages of docs/ that are made from the vocabulary, the columns and the rules, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from proofpoints.columns import TABLES, Column
from proofpoints.lessons.lesson import Lesson, lesson_of, lesson_page
from proofpoints.lessons.reading_rules import READING_RULES
from proofpoints.rules import RULES
from proofpoints.vocabulary import (
    ARMS,
    CONTRASTS,
    COVERS,
    DESIGNS,
    EFFECT_UNITS,
    GROUPS,
    LEVELS,
    LOCALES,
    METRICS,
    MODELS,
    MOTIVATIONS,
    N_SCOPES,
    QUALIFIERS,
    READINGS,
    RECORDERS,
    ROLES,
    SIGNIFICANCE,
    SUBJECTS,
    UNITS,
    Term,
)

MADE = "<!-- Made by `python build_site.py schema`; edit the vocabulary or the rules, not this file. -->"
LISTS: tuple[tuple[str, Mapping[str, Term]], ...] = (
    ("Measures (metric)", METRICS),
    ("Student groups (group)", GROUPS),
    ("Whose figure (arm)", ARMS),
    ("Whom it covers (covers)", COVERS),
    ("Units of outcomes.csv (unit)", UNITS),
    ("Units of effects.csv (unit)", EFFECT_UNITS),
    ("How exact (qualifier)", QUALIFIERS),
    ("What n counts (n_scope)", N_SCOPES),
    ("Significance (significant)", SIGNIFICANCE),
    ("Kinds of difference (contrast)", CONTRASTS),
    ("Designs (doubt.design), strongest first", DESIGNS),
    ("Models (what.models)", MODELS),
    ("Subjects (what.subjects)", SUBJECTS),
    ("Motivations (why.motivations)", MOTIVATIONS),
    ("Roles (how.voices)", ROLES),
    ("Levels (who.level)", LEVELS),
    ("NCES locales (who.place.locale)", LOCALES),
    ("How much was read (sources.read)", READINGS),
    ("Who transcribed or checked (record)", RECORDERS),
)


def vocabulary_page() -> str:
    """Every list of allowed values, and the columns of both files."""
    parts = [
        "---\ntitle: Vocabulary\ndescription: Every allowed value of a case and its dataset, with its meaning.\n---",
        MADE,
        "# Vocabulary",
        "What may stand in a case and its dataset. A value outside these lists is refused, and the "
        "message names the nearest one.",
    ]
    for table in TABLES.values():
        parts += [f"## Columns of {table.name}.csv", f"One row is {table.row}."]
        parts.append(_table(("Column", "Must be filled", "Meaning"), [_column(column) for column in table.columns]))
    for title, terms in LISTS:
        rows = [(f"`{term.id}`", term.label, term.definition) for term in terms.values()]
        parts += [f"## {title}", _table(("Write", "Reads as", "Meaning"), rows)]
    return "\n\n".join(parts) + "\n"


def _column(column: Column) -> tuple[str, str, str]:
    return f"`{column.name}`", "yes" if column.required else "no", column.description


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def rules_page() -> str:
    """Every rule with its first sentence, and the address of its page."""
    reading = [lesson for lesson in lessons() if lesson.id not in {rule.ID for rule in RULES}]
    content = [lesson for lesson in lessons() if lesson not in reading]
    parts = [
        "---\ntitle: Rules\ndescription: What a case must keep to, why, and how to mend it.\n---",
        MADE,
        "# Rules",
        "`python build_site.py check` names the rule in brackets at the end of each message, and the page that explains it.",
        "## What a case says",
        _lesson_table(content),
        "## How files are written",
        _lesson_table(reading),
    ]
    return "\n\n".join(parts) + "\n"


def rule_pages() -> dict[str, str]:
    """A page for each rule, by its path below the root."""
    return {lesson.page: lesson_page(lesson) for lesson in lessons()}


def lessons() -> list[Lesson]:
    """What is taught about every rule, in the order in which it is explained."""
    return [*(lesson_of(rule.ID, rule.__doc__ or "") for rule in RULES), *READING_RULES]


def _lesson_table(found: list[Lesson]) -> str:
    return _table(("Rule", "What must hold"), [(f"[{one.id}](rules/{one.id}.md)", one.what) for one in found])
