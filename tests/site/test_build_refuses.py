"""A build publishes nothing that a check of everything refuses, wherever in the repository it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.commands.cases import make_cases
from proofpoints.opendata.address import Site
from proofpoints.problems import Problem
from proofpoints.rows import Repository
from proofpoints.validate import load_and_validate
from tests.defect import VALLEY, VALLEY_PACKAGE, Defect, add, apply, move, swap, write
from tests.test_hints import ALL

PERSON = "Ask office@valley.test about it.\n"
DATASET = "datasets/example-valley-schools"
APART = (
    swap(VALLEY, "dataset: example-valley-schools", "dataset: example-valley-figures"),
    move(DATASET, "datasets/example-valley-figures"),
    swap("datasets/example-valley-figures/datapackage.json", '"example-valley-schools"', '"example-valley-figures"'),
)
SKETCH = (
    write(
        "cases/drafts/example-sketch.yml",
        "who:\n  name: Example Sketch Schools\nresult:\n  dataset: example-valley-schools\n",
    ),
    write("datasets/example-sketch/README.md", PERSON),
)
LOOSE = [
    ("a page", (write("docs/guides/new.md", PERSON),)),
    ("notes of a dataset", (write(f"{DATASET}/README.md", PERSON),)),
    ("a comment of a case", (add(VALLEY, f"# {PERSON}"),)),
    ("a descriptor", (add(VALLEY_PACKAGE, PERSON),)),
    ("notes of a dataset with another name than its case", (*APART, write("datasets/example-valley-figures/README.md", PERSON))),
    ("notes of a draft", (write("datasets/example-summit-school/README.md", PERSON),)),
    ("notes beside a sketch that names the dataset of another case", SKETCH),
    ("a dataset of no case", (write("datasets/example-nowhere/README.md", PERSON),)),
]  # fmt: skip


def said_by_build(root: Path) -> list[Problem]:
    return make_cases(root, Site(), lambda step: None).problems


def said_by_check(root: Path) -> tuple[Repository, list[Problem]]:
    return load_and_validate(root)


def test_both_say_the_same_of_a_dataset_with_another_name_than_its_case(repository_copy: Path) -> None:
    apply(repository_copy, APART)
    assert said_by_build(repository_copy) == said_by_check(repository_copy)[1]


@pytest.mark.parametrize(("rule", "defect"), ALL, ids=str)
def test_a_build_says_what_a_check_says(repository_copy: Path, rule: str, defect: Defect) -> None:
    apply(repository_copy, defect.edits)
    found = said_by_build(repository_copy)
    assert found == said_by_check(repository_copy)[1]
    assert rule in {problem.rule for problem in found}


@pytest.mark.parametrize("edits", [edits for _, edits in LOOSE], ids=[name for name, _ in LOOSE])
def test_a_build_refuses_personal_data_beside_the_fields(repository_copy: Path, edits: tuple[object, ...]) -> None:
    said_by_build(repository_copy)  # all is in the store
    apply(repository_copy, edits)  # type: ignore[arg-type]
    found = said_by_build(repository_copy)
    assert found == said_by_check(repository_copy)[1]
    assert "personal-data" in {problem.rule for problem in found}
