"""A headline whose figure a source disputes: the word stands wherever the result is shown, the source on the page of the case."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from proofpoints.analyse import Result, analyse
from proofpoints.brief import brief, what_changed
from proofpoints.opendata.address import Site
from proofpoints.opendata.embed import badge, embed_files
from proofpoints.pages.beside import beside
from proofpoints.pages.cards import card_html, cards
from proofpoints.pages.case_page import case_page
from proofpoints.pages.memo import memo_page
from proofpoints.pages.social import case_picture
from proofpoints.validate import load_and_validate
from tests.defect import GOOD

SLUG = "example-ridge-academy"
FIRST = "- {metric: score-math, population: grade 7, versus: control"
WORD = "This figure is disputed."


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The invented cases; a source disputes the first of two headline results of Example Ridge."""
    shutil.copytree(GOOD, tmp_path / "tree")
    return tmp_path / "tree"


def disputed(tree: Path, source: str) -> tuple[Result, list[str]]:
    """The case with this source as the one that disputes, and what the check says."""
    file = tree / "cases" / f"{SLUG}.yml"
    file.write_text(file.read_text("utf-8").replace(FIRST, f"{FIRST}, disputed: {source}"), "utf-8")
    repository, problems = load_and_validate(tree)
    (result,) = (one for one in analyse(repository) if one.slug == SLUG)
    return result, [f"{one.field} {one.message}" for one in problems if one.file.endswith(f"{SLUG}.yml")]


def test_the_word_travels_with_the_result(tree: Path) -> None:
    result, problems = disputed(tree, "S1")
    assert problems == []
    first, second = result.judged
    drawn = {exhibit.key: "<svg></svg>" for exhibit in result.exhibits}
    of_case, *of_results = (card_html(card, "") for card in cards(result))
    assert WORD in of_case and WORD in of_results[0] and WORD not in of_results[1]
    assert WORD in brief(first).what and WORD not in brief(second).what
    page = case_page(result, drawn).body
    assert page.partition('id="answer"')[2].partition("</section>")[0].count(WORD) == 1
    source = '<a class="pp-src" href="#S1"'
    assert (
        f"{WORD}</span>{source}" in page and page.count(f"Disputed by {source}") == 1
    )  # short answer, list of results
    assert what_changed(first.finding) in memo_page(result, drawn).body
    assert WORD in str(beside(result)["measures"])
    files = dict(embed_files(result, drawn, Site()))
    assert WORD in files[f"embed/{SLUG}/index.html"]
    assert "· partly disputed" in files[f"embed/{SLUG}/index.html"]
    assert "· partly disputed" in badge(result) and "· partly disputed" in case_picture(result)


def test_the_word_stands_in_the_chart_too_which_may_be_shown_alone(tree: Path) -> None:
    result, _ = disputed(tree, "S1")
    files = dict(embed_files(result, {exhibit.key: "<svg></svg>" for exhibit in result.exhibits}, Site()))
    assert "(disputed)</title>" in files[f"embed/{SLUG}/chart.svg"]
    assert [exhibit.title.endswith(" (disputed)") for exhibit in result.exhibits] == [True, False]


def test_a_published_difference_is_called_disputed_in_its_chart(tree: Path) -> None:
    file = tree / "cases" / f"{SLUG}.yml"
    file.write_text(file.read_text("utf-8").replace(FIRST, "- {effect: e1, disputed: S1}\n    " + FIRST), "utf-8")
    repository, _ = load_and_validate(tree)
    (result,) = (one for one in analyse(repository) if one.slug == SLUG)
    (exhibit,) = (one for one in result.exhibits if "as published" in one.title)
    assert exhibit.title == "Student engagement, grade 7, disputed: +0.05 standard deviations as published"


def test_several_sources_may_dispute_one_figure(tree: Path) -> None:
    result, problems = disputed(tree, "[S1, S2]")
    assert problems == []
    page = case_page(result, {exhibit.key: "<svg></svg>" for exhibit in result.exhibits}).body
    named = page.partition("Disputed by ")[2][:200]
    assert WORD in page and 'href="#S1"' in named and 'href="#S2"' in named


def test_nothing_is_said_where_nothing_is_disputed() -> None:
    for result in analyse(load_and_validate(GOOD)[0]):
        drawn = {exhibit.key: "<svg></svg>" for exhibit in result.exhibits}
        said = [case_page(result, drawn).body, badge(result), *map(str, cards(result))]
        assert not [text for text in said if "isputed" in text]


def test_the_source_that_disputes_must_stand_under_sources(tree: Path) -> None:
    _, problems = disputed(tree, "S7")
    assert problems == ["result.headline[1].disputed source S7 must stand under sources"]
