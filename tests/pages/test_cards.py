"""The number of students on a card is that of the result beside it; what is served is the same number on every page."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from proofpoints.analyse import Result, analyse
from proofpoints.evidence.contrasts import Published
from proofpoints.pages.beside import beside
from proofpoints.pages.cards import card_html, cards
from proofpoints.pages.gather import gather
from proofpoints.site.find import find_files
from proofpoints.validate import load_and_validate
from tests.defect import GOOD

RESULTS = {result.slug: result for result in analyse(load_and_validate(GOOD)[0])}


def study(*, first: int | None, second: int | None) -> Result:
    """A study that publishes no students served; its two results rest on so many students."""
    result, judged = RESULTS["example-harbor-study"], []
    for item, count in zip(result.judged, (first, second), strict=True):
        contrast = item.finding.contrast
        assert isinstance(contrast, Published)
        contrast = replace(contrast, effect=replace(contrast.effect, n=count))
        judged.append(replace(item, finding=replace(item.finding, contrast=contrast)))
    return replace(result, judged=tuple(judged))


def shown(result: Result) -> list[Markup]:
    """The cards as HTML: that of the case, then one for each headline result."""
    return [card_html(card, "") for card in cards(result)]


def test_each_card_counts_the_students_of_its_own_result() -> None:
    of_case, first, second = shown(study(first=686, second=5957))
    assert "686 students behind this result" in of_case and "5,957" not in of_case
    assert "686 students behind this result" in first and "5,957" not in first
    assert "5,957 students behind this result" in second and "686" not in second


def test_the_count_of_another_result_is_not_borrowed() -> None:
    of_case, _, second = shown(study(first=None, second=5957))
    assert "number of students not published" in of_case and "5,957" not in of_case
    assert "5,957 students behind this result" in second


def test_find_and_compare_count_the_students_of_the_first_result() -> None:
    result = study(first=686, second=5957)
    rows = find_files((gather(result),), {})["find/rows-0.json"]
    assert "686" in rows and "5957" not in rows
    assert beside(result)["students"] == "686 students behind the first headline result"
