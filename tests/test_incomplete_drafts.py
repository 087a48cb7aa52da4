"""What a draft that is no case yet is refused for: nothing about a person may wait for the draft to be complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.load import load
from proofpoints.problems import Level, Problem
from tests.defect import MEADOW, SUMMIT, VALLEY, Edit, copy, move, problems_in, remove, swap

DRAFT = "cases/drafts/example-valley-schools.yml"
INCOMPLETE = swap(MEADOW, "  program: Reading lab\n", "  program:\n")


def errors_in(root: Path) -> list[Problem]:
    return [problem for problem in problems_in(root) if problem.level is Level.ERROR]


@pytest.mark.parametrize(
    ("edit", "at", "said"),
    [
        (
            swap(MEADOW, "name: Example Meadow", "name: Example Meadow (ask jane.doe@example.org, 555-867-5309)"),
            (MEADOW, 3, "who.name"),
            "a mail address",
        ),
        (
            swap(MEADOW, "text: One level", "text: Mrs. Jane Doe told us that one level"),
            (MEADOW, 27, "doubt.caveats[1].text"),
            "the name of a person",
        ),
        (
            swap(
                MEADOW, "    - {text: Three schools opened a lab., source: S1}", "    - Ask the office, 555-867-5309."
            ),
            (MEADOW, 20, "how.implementation[1]"),
            "a phone number",
        ),
    ],
    ids=["name", "caveat", "wrong place"],
)
def test_a_draft_that_lacks_a_part_is_refused_for_what_tells_of_a_person(
    repository_copy: Path, edit: Edit, at: tuple[str, int, str], said: str
) -> None:
    INCOMPLETE(repository_copy)
    assert errors_in(repository_copy) == []
    edit(repository_copy)
    (problem,) = [problem for problem in errors_in(repository_copy) if problem.rule == "personal-data"]
    assert (problem.file, problem.line, problem.field) == at
    assert said in problem.message
    assert "Remove it" in problem.hint


def test_a_sign_that_cannot_be_seen_is_refused_in_it_as_well(repository_copy: Path) -> None:
    INCOMPLETE(repository_copy)
    swap(MEADOW, "opened a lab", "opened\u200b a lab")(repository_copy)
    (problem,) = errors_in(repository_copy)
    assert (problem.rule, problem.line) == ("plain-text", 20)


def test_an_author_whom_a_source_names_may_be_named_in_it(repository_copy: Path) -> None:
    swap(SUMMIT, "publisher: Example Summit School", "publisher: Susan Quimby")(repository_copy)
    swap(SUMMIT, "do experiments", "do experiments, as Susan Quimby writes,")(repository_copy)
    rows = "datasets/example-summit-school/outcomes.csv"
    swap(rows, "report cards,S1,", "report cards,S1,Susan Quimby counts so.")(repository_copy)
    assert errors_in(repository_copy) == []


def test_no_text_of_a_file_goes_unread(repository_copy: Path) -> None:
    """What the rules look at in a complete case they look at in a draft that lacks one part."""
    complete, _ = load(repository_copy, ["example-valley-schools"])
    (entry,) = complete.entries
    move(VALLEY, DRAFT)(repository_copy)
    swap(DRAFT, "  program: Flex mornings\n", "")(repository_copy)
    found, _ = load(repository_copy, ["example-valley-schools"])
    (draft,) = found.unshaped
    assert [sketch.file for sketch in found.sketches] == [draft.file] == [DRAFT]
    assert (("what", "program"), "Flex mornings") in entry.texts
    by_default = {"program", "group", "qualifier"}  # the removed one, and two that a case has without writing them
    assert {path[-1] for path, _ in {*entry.texts} - {*draft.texts}} == by_default


def test_the_dataset_of_a_case_and_a_draft_of_one_name_is_judged_by_the_sources_of_each(repository_copy: Path) -> None:
    swap("datasets/example-meadow-schools/outcomes.csv", "S1,", "S1,Susan Quimby counts so.")(repository_copy)
    swap(MEADOW, "publisher: Example Meadow Schools", "publisher: Susan Quimby")(repository_copy)
    assert errors_in(repository_copy) == []
    other = MEADOW.replace("cases/drafts/", "cases/")
    copy(MEADOW, other)(repository_copy)
    swap(other, "publisher: Susan Quimby", "publisher: Example Meadow Schools")(repository_copy)
    assert "personal-data" in {problem.rule for problem in errors_in(repository_copy)}
    remove(other)(repository_copy)
    assert errors_in(repository_copy) == []


def test_few_students_served_or_enrolled_are_refused_in_it_as_well(repository_copy: Path) -> None:
    few = "  students_served:\n    - {value: 4, source: S1}\n  enrollment:\n    - {value: 9, source: S1}\n"
    swap(SUMMIT, "  students_served: none-published\n", few)(repository_copy)
    found = [(one.rule, one.field, one.line) for one in errors_in(repository_copy)]
    assert found == [
        ("small-cells", "who.students_served[1].value", 8),
        ("small-cells", "who.enrollment[1].value", 10),
    ]


def test_many_students_served_are_not(repository_copy: Path) -> None:
    swap(SUMMIT, "none-published\n", "\n    - {value: 1200, year: 2013-14, source: S1}\n")(repository_copy)
    assert errors_in(repository_copy) == []
