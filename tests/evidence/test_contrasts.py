"""What may be subtracted from what, and what may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.evidence.contrasts import (
    Change,
    DifferenceInChanges,
    Published,
    change_of,
    changes_beside,
    difference_unit,
    differences,
    program_changes,
    published_beside,
    role_of,
    subtract,
    tidy,
    usable_effect,
)
from proofpoints.evidence.series import find_series, instrument_key, measure_key
from proofpoints.rows import Outcome
from proofpoints.vocabulary import ARMS
from tests.evidence.rows import effect, outcome, outcomes, tables


def test_a_difference_has_no_dust_of_binary_arithmetic() -> None:
    assert 83 - 76.7 != 6.3
    assert subtract(outcome("o1", 83), outcome("o2", 76.7)) == 6.3
    assert str(tidy(0.1 - 0.1)) == "0.0"
    assert str(tidy(-0.0)) == "0.0"


@pytest.mark.parametrize(
    "cells",
    [
        {"metric": "dropout-rate"},
        {"instrument": "estimated rate"},
        {"group": "black"},
        {"population": "seniors"},
        {"metric": "held-back", "unit": "students"},
    ],
)
def test_subtract_refuses_rows_that_differ(cells: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="may not be subtracted"):
        subtract(outcome("o1", 83), outcome("o2", 60, "2007", **cells))


@pytest.mark.parametrize("qualifier", ["at-least", "at-most", "suppressed"])
def test_subtract_refuses_a_bound_and_a_hidden_value(qualifier: str) -> None:
    odd = outcome("o2", None if qualifier == "suppressed" else 75, "2011", qualifier=qualifier)
    for pair in ((outcome("o1", 83), odd), (odd, outcome("o1", 83))):
        with pytest.raises(ValueError, match="may not be subtracted"):
            subtract(*pair)


def test_two_unstated_instruments_of_two_sources_are_not_subtracted() -> None:
    with pytest.raises(ValueError, match="may not be subtracted"):
        subtract(outcome("o1", 55, instrument="unstated"), outcome("o2", 49, instrument="unstated", source="S2"))


@given(outcomes(), outcomes())
def test_subtract_never_crosses_instrument_unit_group_or_population(one: Outcome, other: Outcome) -> None:
    try:
        found = subtract(one, other)
    except ValueError:
        return
    assert (one.metric, one.unit, one.group, one.population) == (
        other.metric,
        other.unit,
        other.group,
        other.population,
    )
    assert instrument_key(one) == instrument_key(other)
    assert {one.qualifier, other.qualifier} <= {"exact", "approximate"}
    assert found == pytest.approx((one.value or 0) - (other.value or 0))
    assert found == -subtract(other, one)


@given(st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_a_change_is_antisymmetric(one: float, other: float) -> None:
    a, b = outcome("o1", one, "2011"), outcome("o2", other, "2014")
    assert Change(a, b).estimate == -Change(b, a).estimate


@given(st.floats(0, 100), st.floats(0, 100))
def test_the_change_of_a_series_turns_its_sign_with_its_values(one: float, other: float) -> None:
    def change(first: float, last: float) -> float:
        found = change_of(find_series([outcome("o1", first, "2011"), outcome("o2", last, "2014")])[0])
        assert found is not None
        return found.estimate

    assert change(one, other) == -change(other, one)


def test_a_change_runs_from_the_first_to_the_last_point() -> None:
    rows = [outcome("o1", 76.7, "2011"), outcome("o2", 90, "2013"), outcome("o3", 85.6, "2017")]
    (series,) = find_series(rows)
    change = change_of(series)
    assert change is not None
    assert (change.earlier.id, change.later.id, change.estimate) == ("o1", "o3", 8.9)
    part = change_of(series, rows[0], rows[1])
    assert part is not None
    assert part.estimate == 13.3
    assert change_of(series, rows[1], rows[0]) is None


@pytest.mark.parametrize(
    ("first", "last"), [("2014", "2013-14"), ("year 1", "2014"), ("2011 to 2013", "2012"), ("2014", "unstated")]
)
def test_no_change_without_two_points_in_order_of_time(first: str, last: str) -> None:
    (series,) = find_series([outcome("o1", 60, first), outcome("o2", 70, last)])
    assert change_of(series) is None


def test_a_bound_at_the_end_shortens_the_change() -> None:
    rows = [outcome("o1", 60, "2011"), outcome("o2", 70, "2013"), outcome("o3", 95, "2014", qualifier="at-least")]
    change = change_of(find_series(rows)[0])
    assert change is not None
    assert change.later.id == "o2"


def test_the_program_is_set_beside_comparison_and_reference_of_the_same_time() -> None:
    rows = [
        outcome("o1", 89, "2013-14"),
        outcome("o2", 83, "2014", arm="state"),
        outcome("o3", 80, "2013", arm="state"),
        outcome("o4", 87, "2014", arm="similar-schools"),
        outcome("o5", 50, "2014", arm="elsewhere"),
    ]
    assert {(d.program.id, d.comparison.id, d.estimate) for d in differences(rows)} == {
        ("o1", "o2", 6),
        ("o1", "o4", 2),
    }


def test_earlier_students_may_be_of_an_earlier_time_but_not_of_a_later_one() -> None:
    rows = [
        outcome("o1", 60, "2014"),
        outcome("o2", 50, "2012", arm="prior-cohort"),
        outcome("o3", 55, "2016", arm="prior-cohort"),
    ]
    assert [d.comparison.id for d in differences(rows)] == ["o2"]


@given(tables())
def test_no_difference_and_no_change_uses_a_bound_a_hidden_value_or_another_measure(rows: tuple[Outcome, ...]) -> None:
    contrasts = [*differences(rows), *program_changes(rows)]
    contrasts += [beside for change in program_changes(rows) for beside in changes_beside(rows, change)]
    for contrast in contrasts:
        one, other = contrast.rows
        assert measure_key(one) == measure_key(other)
        assert {one.qualifier, other.qualifier} <= {"exact", "approximate"}
        assert None not in (one.value, other.value, one.when.start, other.when.start)
        assert isinstance(contrast.estimate, float)


@given(tables())
def test_a_change_beside_another_begins_and_ends_with_it(rows: tuple[Outcome, ...]) -> None:
    for change in program_changes(rows):
        assert change.later.arm == change.earlier.arm == "program"
        assert change.later.about.outcome
        for beside in changes_beside(rows, change):
            assert change.same_times(beside)
            assert beside.later.role in ("comparison", "reference")


def test_a_difference_in_changes_is_the_difference_of_the_two_changes() -> None:
    program = Change(outcome("o1", 76.7, "2011"), outcome("o2", 85.6, "2017"))
    state = Change(outcome("o3", 76.6, "2011", arm="state"), outcome("o4", 79.3, "2017", arm="state"))
    both = DifferenceInChanges(program, state)
    assert both.estimate == 6.2
    assert [row.id for row in both.rows] == ["o2", "o1", "o4", "o3"]
    assert role_of(both) == "reference"


@pytest.mark.parametrize(
    "cells",
    [
        {"unit": "percent-ambiguous"},
        {"instrument": "more than one method"},
        {"period": "unstated"},
        {"qualifier": "at-least"},
        {"metric": "opinion"},
        {"arm": "control", "versus": "program"},
        {"arm": "elsewhere", "versus": "nation"},
        {"versus": None},
        {"versus": "elsewhere"},
    ],
)
def test_a_published_difference_that_can_not_carry_a_case(cells: dict[str, str]) -> None:
    assert usable_effect(effect())
    assert not usable_effect(effect(**cells))


def test_a_published_change_needs_no_comparison() -> None:
    assert usable_effect(effect(contrast="change"))


def test_a_published_change_of_another_arm_stands_beside_only_with_the_same_measure_and_time() -> None:
    own = effect("e1", 25, contrast="change")
    control = effect("e2", 6, contrast="change", arm="control")
    others = (
        control,
        effect("e3", 6, contrast="change", arm="control", period="2015"),
        effect("e4", 6, contrast="change", arm="control", instrument="estimated rate"),
        effect("e5", 6, contrast="change", arm="elsewhere"),
        effect("e6", 6, contrast="change", population="seniors", arm="control"),
        effect("e7", 6, contrast="change", arm="control", unit="percent-relative"),
        effect("e8", 6, contrast="change", arm="control", qualifier="at-most"),
    )
    assert list(published_beside((own, *others), own)) == [control]


def test_nothing_stands_beside_a_published_difference() -> None:
    own = effect("e1", 25)
    assert list(published_beside((own, effect("e2", 6, arm="control", versus="state")), own)) == []


def test_a_change_stands_beside_only_with_the_same_measure_and_both_times() -> None:
    before, after = outcome("o1", 60, "2011"), outcome("o2", 70, "2014")
    times = ("2010", "2011", "2012", "2014", "2015")
    state = [outcome(f"state-{time}", 61, time, arm="state") for time in times]
    others = [
        outcome(f"{number}-{time}", 61, time, **cells)
        for number, (cells, seen) in enumerate(
            (
                ({"arm": "state", "metric": "attendance-rate"}, times),
                ({"arm": "state", "group": "black"}, times),
                ({"arm": "state", "instrument": "estimated rate"}, times),
                ({"arm": "elsewhere"}, times),
                ({"arm": "nation"}, ("2011", "2013")),
                ({"arm": "region"}, ("2012", "2014")),
            )
        )
        for time in seen
    ]
    found = list(changes_beside((before, after, *others, *state), Change(before, after)))
    assert [(one.earlier.id, one.later.id) for one in found] == [("state-2011", "state-2014")]


def test_percentages_differ_in_percentage_points_and_never_in_percent() -> None:
    assert difference_unit("percent") == "percentage points"
    assert difference_unit("percentage-points") == "percentage points"
    assert difference_unit("percent-relative") == "percent (relative)"


@pytest.mark.parametrize("arm", [arm for arm in ARMS if arm != "program"])
def test_the_role_of_a_published_difference_is_that_of_its_comparison(arm: str) -> None:
    assert role_of(Published(effect(versus=arm))) == ARMS[arm].role


def test_a_change_is_compared_with_nobody() -> None:
    assert role_of(Change(outcome("o1"), outcome("o2", period="2015"))) == "nobody"
    assert role_of(Published(effect(contrast="change"))) == "nobody"
