"""All that is wrong comes in one run: a slip that keeps a file from being a case does not hide the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.problems import Level
from proofpoints.validate import load_and_validate
from tests.defect import MEADOW, SUMMIT, VALLEY, VALLEY_ROWS, Edit, apply, move, problems_in, swap

MISSPELT = swap(VALLEY, "models: [flex, station-rotation]", "models: [Station Rotation]")
EMPTY = swap(VALLEY, "  program: Flex mornings\n", "  program:\n")
UNKNOWN = swap(VALLEY, "  program: Flex mornings\n", "  program: Flex mornings\n  programme: Flex\n")
REPEATED = swap(VALLEY, "  level: district\n", "  level: district\n  level: district\n")
OTHERS = (
    swap(VALLEY, "who is stuck.", "who is stuck (jane.doe@example.org)."),
    swap(VALLEY_ROWS, "72.0,percent,,,,exact,,leaver rate,S3", "72.0,percent,7,,,exact,,leaver rate,S9"),
    swap(VALLEY, "a change of {o6-o3}", "a change of {o2-o11}"),
    swap(VALLEY, "source: S2}\nresult", "source: S8}\nresult"),
    swap(VALLEY, "Nobody chose a comparison group", "The proven rise was 12 percent"),
)
FOUND = {
    (VALLEY, 51, "how.voices[1].text", "personal-data"),
    (VALLEY, 51, "how.voices[1].source", "sources-resolve"),
    (VALLEY, 54, "result.summary", "references-resolve"),
    (VALLEY, 67, "doubt.design_note", "measured-words"),
    (VALLEY, 67, "doubt.design_note", "typed-figures"),
    (VALLEY_ROWS, 3, "n", "small-cells"),
    (VALLEY_ROWS, 3, "source", "sources-resolve"),
}


@pytest.mark.parametrize(
    ("slip", "rule", "lines"),
    [
        (MISSPELT, "shape-value", 0),
        (EMPTY, "shape-missing", 0),
        (UNKNOWN, "shape-unknown-key", 1),
        (REPEATED, "yaml-repeated-key", 1),
    ],
    ids=["misspelt", "empty", "unknown", "repeated"],
)
def test_a_slip_hides_nothing(repository_copy: Path, slip: Edit, rule: str, lines: int) -> None:
    apply(repository_copy, (slip, *OTHERS))
    found = {(p.file, p.line, p.field, p.rule) for p in problems_in(repository_copy)}
    further = {(file, line + lines if file == VALLEY else line, field, name) for file, line, field, name in FOUND}
    assert further <= found
    assert {name for *_, name in found - further} == {rule}


def test_what_is_said_of_a_source_is_said_once(repository_copy: Path) -> None:
    swap(VALLEY, "source: S2}\nresult", "source: S 2}\nresult")(repository_copy)
    (problem,) = problems_in(repository_copy)
    assert (problem.rule, problem.field) == ("shape-value", "how.voices[1].source")


def test_without_sources_only_that_is_said(repository_copy: Path) -> None:
    path = repository_copy / VALLEY
    path.write_text(path.read_text("utf-8").partition("sources:\n")[0], "utf-8")
    (problem,) = problems_in(repository_copy)
    assert (problem.rule, problem.field) == ("shape-missing", "sources")


def test_the_order_of_parts_is_named_beside_a_slip(repository_copy: Path) -> None:
    MISSPELT(repository_copy)
    path = repository_copy / VALLEY
    head, _, sources = path.read_text("utf-8").partition("sources:\n")
    path.write_text(f"sources:\n{sources}{head}", "utf-8")
    assert {problem.rule for problem in problems_in(repository_copy)} == {"shape-value", "key-order"}


def test_the_sentences_of_a_draft_that_lacks_parts_may_be_unfinished(repository_copy: Path) -> None:
    swap(MEADOW, "  program: Reading lab\n", "  program:\n")(repository_copy)
    swap(MEADOW, "year {o1} of", "year {o7}, 12 percent, of")(repository_copy)
    assert {problem.level for problem in problems_in(repository_copy)} == {Level.WARNING}


@pytest.mark.parametrize("file", [VALLEY, "cases/drafts/example-valley-schools.yml"])
def test_the_smallest_group_asked_for_holds_in_a_file_that_is_no_case_yet(repository_copy: Path, file: str) -> None:
    EMPTY(repository_copy)
    swap(VALLEY, "  dataset: example-valley-schools\n", "  dataset: example-valley-schools\n  smallest_group: 30\n")(
        repository_copy
    )
    swap(VALLEY_ROWS, "72.0,percent,,", "72.0,percent,15,")(repository_copy)
    if file != VALLEY:
        move(VALLEY, file)(repository_copy)
    (problem,) = [problem for problem in problems_in(repository_copy) if problem.rule == "small-cells"]
    assert "n must be at least 30, it is 15" in problem.message


def test_one_file_alone_is_judged_as_among_all(repository_copy: Path) -> None:
    apply(repository_copy, (MISSPELT, *OTHERS))
    _, alone = load_and_validate(repository_copy, ["example-valley-schools"])
    _, everything = load_and_validate(repository_copy)
    assert alone == [problem for problem in everything if "example-valley-schools" in problem.file]
    assert SUMMIT in {problem.file for problem in everything}
