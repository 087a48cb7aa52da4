"""The design ladder: never above what the rows support."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.evidence.ladder import RUNGS, may_declare, strongest, supported_designs
from proofpoints.rows import Effect, Outcome
from proofpoints.vocabulary import DESIGNS
from tests.evidence.rows import REFERENCE_ARMS, WITH_GROUP, effect, outcome, tables


def rungs(*rows: Outcome | Effect) -> frozenset[str]:
    return supported_designs(
        tuple(row for row in rows if isinstance(row, Outcome)), tuple(row for row in rows if isinstance(row, Effect))
    )


BEFORE, AFTER = outcome("o1", 60, "2011"), outcome("o2", 70, "2014")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), set()),
        ((BEFORE,), set()),
        ((BEFORE, AFTER), {"before-after"}),
        (
            (BEFORE, AFTER, outcome("o3", 50, "2011", arm="state"), outcome("o4", 55, "2014", arm="state")),
            {"before-after", "before-after-reference", "reference-level"},
        ),
        ((BEFORE, outcome("o3", 50, "2011", arm="state")), {"reference-level"}),
        ((BEFORE, outcome("o3", 50, "2011", arm="control")), WITH_GROUP),
        ((BEFORE, outcome("o3", 50, "2011", arm="elsewhere")), set()),
        ((BEFORE, outcome("o3", 50, "2011", arm="state", instrument="estimated rate")), set()),
        ((effect(contrast="change"),), {"published-estimate"}),
        ((effect(versus="control"),), {"published-estimate", *WITH_GROUP}),
        ((effect(versus="state"),), {"published-estimate", "reference-level"}),
        ((effect(versus="state", contrast="difference-in-changes"),), {"published-estimate", "before-after-reference"}),
        ((effect(versus="elsewhere"),), set()),
        ((effect(unit="percent-ambiguous"),), set()),
        (
            (effect("e1", contrast="change"), effect("e2", contrast="change", arm="control")),
            {"published-estimate", *WITH_GROUP},
        ),
        (
            (effect("e1", contrast="change"), effect("e2", contrast="change", arm="state")),
            {"published-estimate", "before-after-reference"},
        ),
    ],
)
def test_what_rows_support(rows: tuple[Outcome | Effect, ...], expected: set[str]) -> None:
    assert rungs(*rows) == expected


def test_rungs_are_the_designs_strongest_first() -> None:
    assert tuple(DESIGNS) == RUNGS
    assert RUNGS[0] == "randomized"
    assert RUNGS[-1] == "published-estimate"


def test_a_design_may_stand_lower_than_the_rows_allow_but_not_higher() -> None:
    supported = frozenset({"before-after"})
    assert may_declare("before-after", supported)
    assert may_declare("published-estimate", supported)
    assert not may_declare("before-after-reference", supported)
    assert not may_declare("randomized", supported)


def test_nothing_supports_no_design() -> None:
    assert strongest(frozenset()) is None
    assert not any(may_declare(design, frozenset()) for design in DESIGNS)


@given(st.frozensets(st.sampled_from(sorted(DESIGNS)), min_size=1))
def test_the_strongest_is_the_highest_that_may_be_declared(supported: frozenset[str]) -> None:
    top = strongest(supported)
    assert top in supported
    assert next(design for design in RUNGS if may_declare(design, supported)) == top


@given(tables(), tables((*REFERENCE_ARMS, "elsewhere"), "r"))
def test_references_never_raise_a_case_to_a_comparison_group(
    rows: tuple[Outcome, ...], more: tuple[Outcome, ...]
) -> None:
    assert rungs(*rows, *more) & WITH_GROUP == rungs(*rows) & WITH_GROUP


@given(tables(), tables(("elsewhere",), "r"))
def test_other_places_change_nothing(rows: tuple[Outcome, ...], more: tuple[Outcome, ...]) -> None:
    assert rungs(*rows, *more) == rungs(*rows)


@given(tables(("program",)))
def test_the_program_alone_supports_before_and_after_at_most(rows: tuple[Outcome, ...]) -> None:
    assert rungs(*rows) <= {"before-after"}


@given(tables())
def test_a_comparison_group_needs_rows_of_one(rows: tuple[Outcome, ...]) -> None:
    if rungs(*rows) & WITH_GROUP:
        assert any(row.role == "comparison" for row in rows)
