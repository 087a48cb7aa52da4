"""measurable: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.problems import Level
from proofpoints.rules import measurable
from proofpoints.validate import load_and_validate
from tests.defect import MEADOW, MEADOW_ROWS, SUMMIT, Defect, add, move, swap, verify

SECOND_YEAR = (
    "o2,proficiency-reading,all-students,program,district,,grades 3-5,2012-13,55,percent,,,,exact,,state test,S1,\n"
)
HEADLINE = "  headline:\n    - {metric: proficiency-reading, population: grades 3-5}\n"
DEFECTS = [
    Defect(
        "a level alone, published",
        (move(MEADOW, "cases/example-meadow-schools.yml"),),
        ("cases/example-meadow-schools.yml", 21, "result"),
        "example-meadow-schools has no measurable outcome. Proficient in reading",
        "move the file to cases/drafts/",
        (
            add(MEADOW_ROWS, SECOND_YEAR),
            swap("cases/example-meadow-schools.yml", "doubt:\n", HEADLINE + "doubt:\n"),
        ),
        also=frozenset({"headline-resolves"}),
    ),
    Defect(
        "a draft that is ready (a warning)",
        (add(MEADOW_ROWS, SECOND_YEAR),),
        (MEADOW, 21, "result"),
        "passes the gate and can be published",
        "Move cases/drafts/example-meadow-schools.yml to cases/",
        (
            move(MEADOW, "cases/example-meadow-schools.yml"),
            swap("cases/example-meadow-schools.yml", "doubt:\n", HEADLINE + "doubt:\n"),
        ),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, measurable.ID, defect)


def test_a_draft_is_told_what_its_rows_lack(good: Path) -> None:
    _, problems = load_and_validate(good)
    (draft,) = [problem for problem in problems if problem.file == MEADOW]
    assert (draft.rule, draft.level, draft.line, draft.field) == ("measurable", Level.WARNING, 21, "result")
    assert "2013-14: one level alone" in draft.message
    assert "a second time" in draft.message


def test_a_sketch_is_told_what_its_rows_and_its_file_lack(good: Path) -> None:
    _, problems = load_and_validate(good)
    sketch = [problem for problem in problems if problem.file == SUMMIT]
    assert all(problem.level is Level.WARNING for problem in sketch)
    assert any("example-summit-school waits for data" in problem.message for problem in sketch)
    assert {"what.comparison", "why", "how", "doubt"} <= {problem.field for problem in sketch}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("proficiency-reading,", "advanced-reading,"),
        (",2012-13,", ",unstated,"),
        ("grades 3-5", "grade 4"),
        ("exact", "at-least"),
        ("state test", "another test"),
        ("program,district", "state,state"),
        ("all-students", "low-income"),
        ("program,district", "program,school"),
        ("2012-13,55,percent,,,,exact", "2012-13,,percent,,,,suppressed"),
    ],
    ids=["measure", "no time", "population", "bound", "test", "arm", "group", "covers", "no value"],
)
def test_a_row_that_cannot_be_subtracted_does_not_pass_the_gate(repository_copy: Path, old: str, new: str) -> None:
    assert old in SECOND_YEAR
    add(MEADOW_ROWS, SECOND_YEAR.replace(old, new))(repository_copy)
    _, problems = load_and_validate(repository_copy)
    draft = [problem for problem in problems if problem.file == MEADOW]
    assert "waits for data" in " ".join(problem.message for problem in draft)
