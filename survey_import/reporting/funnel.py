"""The funnel of a survey: counts only, how many records came in and what becomes of the programs they tell of."""

from __future__ import annotations

import json
from collections import Counter

from survey_import.answer import CLASSES, DUPLICATE, NEEDS, NONE, NOT_ANSWER, READY, UPDATE, Answer
from survey_import.questions.mapping import Profile
from survey_import.repeats import best_of

LACKS = {
    "measure": "what exactly was measured",
    "baseline": "a value before, or a comparison",
    "comparison": "who or what it is compared with",
    "follow-up": "an exact value after",
    "n": "the number of students",
    "period": "the school years",
    "source": "a source that can be cited",
    "unit": "the unit",
    "change": "points or percent",
    "value": "a value that can be read",
    "program": "figures of the program itself",
    "small-cell": "a figure of ten students or more",
    "not-seen": "the results section, which the collector could not read",
    "unfinished": "the end of the answer",
    "consent": "consent to publish",
}


def funnel(answers: list[Answer], profile: Profile) -> dict[str, object]:
    """How many rows came in, how many programs they tell of, and what becomes of those."""
    kinds = Counter(answer.kind for answer in answers)
    programs = [best_of(group) for group in programs_of(answers)]
    counts = Counter(answer.content for answer in programs)
    unseen = sum(answer.content == NEEDS and answer.lacks == ["not-seen"] for answer in programs)
    drafts = len({answer.slug for answer in answers if answer.slug})
    stages = [
        ("Rows in the export", len(answers), ""),
        (
            "Answers about different programs",
            len(programs),
            f"set apart: {kinds[NOT_ANSWER]} no answers, {kinds[DUPLICATE]} exact duplicates, {kinds[UPDATE]} repeats",
        ),
        *(
            [("Results part could be read", len(programs) - unseen, f"{unseen} profiles were collected without it")]
            if unseen
            else []
        ),
        (
            "Speak of outcomes of students",
            counts[READY] + counts[NEEDS] - unseen,
            f"{counts[NONE]} give no outcome data",
        ),
        ("Measurable as they are", counts[READY], _kept(drafts)),
    ]
    lacking = Counter(
        code
        for answer in programs
        if answer.content == NEEDS
        for code in dict.fromkeys(answer.lacks)
        if code != "not-seen"
    )
    ordered = sorted(lacking.items(), key=lambda one: (-one[1], one[0]))
    return {
        "title": profile.title or profile.name,
        "label": profile.label,
        "source": profile.source,
        "collected": profile.collected,
        "stages": [{"label": label, "count": count, "note": note} for label, count, note in stages],
        "lacking": [{"what": LACKS.get(code, code), "count": count} for code, count in ordered],
    }


def _kept(drafts: int) -> str:
    kept, them = ("1 is kept as a draft", "it") if drafts == 1 else (f"{drafts} are kept as drafts", "them")
    return f"the others lack something that can be asked for; {kept} until a person has completed {them}"


def programs_of(answers: list[Answer]) -> list[list[Answer]]:
    """The answers about each program together; what is no answer, or an exact copy, stands in none."""
    groups: dict[tuple[str, int], list[Answer]] = {}
    for answer in answers:
        if answer.kind in CLASSES and answer.kind not in (NOT_ANSWER, DUPLICATE):
            groups.setdefault(answer.repeats or (answer.file, answer.record), []).append(answer)
    return list(groups.values())


def funnel_text(funnel: dict[str, object]) -> str:
    """The file the site's survey page reads."""
    return json.dumps(funnel, indent=1, ensure_ascii=False) + "\n"
