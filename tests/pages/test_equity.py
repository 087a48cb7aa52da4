"""Results by student group: the same words and the same direction as on the page of the case."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.across.gist import GroupResult
from proofpoints.analyse import analyse
from proofpoints.brief import what_changed
from proofpoints.evidence.verdict import LABELS
from proofpoints.pages.equity import group_results
from proofpoints.validate import load_and_validate
from tests.defect import RIDGE, RIDGE_EFFECTS, RIDGE_ROWS, VALLEY_ROWS, Edit, add, apply, swap

CHANGE = (
    "{id},growth-math,black,{arm},change,,participants,,grade 7,2013-14,{by},scale-points,,,,exact,,spring test,S1,\n"
)
FIRST = "- {metric: score-math, population: grade 7, versus: control"


def results(
    root: Path, *edits: Edit, case: str = "example-ridge-academy"
) -> tuple[list[GroupResult], list[tuple[str, str]]]:
    """The results of the groups of a case, and its headline results with their direction."""
    apply(root, edits)
    repository, problems = load_and_validate(root)
    assert [problem.message for problem in problems if problem.level == "error"] == []
    (result,) = (one for one in analyse(repository) if one.slug == case)
    told = [(what_changed(item.finding), LABELS[item.verdict.direction]) for item in result.judged]
    return list(group_results(result)), told


def test_a_published_change_is_weighed_with_that_of_the_comparison_beside_it(repository_copy: Path) -> None:
    both = CHANGE.format(id="e8", arm="program", by=3) + CHANGE.format(id="e9", arm="control", by=5)
    lead = swap(RIDGE, FIRST, f"- {{effect: e8}}\n    {FIRST}")
    (item,), headlines = results(repository_copy, add(RIDGE_EFFECTS, both), lead)
    assert (item.what.removesuffix(" (spring test)"), item.label) == headlines[0]
    assert item.label == "Worse" and "the control group: +5" in item.what
    assert item.rows.split() == ["example-ridge-academy:e8", "example-ridge-academy:e9"]


def test_a_disputed_figure_is_called_so_here_too(repository_copy: Path) -> None:
    disputed = swap(RIDGE, FIRST, f"{FIRST}, group: black, disputed: S2")
    of_group = (swap(RIDGE_ROWS, f"{row},score-math,all-students,", f"{row},score-math,black,") for row in ("o1", "o2"))
    (item,), headlines = results(repository_copy, disputed, *of_group)
    assert item.what.removesuffix(" (spring test)") == headlines[0][0]
    assert "This figure is disputed." in item.what


@pytest.mark.parametrize(
    ("years", "beside"),
    [
        ("2010-11 2013-14", "All students over the same years: +10.7 percentage points."),
        ("2010-11 2012-13", ""),
        ("2011-12 2013-14", ""),
    ],
)
def test_all_students_stand_beside_a_group_only_over_the_same_years(
    repository_copy: Path, years: str, beside: str
) -> None:
    rows = (
        f"o2{number},graduation-rate,black,program,district,,,{year},6{number}.0,percent,,,,exact,,federal cohort rate,S3,\n"
        for number, year in enumerate(years.split())
    )
    (item,), _ = results(repository_copy, add(VALLEY_ROWS, "".join(rows)), case="example-valley-schools")
    assert item.beside == beside
