"""What may stand under a key that holds parts, as a person would type it: for the template and for hints."""

from __future__ import annotations

# a text between braces stands in quotes: without them a comma in it would end it
SENTENCES = ("text", "note", "says", "because")
FORMS = {
    "students_served": "- {value: 1210, year: 2013-14, source: S1}",
    "goal": '{text: "...", metric: graduation-rate, group: all-students, baseline: 70, target: 85, unit: percent, '
    "deadline: 2014-15, source: S1}",
    "implementation": '- {text: "...", source: S1}',
    "caveats": '- {text: "..."}',
    "locale": "{value: rural-fringe, year: 2014, source: S1}",
}
OR_NONE = ("students_served", "goal")  # keys that also take none-published


def form_of(key: str) -> str:
    """The forms a key accepts, as a sentence; empty for a key that is plain text."""
    if key not in FORMS:
        return ""
    said = f"Write {FORMS[key]}" if key not in OR_NONE else f"Write none-published, or {FORMS[key]}"
    return f"{said}."
