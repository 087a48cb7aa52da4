"""A case as a card in a list: name, place, one computed sentence, direction and design."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from proofpoints.across.gist import Card
from proofpoints.across.spark import spark
from proofpoints.analyse import Judged, Result
from proofpoints.brief import rows_behind
from proofpoints.evidence.verdict import LABELS
from proofpoints.pages.facts import students_behind_each
from proofpoints.pages.page import root_of
from proofpoints.pages.piece import piece
from proofpoints.pages.prose import rows_elsewhere
from proofpoints.pages.telling import place_text
from proofpoints.vocabulary import COUNT_QUALIFIERS, DESIGNS
from proofpoints.words import how_exact, sentence


def cards(result: Result) -> tuple[Card, ...]:
    """The card of a case, and then one for each of its headline results."""
    shared = card(result)
    return (shared, *(_of_headline(shared, result, item) for item in result.judged))


def card(result: Result) -> Card:
    """The card of a case, with its first headline result."""
    case, finding = result.case, result.judged[0].finding
    return Card(
        slug=result.slug,
        name=case.who.name,
        program=case.what.program,
        place=place_text(case),
        grades=case.what.grades,
        direction=str(result.direction),
        label=LABELS[result.direction],
        design=DESIGNS[case.doubt.design].label,
        sentence=sentence(finding),
        rows=rows_elsewhere(rows_behind(finding), result.slug),
        more=len(result.judged) - 1,
        students=students_text(result, result.judged[0]),
        spark=spark(finding),
    )


def _of_headline(shared: Card, result: Result, item: Judged) -> Card:
    """The card with another headline result in the place of the first, and its direction in that of the case."""
    direction = item.verdict.direction
    one = replace(shared, direction=str(direction), label=LABELS[direction])
    if item is result.judged[0]:
        return one
    finding, rows = item.finding, rows_elsewhere(rows_behind(item.finding), shared.slug)
    return replace(
        one, sentence=sentence(finding), rows=rows, spark=spark(finding), students=students_text(result, item)
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


# what a card says of the number of students: nobody knows, behind the result on the card, served (as exact as published)
STUDENTS = (
    "number of students not published",
    "{} students behind this result",
    *(f"{how_exact(qualifier)}{{}} students served" for qualifier in COUNT_QUALIFIERS),
)
_SERVED = {qualifier: kind for kind, qualifier in enumerate(COUNT_QUALIFIERS, 2)}


def students_text(result: Result, item: Judged) -> str:
    """For how many, on the card of a headline result: served if published, else behind this result."""
    kind, count = students_of(result, item)
    return STUDENTS[kind].format(f"{count:,}")


def students_of(result: Result, item: Judged) -> tuple[int, int]:
    """Which of the sentences above, and the number in it."""
    if result.served:
        return _SERVED[result.served.qualifier], result.served.value
    behind = max(students_behind_each(item.finding), default=0)
    return (1, behind) if behind else (0, 0)
