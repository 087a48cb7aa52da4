"""Checking some cases at a time says what checking all of them together says, wherever the slices begin and end."""

from __future__ import annotations

import shutil
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofpoints.load import case_files
from proofpoints.report import FORMATS
from proofpoints.slices import check_in_slices
from proofpoints.validate import load_and_validate
from tests.defect import (
    GOOD,
    HARBOR,
    RIDGE,
    RIDGE_ROWS,
    SUMMIT,
    VALLEY,
    VALLEY_PACKAGE,
    VALLEY_ROWS,
    Defect,
    Edit,
    add,
    apply,
    remove,
    write,
)
from tests.test_bad_repository import bad_repository
from tests.test_hints import ALL

NAMES = ["example-ridge-academy", "example-valley-schools", "example-harbor-study", "aa", "zz"]
PLACES = ["cases", "cases/drafts"]


def compare(root: Path, only: list[str] | None = None, *, sizes: tuple[int, ...] = (1, 2, 3)) -> None:
    """Every format of the report, byte for byte, and which slugs were seen."""
    repository, problems = load_and_validate(root, only)
    seen = [*repository.entries, *repository.sketches]
    for size in sizes:
        tally, found = check_in_slices(root, only, size=size)
        assert found == problems
        assert tally.slugs == {one.slug for one in seen} | repository.broken
        for form in FORMATS.values():
            assert form(found, tally) == form(problems, repository)


@pytest.mark.parametrize(("rule", "defect"), ALL, ids=str)
def test_every_slip_is_told_alike(repository_copy: Path, rule: str, defect: Defect) -> None:
    apply(repository_copy, defect.edits)
    assert rule in {problem.rule for problem in check_in_slices(repository_copy, size=1)[1]}
    compare(repository_copy, sizes=(1, 2))


def test_a_repository_in_which_every_rule_is_broken(tmp_path: Path) -> None:
    root = bad_repository(tmp_path)
    assert len(case_files(root)) > 60
    compare(root, sizes=(1, 7, 50, 1000))


def test_a_repository_without_a_case(tmp_path: Path) -> None:
    compare(tmp_path)


def _as(file: str, to: str, *swaps: tuple[str, str]) -> Edit:
    """A copy of a case under another name; what is to be swapped need not be there."""

    def edit(root: Path) -> None:
        text = (root / file).read_text("utf-8") if (root / file).is_file() else ""
        for old, new in swaps:
            text = text.replace(old, new)
        write(to, text)(root)

    return edit


def _if(file: str, edit: Edit) -> Edit:
    """An edit of a file, if it is there."""
    return lambda root: edit(root) if (root / file).exists() else None


def _folder(name: str) -> Edit:
    """The dataset of one case as that of another, with a descriptor that does not fit."""
    ridge = "datasets/example-ridge-academy"
    return _if(ridge, lambda root: shutil.copytree(root / ridge, root / "datasets" / name, dirs_exist_ok=True) and None)


def _note(metric: str, value: int, n: int, note: str) -> str:
    return f"o99,{metric},all-students,program,participants,,grade 8,2013-14,{value},percent,{n},,,exact,,x,S9,{note}\n"


CHANGES: list[tuple[str, str]] = [
    ("", ""),
    ("  summary: >-", "  smallest_group: 120\n  summary: >-"),  # more than some rows have
    ("  summary: >-", "  smallest_group: 119\n  summary: >-"),
    ("title: Stations in grade 7", "title: Stations by Mary Smith"),  # may then be named in a note
    ("dataset: example-ridge-academy", "dataset: example-valley-schools"),
    ("dataset: example-ridge-academy", "dataset: nowhere"),
    ("dataset: example-ridge-academy", "dataset: No Such Name"),
    ("how:", "hwo:"),  # broken, and a sketch among the drafts
    ("who:", "who: &a"),  # not read to its end
    ("      {o1}", "      {o99}"),
    ("design: randomized", "design: randomised"),
]
COPIES = st.builds(
    lambda file, place, name, one, other: _as(file, f"{place}/{name}.yml", one, other),
    st.sampled_from([RIDGE, RIDGE, VALLEY, SUMMIT]),
    st.sampled_from(PLACES),
    st.sampled_from(NAMES),
    st.sampled_from(CHANGES),
    st.sampled_from(CHANGES),
)
OTHERS: list[Edit] = [
    _if(RIDGE_ROWS, add(RIDGE_ROWS, _note("proficiency-math", 50, 9, "Mary Smith"))),
    _if(VALLEY_ROWS, add(VALLEY_ROWS, _note("graduation-rate", 300, 50, "Call 555-123-4567"))),
    add(HARBOR, "# ask mary.smith@example.edu\n"),
    write("datasets/left-over/outcomes.csv", "id\n"),
    write("cases/notes.txt", "x\n"),
    write("cases/Capital.yml", "x: y\n"),
    write("cases/other.yaml", "x: y\n"),
    write("cases/drafts/empty.yml", ""),
    write("docs/page.md", "Ask jane.roe@example.edu\n"),
    _if(VALLEY, lambda root: (root / VALLEY).chmod(0o755)),
    _if(RIDGE_ROWS, lambda root: (root / RIDGE_ROWS).chmod(0o755)),
    _folder("aa"),
    _folder("nowhere"),
    lambda root: shutil.rmtree(root / "datasets/example-ridge-academy", ignore_errors=True),
    _if(VALLEY_PACKAGE, remove(VALLEY_PACKAGE)),
    _if(RIDGE, remove(RIDGE)),
]


@settings(max_examples=120)
@given(
    copies=st.lists(COPIES, max_size=5),
    others=st.lists(st.sampled_from(OTHERS), max_size=3),
    only=st.none() | st.lists(st.sampled_from([*NAMES, "example-summit-school", "nobody"]), min_size=1, unique=True),
    size=st.integers(1, 6),
)
def test_cases_that_depend_on_each_other_may_fall_into_any_slices(
    copies: list[Edit], others: list[Edit], only: list[str] | None, size: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(GOOD, Path(folder) / "repository"))
        apply(root, (*copies, *others))
        compare(root, only, sizes=(size,))


def test_a_case_and_a_draft_of_one_name_are_seen_across_slices(repository_copy: Path) -> None:
    """What the smallest group of a dataset is, is what the file says that was read last."""
    draft = RIDGE.replace("cases", "cases/drafts")
    apply(repository_copy, (_as(RIDGE, draft, ("  summary: >-", "  smallest_group: 119\n  summary: >-")),))
    _, problems = check_in_slices(repository_copy, size=1)
    found = {(problem.file, problem.rule) for problem in problems}
    assert {(draft, "one-dataset-one-case"), (RIDGE_ROWS, "small-cells")} <= found


def test_memory_does_not_grow_with_the_cases(repository_copy: Path) -> None:
    text = (repository_copy / RIDGE).read_text("utf-8")
    for number in range(60):
        name = f"ridge-{number}"
        write(f"cases/{name}.yml", text.replace("dataset: example-ridge-academy", f"dataset: {name}"))(repository_copy)
        _folder(name)(repository_copy)
    load_and_validate(repository_copy)  # what is remembered from one check to the next is no matter here

    def peak(check: Callable[[], object]) -> int:
        tracemalloc.start()
        check()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    kept = peak(lambda: load_and_validate(repository_copy))
    assert peak(lambda: check_in_slices(repository_copy, size=4)) < kept / 3
