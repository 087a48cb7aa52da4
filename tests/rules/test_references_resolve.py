"""references_resolve: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import references_resolve
from tests.defect import RIDGE, VALLEY, VALLEY_ROWS, Defect, problems_in, swap, verify

DEFECTS = [
    Defect(
        "a row that is not there",
        (swap(VALLEY, "rose from {o3}", "rose from {o33}"),),
        (VALLEY, 54, "result.summary"),
        "{o33} refers to row o33, which is not in the dataset",
        "from the first column of datasets/example-valley-schools/: o1, o2, o3, o4,",
        (swap(VALLEY, "rose from {o33}", "rose from {o3}"),),
    ),
    Defect(
        "two methods",
        (swap(VALLEY, "{o6-o3}", "{o6-o2}"),),
        (VALLEY, 54, "result.summary"),
        "they differ in instrument",
        "Name both values and say",
        (swap(VALLEY, "{o6-o2}", "{o6-o3}"),),
    ),
    Defect(
        "two groups",
        (swap(VALLEY, "{o6-o3}", "{o6-o11}"),),
        (VALLEY, 54, "result.summary"),
        "they differ in measure, instrument, qualifier",
        "Name both values and say",
        (swap(VALLEY, "{o6-o11}", "{o6-o3}"),),
    ),
    Defect(
        "n that is not published",
        (swap(VALLEY, "{o6.n}", "{o9.n}"),),
        (VALLEY, 54, "result.summary"),
        "{o9.n} asks for n, but row o9 has none",
        "Say in words that the number is not published",
        (swap(VALLEY, "{o9.n}", "{o6.n}"),),
    ),
    Defect(
        "words in braces",
        (swap(VALLEY, "{o6.n}", "{the last n}"),),
        (VALLEY, 54, "result.summary"),
        "{the last n} must be a reference to a row",
        "Write {o12} for a value",
        (swap(VALLEY, "{the last n}", "{o6.n}"),),
    ),
    Defect(
        "a hidden value",
        (swap(VALLEY, "such as {o2}", "such as {o10}"),),
        (VALLEY, 54, "result.summary"),
        "{o10} refers to a suppressed value",
        "Say in words that it is hidden",
        (swap(VALLEY, "such as {o10}", "such as {o2}"),),
    ),
    Defect(
        "a brace that is not closed",
        (swap(VALLEY, "such as {o2}", "such as {o2"),),
        (VALLEY, 54, "result.summary"),
        "a brace { must be closed by }",
        "Write {o12} for a value",
        (swap(VALLEY, "such as {o2", "such as {o2}"),),
    ),
    Defect(
        "a published difference subtracted",
        (swap(RIDGE, "difference was {e1}", "difference was {o1-e1}"),),
        (RIDGE, 26, "result.summary"),
        "{o1-e1} must subtract two values of outcomes.csv",
        "as {e1}",
        (swap(RIDGE, "difference was {o1-e1}", "difference was {e1}"),),
    ),
    Defect(
        "outside the result",
        (swap(VALLEY, "text: Start with one grade.,", "text: 'Start with one grade: {o99}.',"),),
        (VALLEY, 49, "how.lessons[1].text"),
        "{o99} refers to row o99",
        "first column of datasets/example-valley-schools/",
        (swap(VALLEY, "text: 'Start with one grade: {o99}.',", "text: Start with one grade.,"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, references_resolve.ID, defect)


@pytest.mark.parametrize("note", ["See {o99}.", "See {7*7}.", "See {o10}."])
def test_a_reference_in_a_note_is_checked_too(repository_copy: Path, note: str) -> None:
    """It would end the build with a traceback."""
    swap(VALLEY_ROWS, "Hidden by the state.", note)(repository_copy)
    (problem,) = problems_in(repository_copy)
    assert (problem.rule, problem.file, problem.line, problem.field) == ("references-resolve", VALLEY_ROWS, 11, "note")
