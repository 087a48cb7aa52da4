"""design_supported: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.problems import Level
from proofpoints.rules import design_supported
from tests.defect import HARBOR, HARBOR_EFFECTS, VALLEY, Defect, move, problems_in, swap, verify

DEFECTS = [
    Defect(
        "a trial without a comparison group in the rows",
        (swap(VALLEY, "design: before-after-reference", "design: randomized"),),
        (VALLEY, 66, "doubt.design"),
        "design must be at most before-after-reference, which is what the rows support, not randomized",
        "Write before-after-reference",
        (swap(VALLEY, "design: randomized", "design: before-after-reference"),),
    ),
    Defect(
        "a comparison with a published change alone",
        (
            swap(
                HARBOR_EFFECTS,
                "e1,course-pass-rate,all-students,program,difference,control",
                "e1,course-pass-rate,all-students,program,change,",
            ),
            swap(
                HARBOR_EFFECTS,
                "e2,score-math,all-students,program,difference,control",
                "e2,score-math,all-students,program,change,",
            ),
        ),
        (HARBOR, 30, "doubt.design"),
        "design must be at most published-estimate",
        "Write published-estimate",
        (swap(HARBOR, "design: matched-comparison", "design: published-estimate"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, design_supported.ID, defect)


def test_a_draft_that_claims_more_than_its_rows_is_warned(repository_copy: Path) -> None:
    draft = "cases/drafts/example-valley-schools.yml"
    swap(VALLEY, "design: before-after-reference", "design: randomized")(repository_copy)
    move(VALLEY, draft)(repository_copy)
    (problem,) = [one for one in problems_in(repository_copy) if one.rule == design_supported.ID]
    assert (problem.file, problem.field, problem.level) == (draft, "doubt.design", Level.WARNING)
    assert "Write before-after-reference" in problem.hint


@pytest.mark.parametrize("lower", ["before-after", "published-estimate"])
def test_a_design_may_be_declared_lower_than_the_rows_support(repository_copy: Path, lower: str) -> None:
    swap(VALLEY, "design: before-after-reference", f"design: {lower}")(repository_copy)
    assert problems_in(repository_copy) == []
