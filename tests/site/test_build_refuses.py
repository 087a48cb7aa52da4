"""A build publishes nothing that a check of everything refuses, wherever in the repository it stands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from proofpoints.commands.cases import make_cases
from proofpoints.opendata.address import Site
from proofpoints.problems import Level, Problem
from proofpoints.rows import Repository
from proofpoints.slices import check_in_slices
from proofpoints.validate import load_and_validate
from tests.defect import VALLEY, VALLEY_PACKAGE, Defect, add, apply, move, swap, write
from tests.defects.beside import FUNNEL, RELEASES
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


LINKED = ["mkdocs.yml", "CITATION.cff", "proofpoints/theme", "proofpoints/theme/a/b/c/d/e/f/g/main.html", "survey_import/funnels",
          FUNNEL, RELEASES, "docs", "docs/a/b/c/d/e/f/g/page.md"]  # fmt: skip


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
    assert found == said_by_check(repository_copy)[1] == check_in_slices(repository_copy)[1]
    assert rule in {problem.rule for problem in found}


@pytest.mark.parametrize("edits", [edits for _, edits in LOOSE], ids=[name for name, _ in LOOSE])
def test_a_build_refuses_personal_data_beside_the_fields(repository_copy: Path, edits: tuple[object, ...]) -> None:
    said_by_build(repository_copy)  # all is in the store
    apply(repository_copy, edits)  # type: ignore[arg-type]
    found = said_by_build(repository_copy)
    assert found == said_by_check(repository_copy)[1]
    assert "personal-data" in {problem.rule for problem in found}


@pytest.mark.parametrize("place", LINKED)
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_both_refuse_what_is_no_ordinary_file_wherever_a_build_reads(
    repository_copy: Path, place: str, kind: str
) -> None:
    (repository_copy / place).parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(repository_copy / place)
    else:
        (repository_copy / place).symlink_to(repository_copy)
    found = said_by_check(repository_copy)[1]
    assert [(one.file, one.rule) for one in found if one.level is Level.ERROR] == [(place, "tree-link")]
    assert said_by_build(repository_copy) == found


def test_every_broken_file_beside_the_cases_is_said_in_one_run(repository_copy: Path) -> None:
    files = [RELEASES, FUNNEL, FUNNEL.replace("example", "other"), "docs/survey.md"]
    apply(repository_copy, (write(RELEASES, b"\xff"), *(write(file, b"\xff") for file in files), write(VALLEY, "")))
    assert {*files, VALLEY} <= {problem.file for problem in said_by_check(repository_copy)[1]}


def test_a_check_of_one_case_does_not_look_beside_it(repository_copy: Path) -> None:
    apply(repository_copy, (write(RELEASES, ""), write(FUNNEL, "")))
    assert not check_in_slices(repository_copy, [Path(VALLEY).stem])[1]
