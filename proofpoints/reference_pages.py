"""The pages of docs/ that are made from the vocabulary, the columns and the rules, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from proofpoints.columns import TABLES, Column
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
    """Every rule with why it is there, a bad and a good example."""
    parts = [
        "---\ntitle: Rules\ndescription: What a case must keep to, why, and how to mend it.\n---",
        MADE,
        "# Rules",
        "`python build_site.py check` names the rule in brackets at the end of each message. A hint says what to do next.",
    ]
    for rule in RULES:
        first, _, rest = (rule.__doc__ or "").strip().partition("\n\n")
        parts += [f"## {rule.ID}", first.replace("\n", " "), _sections(rest)]
    return "\n\n".join(parts) + "\n"


def _sections(text: str) -> str:
    """Why, Bad and Good of a docstring; examples are already indented as code."""
    lines = []
    for line in text.split("\n"):
        word, colon, rest = line.partition(":")
        known = colon and (word in ("Why", "Bad") or word.startswith("Good"))
        lines.append(f"**{word}:**{rest}" if known else line)
    return "\n".join(lines)
