"""A case as a card in a list: name, place, one computed sentence, direction and design."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from proofpoints.analyse import Judged, Result
from proofpoints.evidence.verdict import LABELS
from proofpoints.pages.facts import headline_counts
from proofpoints.pages.page import root_of
from proofpoints.pages.piece import piece
from proofpoints.spark import Spark, spark
from proofpoints.vocabulary import DESIGNS, STATES
from proofpoints.words import sentence


@dataclass(frozen=True)
class Card:
    """What a list shows of a case; `rows` names the dataset rows behind the sentence as slug:row."""

    slug: str
    name: str
    program: str
    place: str
    grades: str
    direction: str
    label: str
    design: str
    sentence: str
    rows: str
    more: int
    students: str
    spark: Spark


def card(result: Result, judged: Judged | None = None) -> Card:
    """The card of a case, with its first headline result or the one given."""
    case = result.case
    finding = (judged or result.judged[0]).finding
    behind = (*finding.contrast.rows, *([finding.beside] if finding.beside else []))
    direction = result.direction if judged is None else judged.verdict.direction
    return Card(
        slug=result.slug,
        name=case.who.name,
        program=case.what.program,
        place=", ".join(part for part in (case.who.place.city, STATES[case.who.place.state].label) if part),
        grades=case.what.grades,
        direction=str(direction),
        label=LABELS[direction],
        design=DESIGNS[case.doubt.design].label,
        sentence=sentence(finding),
        rows=" ".join(f"{result.slug}:{row.id}" for row in behind),
        more=len(result.judged) - 1,
        students=students_text(result),
        spark=spark(finding),
    )


def card_html(shown: Card, path: str) -> Markup:
    """The card as an item of a list on the page at `path`."""
    more = piece("card_more.html")
    return piece("card.html").fill(
        root=root_of(path),
        slug=shown.slug,
        name=shown.name,
        place=shown.place,
        grades=f"{'grades' if '-' in shown.grades else 'grade'} {shown.grades}",
        direction=shown.direction,
        label=shown.label,
        design=shown.design,
        students=shown.students,
        sentence=shown.sentence,
        rows=shown.rows,
        more=more.fill(count=str(shown.more), results="result" if shown.more == 1 else "results") if shown.more else "",
        own=shown.spark.own,
        other=shown.spark.other,
        axis=shown.spark.axis,
    )


# what a card says of the number of students: nobody knows, served, behind the largest headline result
STUDENTS = ("number of students not published", "{} students served", "{} students behind a result")


def students_text(result: Result) -> str:
    """For how many, on a card: served if published, else behind the largest headline result."""
    kind, count = students_of(result)
    return STUDENTS[kind].format(f"{count:,}")


def students_of(result: Result) -> tuple[int, int]:
    """Which of the sentences above, and the number in it."""
    if result.served:
        return 1, result.served.value
    largest = max(headline_counts(result), default=0)
    return (2, largest) if largest else (0, 0)
