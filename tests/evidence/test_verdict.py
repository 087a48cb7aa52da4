"""Which way a result points: what the source says, else our interval, else the size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.evidence.verdict import LABELS, Direction, judge, overall
from tests.evidence.rows import effect, finding, outcome

UP, DOWN, UNCLEAR, MIXED = Direction.FAVORABLE, Direction.UNFAVORABLE, Direction.UNCLEAR, Direction.MIXED
RATE = {"metric": "graduation-rate", "versus": "control"}


def direction(first: float, second: float, metric: str = "graduation-rate", **cells: object) -> Direction:
    rows = (
        outcome("o1", first, metric=metric, **cells),
        outcome("o2", second, metric=metric, arm="control", n=cells.get("n")),
    )
    return judge(finding({"metric": metric, "versus": "control"}, *rows)).direction


def test_more_is_better_or_worse_as_the_measure_says() -> None:
    assert direction(80, 60) is UP
    assert direction(60, 80) is DOWN
    assert direction(80, 60, "dropout-rate") is DOWN
    assert direction(60, 80, "dropout-rate") is UP


def test_the_source_has_the_first_word() -> None:
    assert direction(80, 60, significant="no") is UNCLEAR
    assert direction(60.1, 60, significant="yes") is UP
    assert direction(60, 60.1, significant="yes") is DOWN
    assert direction(60, 61, significant="yes", n=10) is DOWN


def test_equal_figures_point_nowhere_even_if_the_source_calls_their_difference_significant() -> None:
    assert direction(60, 60, significant="yes") is UNCLEAR
    assert judge(finding({"effect": "e1"}, effect(estimate=0, significant="yes", se=0.01))).direction is UNCLEAR


def test_then_the_interval() -> None:
    assert direction(80, 60, n=400) is UP
    assert direction(60, 80, n=400) is DOWN
    assert direction(62, 60, n=40) is UNCLEAR
    assert judge(finding({"effect": "e1"}, effect(estimate=0.3, unit="sd", se=0.1))).direction is UP
    assert judge(finding({"effect": "e1"}, effect(estimate=-0.3, unit="sd", se=0.1))).direction is DOWN


def test_then_the_size() -> None:
    assert direction(60.9, 60) is UNCLEAR
    assert direction(61, 60) is UP
    assert direction(60, 60) is UNCLEAR
    for unit, least in (("percentage-points", 1), ("sd", 0.05)):
        assert judge(finding({"effect": "e1"}, effect(estimate=least, unit=unit))).direction is UP
        assert judge(finding({"effect": "e1"}, effect(estimate=0.99 * least, unit=unit))).direction is UNCLEAR


def test_a_difference_in_changes_counts_net_of_the_reference() -> None:
    rows = (
        outcome("o1", 60, "2011"),
        outcome("o2", 64, "2014"),
        outcome("o3", 60, "2011", arm="state"),
        outcome("o4", 70, "2014", arm="state"),
    )
    assert judge(finding({"metric": "graduation-rate"}, *rows)).direction is UP
    assert judge(finding({"metric": "graduation-rate", "versus": "state"}, *rows)).direction is DOWN


def test_a_published_change_counts_net_of_the_one_beside_it() -> None:
    rows = (effect("e1", 6, contrast="change"), effect("e2", 25, contrast="change", arm="control"))
    assert judge(finding({"effect": "e1"}, *rows)).direction is DOWN


def test_the_interval_of_a_change_alone_does_not_judge_it_beside_another() -> None:
    rows = (effect("e1", 6, contrast="change", se=1), effect("e2", 5.9, contrast="change", arm="control"))
    assert judge(finding({"effect": "e1"}, *rows)).direction is UNCLEAR


@pytest.mark.parametrize(("estimate", "expected"), [(2, UP), (0.5, DOWN), (1, UNCLEAR)])
def test_a_ratio_is_judged_around_one(estimate: float, expected: Direction) -> None:
    assert judge(finding({"effect": "e1"}, effect(estimate=estimate, unit="ratio"))).direction is expected


def test_a_published_estimate_follows_its_source() -> None:
    assert judge(finding({"effect": "e1"}, effect(estimate=0.11, unit="sd", significant="no"))).direction is UNCLEAR
    assert judge(finding({"effect": "e1"}, effect(estimate=-0.19, unit="sd", significant="yes"))).direction is DOWN
    assert judge(finding({"effect": "e1"}, effect(estimate=0.04, unit="sd"))).direction is UNCLEAR
    assert judge(finding({"effect": "e1"}, effect(estimate=0.3, unit="sd", se=0.2))).direction is UNCLEAR


def test_every_verdict_says_why() -> None:
    for cells in ({"significant": "no"}, {"significant": "yes"}, {"n": 40}, {"n": 4000}, {}):
        verdict = judge(finding(RATE, outcome("o1", 80, **cells), outcome("o2", 60, arm="control", n=cells.get("n"))))
        assert verdict.because


def test_every_direction_has_a_label() -> None:
    assert set(LABELS) == set(Direction)


DIRECTIONS = st.sampled_from([UP, DOWN, UNCLEAR])


@given(st.lists(DIRECTIONS, min_size=1))
def test_a_case_points_one_way_only_if_all_its_results_do(directions: list[Direction]) -> None:
    found = overall(directions)
    assert found is (directions[0] if len(set(directions)) == 1 else MIXED)


@given(st.integers(0, 1000), st.integers(0, 1000), st.sampled_from([None, 40, 5000]))
def test_turning_program_and_comparison_turns_the_verdict(one: int, other: int, n: int | None) -> None:
    there, back = direction(one / 10, other / 10, n=n), direction(other / 10, one / 10, n=n)
    assert back is {UP: DOWN, DOWN: UP, UNCLEAR: UNCLEAR}[there]
