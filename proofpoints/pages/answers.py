"""The headline results of a case, each in the words of its page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from proofpoints.analyse import Judged, Result
from proofpoints.brief import rows_behind
from proofpoints.evidence.verdict import LABELS, Direction
from proofpoints.pages.piece import Piece, joined, piece
from proofpoints.pages.prose import source_links
from proofpoints.whose import covers_text
from proofpoints.words import interval_text, sentence, signed, students_behind

_INTERVAL = Piece(
    " 95 percent interval: {{ interval }}, if students were independent of each other; students of one school are not, so the "
    "true interval is wider."
)
_DISPUTED = Piece('\n      <p class="pp-sure">Disputed by {{ sources }}.</p>')
_SIZE = Piece(" Effect size computed from these rows: {{ size }}.")


@dataclass(frozen=True)
class Answer:
    """A headline result as the page says it."""

    sentence: str
    rows: str
    because: str
    students: str
    covers: str
    interval: str
    effect_size: str


def answer(item: Judged) -> Answer:
    """The words of one headline result."""
    finding, verdict = item.finding, item.verdict
    size = item.effect_size
    return Answer(
        sentence=sentence(finding),
        rows=rows_behind(finding),
        because=verdict.because,
        students=students_behind(finding),
        covers=covers_text(finding.lead),
        interval=interval_text(verdict.interval, finding.lead.unit) if verdict.interval else "",
        effect_size=f"{signed(round(size.value, 2))} ({size.kind})" if size and size.kind != "as published" else "",
    )


def badge(direction: Direction) -> Markup:
    """The mark and the word of a direction."""
    return piece("badge.html").fill(direction=str(direction), label=LABELS[direction])


def answer_items(result: Result) -> Markup:
    """All headline results as items of a list."""
    return joined([_item(item) for item in result.judged], "\n")


def _item(item: Judged) -> Markup:
    said = answer(item)
    return piece("answer.html").fill(
        badge=badge(item.verdict.direction),
        rows=said.rows,
        sentence=said.sentence,
        because=said.because,
        interval=_INTERVAL.fill(interval=said.interval) if said.interval else "",
        size=_SIZE.fill(size=said.effect_size) if said.effect_size else "",
        students=f"Students: {said.students}."
        if said.students
        else "How many students stand behind it is not published.",
        covers=said.covers,
        disputed=_DISPUTED.fill(sources=source_links(item.finding.disputed)) if item.finding.disputed else "",
    )
