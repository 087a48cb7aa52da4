"""One result to its page."""

from __future__ import annotations

from collections import Counter
from textwrap import shorten
from typing import Any

from proofpoints.analyse import Result
from proofpoints.brief import lead_of
from proofpoints.charts.exhibit import Exhibit
from proofpoints.evidence.series import UNSTATED_INSTRUMENT
from proofpoints.evidence.verdict import LABELS
from proofpoints.model import Case, Fact, Voice
from proofpoints.pages.answers import answer_items, badge
from proofpoints.pages.citation import citation
from proofpoints.pages.facts import review_facts
from proofpoints.pages.figures import figures, measure_tables
from proofpoints.pages.page import Page, render, root_of
from proofpoints.pages.piece import Piece, joined
from proofpoints.pages.prose import clip, source_links
from proofpoints.pages.searchtext import search_text
from proofpoints.pages.sources import source_list
from proofpoints.pages.telling import Telling, place_text
from proofpoints.period import period_of
from proofpoints.vocabulary import DESIGNS, LEVELS, LOCALES, MODELS, MOTIVATIONS, ROLES, SUBJECTS
from proofpoints.words import measure_text, row_text, sentence

DOUBT = 260  # characters of the gravest caveat that stand beside the claim; all of it stands under Limits
_FACT = Piece('<tr><th scope="row">{{ question }}</th><td>{{ said }}</td></tr>')


def case_page(result: Result, drawn: dict[str, str], base: str = "", year: str = "") -> Page:
    """The page of one case. `drawn`: SVG of every chart by key; `base`, `year`: address of the site and its year, if known."""
    case, path, its = result.case, f"cases/{result.slug}/", Telling(result.package)
    body = render(
        "case.html",
        path,
        up=root_of(path),  # before each address: many links, and a call for each takes longer than the words
        case=case,
        result=result,
        place=place_text(case),
        labels=_labels(case),
        badge=badge(result.direction),
        design=DESIGNS[case.doubt.design],
        answers=answer_items(result),
        lead=lead_of(result),
        disputed=result.judged[0].finding.disputed,
        doubt=clip(case.doubt.caveats[0].text, DOUBT),
        tally=tally(result),
        figures=figures(key_first(result), drawn),
        tables=measure_tables(result.package, root_of(path), period_of(case.what.launched)),
        facts=joined([_FACT.fill(question=asked, said=its.say(said)) for asked, said in review_facts(result)]),
        conflicts=_conflicts(result),
        breaks=_breaks(result),
        sources=source_list(result),
        served=_served(case),
        src=source_links,
        its=its,
        voices=_voices(case),
        citation=citation(result, f"{base}{path}" if base else "", year),
    )
    return Page(path, case.who.name, _description(result), body, search_text(result))


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
    text = " ".join(f"{result.case.who.name}: {sentence(result.judged[0].finding)}".split())
    return text if len(text) <= 300 else shorten(text, 300, placeholder=" …")  # at a word: half a number is another


def _labels(case: Case) -> dict[str, Any]:
    locale = case.who.place.locale
    return {
        "level": LEVELS[case.who.level].label,
        "models": [MODELS[model] for model in case.what.models],
        "subjects": [SUBJECTS[subject].label for subject in case.what.subjects],
        "motivations": [MOTIVATIONS[motivation].label for motivation in case.why.motivations],
        "locale": LOCALES[locale.value].label if locale else "",
    }


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
