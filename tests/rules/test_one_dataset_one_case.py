"""one_dataset_one_case: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import one_dataset_one_case
from tests.defect import HARBOR, RIDGE, RIDGE_EFFECTS, RIDGE_ROWS, Defect, copy, remove, swap, verify, write

DEFECTS = [
    Defect(
        "two cases on one dataset",
        (copy(RIDGE, "cases/example-ridge-annex.yml"),),
        ("cases/example-ridge-annex.yml", 25, "result.dataset"),
        'dataset must be "example-ridge-annex", the name of the case file, not "example-ridge-academy"',
        "Write `dataset: example-ridge-annex`, and keep its figures in datasets/example-ridge-annex/.",
        (
            copy(RIDGE_ROWS, "datasets/example-ridge-annex/outcomes.csv"),
            copy(RIDGE_EFFECTS, "datasets/example-ridge-annex/effects.csv"),
            copy("datasets/example-ridge-academy/datapackage.json", "datasets/example-ridge-annex/datapackage.json"),
            swap(
                "datasets/example-ridge-annex/datapackage.json",
                '"name": "example-ridge-academy"',
                '"name": "example-ridge-annex"',
            ),
            swap("cases/example-ridge-annex.yml", "dataset: example-ridge-academy", "dataset: example-ridge-annex"),
        ),
        also=frozenset({"package-missing"}),
    ),
    Defect(
        "a misspelt dataset",
        (swap(RIDGE, "dataset: example-ridge-academy", "dataset: example-ridge-acadamy"),),
        (RIDGE, 25, "result.dataset"),
        'dataset must be "example-ridge-academy", the name of the case file, not "example-ridge-acadamy"',
        "Write `dataset: example-ridge-academy`",
        (swap(RIDGE, "dataset: example-ridge-acadamy", "dataset: example-ridge-academy"),),
    ),
    Defect(
        "published and a draft",
        (copy(HARBOR, "cases/drafts/example-harbor-study.yml"),),
        ("cases/drafts/example-harbor-study.yml", 1, ""),
        "example-harbor-study must be published or a draft, cases/example-harbor-study.yml exists too",
        "Remove one of the two",
        (remove("cases/drafts/example-harbor-study.yml"),),
        also=frozenset({"measurable"}),
    ),
    Defect(
        "published and an unfinished draft",
        (
            copy(HARBOR, "cases/drafts/example-harbor-study.yml"),
            swap("cases/drafts/example-harbor-study.yml", "  level: program\n", ""),
        ),
        ("cases/drafts/example-harbor-study.yml", 1, ""),
        "example-harbor-study must be published or a draft, cases/example-harbor-study.yml exists too",
        "Remove one of the two",
        (remove("cases/drafts/example-harbor-study.yml"),),
        also=frozenset({"measurable", "shape-missing"}),
    ),
    Defect(
        "a dataset without a case",
        (write("datasets/example-orphan/outcomes.csv", "id\n"),),
        ("datasets/example-orphan", None, ""),
        "there is no case file for the dataset example-orphan",
        "Add cases/example-orphan.yml",
        (remove("datasets/example-orphan/outcomes.csv"), lambda root: (root / "datasets/example-orphan").rmdir()),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, one_dataset_one_case.ID, defect)
