"""Every hint of every rule leads to a repository that passes when it is followed."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path

import pytest

from proofpoints.generated.reference_pages import lessons
from proofpoints.problems import has_errors
from proofpoints.rules import RULES
from tests.defect import Defect, apply, problems_in
from tests.defects.beside import BESIDE
from tests.defects.case_file import CASE
from tests.defects.package import PACKAGE
from tests.defects.table_file import TABLE
from tests.defects.tree import TREE
from tests.hints import follow

NEVER = {"frictionless"}  # our own check is stricter: there is no file that only Frictionless refuses


def defects_of(rule: str) -> list[Defect]:
    """Every slip that a test of this rule makes."""
    if rule in {one.ID for one in RULES}:
        found: list[Defect] = importlib.import_module(f"tests.rules.test_{rule.replace('-', '_')}").DEFECTS
        return found
    return [defect for defect in (*CASE, *TABLE, *PACKAGE, *TREE, *BESIDE) if defect.rule == rule]


ALL = [(lesson.id, defect) for lesson in lessons() for defect in defects_of(lesson.id)]
DONE: Counter[str] = Counter()


def test_every_rule_has_a_slip_of_its_own() -> None:
    assert {lesson.id for lesson in lessons()} - {rule for rule, _ in ALL} == NEVER


@pytest.mark.parametrize(("rule", "defect"), ALL, ids=str)
def test_following_the_hint_mends_the_repository(repository_copy: Path, rule: str, defect: Defect) -> None:
    apply(repository_copy, defect.edits)
    problem = next(problem for problem in problems_in(repository_copy) if problem.rule == rule)
    DONE[follow(repository_copy, problem, defect)] += 1
    left = problems_in(repository_copy)
    assert not has_errors(left), (problem.hint, left)
    assert problem not in left


if __name__ == "__main__":
    print(len(ALL))
