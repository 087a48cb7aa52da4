"""One result to its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from markupsafe import Markup

from proofpoints.analyse import Judged, Result
from proofpoints.brief import brief, rows_behind
from proofpoints.charts.exhibit import Exhibit
from proofpoints.evidence.series import UNSTATED_INSTRUMENT
from proofpoints.evidence.verdict import LABELS
from proofpoints.model import Case, Caveat, Cost, Fact, Item, Voice
from proofpoints.pages.citation import citation
from proofpoints.pages.facts import review_facts
from proofpoints.pages.figures import figures, measure_tables
from proofpoints.pages.page import Page, render
from proofpoints.pages.piece import Piece, joined
from proofpoints.pages.prose import inline, paragraphs, source_links
from proofpoints.pages.searchtext import search_text
from proofpoints.pages.sources import source_list
from proofpoints.vocabulary import (
    DESIGNS,
    GROUPS,
    LEVELS,
    LOCALES,
    MODELS,
    MOTIVATIONS,
    ROLES,
    STATES,
    SUBJECTS,
)
from proofpoints.words import (
    covers_text,
    interval_text,
    measure_text,
    number,
    row_text,
    sentence,
    signed,
    students_behind,
)

_ITEM = Piece("<li>{{ text }} {{ sources }}</li>")


@dataclass(frozen=True)
class Answer:
    """A headline result as the page says it."""

    sentence: str
    rows: str
    direction: str
    label: str
    because: str
    students: str
    covers: str
    interval: str
    effect_size: str


def case_page(result: Result, drawn: dict[str, str], base: str = "", year: str = "") -> Page:
    """The page of one case. `drawn`: SVG of every chart by key; `base`, `year`: address of the site and its year, if known."""
    case, package = result.case, result.package
    path = f"cases/{result.slug}/"

    def say(text: str) -> Markup:
        return inline(text, package)

    def tell(text: str) -> Markup:
        return paragraphs(text, package)

    def items(told: Iterable[Caveat | Cost | Item | Voice]) -> Markup:
        return joined(_ITEM.fill(text=inline(one.text, package), sources=source_links(one.source)) for one in told)

    body = render(
        "case.html",
        path,
        up="../" * path.count("/"),  # before each address: many links, and a call for each takes longer than the words
        case=case,
        result=result,
        place=_place(case),
        labels=_labels(case),
        direction=LABELS[result.direction],
        design=DESIGNS[case.doubt.design],
        answers=[answer(item) for item in result.judged],
        lead=brief(result.judged[0]),
        tally=tally(result),
        figures=figures(key_first(result), drawn),
        tables=measure_tables(package),
        facts=review_facts(result),
        conflicts=_conflicts(result),
        breaks=_breaks(result),
        sources=source_list(result),
        served=_served(case),
        fact_text=fact_text,
        say=say,
        items=items,
        src=source_links,
        tell=tell,
        voices=_voices(case),
        citation=citation(result, f"{base}{path}" if base else "", year),
        number=number,
        group_labels={term.id: term.label for term in GROUPS.values()},
    )
    return Page(path, case.who.name, _description(result), body, search_text(result))


def answer(item: Judged) -> Answer:
    """The words of one headline result."""
    finding, verdict = item.finding, item.verdict
    size = item.effect_size
    return Answer(
        sentence=sentence(finding),
        rows=rows_behind(finding),
        direction=str(verdict.direction),
        label=LABELS[verdict.direction],
        because=verdict.because,
        students=students_behind(finding),
        covers=covers_text(finding.lead),
        interval=interval_text(verdict.interval, finding.lead.unit) if verdict.interval else "",
        effect_size=f"{signed(round(size.value, 2))} ({size.kind})" if size and size.kind != "as published" else "",
    )


def key_first(result: Result) -> list[Exhibit]:
    """The exhibits with the one that shows the first headline result in front."""
    lead = result.judged[0].finding.lead.id
    return sorted(result.exhibits, key=lambda exhibit: lead not in exhibit.table.row_ids)


def tally(result: Result) -> str:
    """How many headline results point which way, when there is more than one."""
    counts = Counter(item.verdict.direction for item in result.judged)
    parts = [f"{counts[direction]} {LABELS[direction].lower()}" for direction in LABELS if counts[direction]]
    return f"{len(result.judged)} headline results: {', '.join(parts)}"


def _voices(case: Case) -> list[tuple[str, list[Voice]]]:
    """Voices by role, in the order of the vocabulary."""
    said = [(role.label, [voice for voice in case.how.voices if voice.role == role.id]) for role in ROLES.values()]
    return [pair for pair in said if pair[1]]


def _description(result: Result) -> str:
    first = sentence(result.judged[0].finding) if result.judged else ""
    text = " ".join(f"{result.case.who.name}: {first}".split())
    return text if len(text) <= 300 else shorten(text, 300, placeholder=" …")  # at a word: half a number is another


def _place(case: Case) -> str:
    place = case.who.place
    return ", ".join(part for part in (place.city, STATES[place.state].label) if part)


def _labels(case: Case) -> dict[str, Any]:
    locale = case.who.place.locale
    return {
        "level": LEVELS[case.who.level].label,
        "models": [MODELS[model] for model in case.what.models],
        "subjects": [SUBJECTS[subject].label for subject in case.what.subjects],
        "motivations": [MOTIVATIONS[motivation].label for motivation in case.why.motivations],
        "locale": LOCALES[locale.value].label if locale else "",
    }


def fact_text(fact: Fact) -> str:
    """A count with its year."""
    return f"{fact.value:,}" + (f" ({fact.year})" if fact.year else "")


def _served(case: Case) -> tuple[Fact, ...]:
    served = case.who.students_served
    return () if isinstance(served, str) else served


def _conflicts(result: Result) -> list[dict[str, Any]]:
    """Figures that disagree, each with its source, and which one the page uses."""
    because = {row: preference for preference in result.case.result.prefer for row in preference.over}
    found = []
    for conflict in result.conflicts:
        settled = next((because[row.id] for row in conflict.rows if row.id in because), None)
        rows = [(row, row_text(row), settled is not None and row.id == settled.row) for row in conflict.rows]
        found.append(
            {
                "label": conflict.rows[0].about.label,
                "when": conflict.rows[0].when.text,
                "rows": rows,
                "because": settled.because if settled else "",
            }
        )
    return found


def _breaks(result: Result) -> list[tuple[str, list[str]]]:
    """For each measure whose method changed: its name, and the methods in order of time."""
    methods: dict[str, list[str]] = {}
    for before, after in result.breaks:
        row = before.first
        name = measure_text(row)
        methods.setdefault(name, [_method(row.instrument)]).append(_method(after.first.instrument))
    return list(methods.items())


def _method(instrument: str) -> str:
    return "a method the source does not name" if instrument == UNSTATED_INSTRUMENT else instrument
