"""A result in the words of the terminal; a pure function, so that only the command prints."""

from __future__ import annotations

from collections import Counter

from survey_import.drafts.existing import NEW, REWRITTEN, SAME
from survey_import.questions.mapping import Profile
from survey_import.questions.suggestion import SURE, Suggestion
from survey_import.reporting.reports import LABELS
from survey_import.response import Export
from survey_import.run import Result


def told(result: Result, profile: Profile, note: str) -> str:
    """Counts, drafts, what was not used and what was held back."""
    lines = [f"{len(result.answers)} rows: {counts_line(result)}"]
    lines += [f"  {count:>5}  {kind:<16} {LABELS[kind]}" for kind, count in result.counts.items()]
    lines += _drafts(result)
    lines += [
        f"  warning: {file}, column {column} is mapped to no question and was not used: {heading[:60]}"
        for file, column, heading in result.unmapped
    ]
    lines += [f"  note: {line}" for line in result.notes]
    if result.held:
        lines.append(
            f"  {len(result.held)} cells held something personal, or what may be; it was removed or held back. "
            "A report lists their places (--report FILE.html)."
        )
    return "\n".join([*lines, *([note] if note else [])])


def _drafts(result: Result) -> list[str]:
    states = Counter(answer.draft for answer in result.answers if answer.draft)
    lines = ["Drafts: " + (", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "none")]
    if states[NEW]:
        lines.append("  Next: `python build_site.py check` says what each draft still lacks.")
    return lines + [
        f"  record {answer.record}: {answer.slug} is {answer.draft}; it was left as it is, compare it by hand"
        for answer in result.answers
        if answer.draft and answer.draft not in (NEW, SAME, REWRITTEN)
    ]


def counts_line(result: Result) -> str:
    """The classes that occur, with their counts."""
    return ", ".join(f"{count} {kind}" for kind, count in result.counts.items() if count)


def proposed(export: Export, found: list[Suggestion], rows: int) -> str:
    """The suggestions for an unknown export as a table."""
    lines = [
        f"{export.file}: {export.tool}, {rows} rows, {len(export.columns)} columns.",
        *(f"  note: {note}" for note in export.notes),
        "No profile says yet which column answers which question. Suggestions, out of 100 (?: please check):",
        "",
    ]
    for one in found:
        mark, column = "?" if one.score < SURE else " ", export.columns[one.index]
        heading = column.heading[:70] or "(no heading)"
        lines.append(f"  {mark} column {column.position:>3}  {one.field:<18} {one.score or '-':>3}  {heading}")
    return "\n".join(lines)


def next_steps(target: str, given: list[str], *, new: bool) -> str:
    """What to do with a suggested profile; `given`: the files and options of the command that suggested it."""
    run = f"python -m survey_import {' '.join(given)} --profile {target}"
    if not new:
        return f"\n{target} exists and was not changed.\nNext: {run}"
    return (
        f"\nWritten: {target}\nNext:\n"
        "  1. Open it in a text editor and look at every line; correct the field where the suggestion is wrong. The file "
        "says which\n     questions there are.\n"
        "  2. Write `confirmed: yes`.\n"
        f"  3. Run: {run}"
    )
