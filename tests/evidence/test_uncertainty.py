"""Intervals and effect sizes: check values of anchors.md section 4, and properties."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import effectsize_smd
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from proofpoints.evidence.contrasts import Change, Contrast, Difference, DifferenceInChanges, Published
from proofpoints.evidence.uncertainty import (
    cox_index,
    effect_size_of,
    hedges_g,
    improvement_index,
    interval_of,
    newcombe,
    wilson,
)
from tests.evidence.rows import effect, outcome

PERCENT = st.floats(0, 100)
N = st.integers(1, 100_000)
DUST = 1e-9


def test_wilson_check_value() -> None:
    low, high = wilson(0.55, 100)
    assert (round(low, 5), round(high, 5)) == (0.45245, 0.64385)


def test_newcombe_check_value() -> None:
    interval = newcombe(100 * 56 / 70, 70, 100 * 48 / 80, 80)
    assert (round(interval.low, 3), round(interval.high, 3)) == (5.243, 33.387)
    assert interval.excludes_zero


@given(PERCENT, N, PERCENT, N)
def test_the_intervals_are_those_of_statsmodels(one: float, n1: int, other: float, n2: int) -> None:
    """Written by others, reviewed by many; ours only because importing theirs takes longer than computing."""
    mine, theirs = wilson(one / 100, n1), proportion_confint(one / 100 * n1, n1, method="wilson")
    assert mine == pytest.approx(theirs, abs=DUST)
    both = newcombe(one, n1, other, n2)
    counts = (one / 100 * n1, n1, other / 100 * n2, n2)
    expected = confint_proportions_2indep(*counts, method="newcomb", compare="diff")
    assert (both.low, both.high) == pytest.approx([100 * end for end in expected], abs=1e-7)


MEAN, SD, MANY = st.floats(-1000, 1000), st.floats(0.1, 300), st.integers(2, 10_000)


@given(MEAN, SD, MANY, MEAN, SD, MANY)
def test_hedges_g_is_that_of_statsmodels(m1: float, sd1: float, n1: int, m2: float, sd2: float, n2: int) -> None:
    expected, _ = effectsize_smd(*map(np.array, (m1, sd1, n1, m2, sd2, n2)))
    assert hedges_g(m1, sd1, n1, m2, sd2, n2) == pytest.approx(float(expected), abs=DUST)


def test_improvement_index_check_values() -> None:
    assert round(improvement_index(0.25), 2) == 9.87
    assert improvement_index(0) == 0
    assert round(improvement_index(-0.25), 2) == -9.87


@given(st.integers(2, 4000), st.integers(2, 4000))
def test_hedges_g_has_the_small_sample_factor_of_the_handbook(n1: int, n2: int) -> None:
    omega = 1 - 3 / (4 * (n1 + n2) - 9)
    assert hedges_g(105, 10, n1, 100, 10, n2) == pytest.approx(0.5 * omega)


def test_hedges_g_pools_by_degrees_of_freedom() -> None:
    pooled = math.sqrt((29 * 8**2 + 59 * 12**2) / 88)
    assert hedges_g(52, 8, 30, 49, 12, 60) == pytest.approx(3 / pooled * (1 - 3 / (4 * 90 - 9)))


def test_cox_index_is_the_difference_of_log_odds_over_1_65() -> None:
    assert cox_index(75, 50) == pytest.approx(math.log(3) / 1.65)
    assert cox_index(50, 50) == 0


@pytest.mark.parametrize("pair", [(0, 50), (100, 50), (50, 0), (50, 100), (0, 100), (0, 0)])
def test_cox_index_is_undefined_at_0_and_100(pair: tuple[float, float]) -> None:
    assert cox_index(*pair) is None


@given(PERCENT, N)
def test_wilson_contains_the_rate_and_stays_in_bounds(percent: float, n: int) -> None:
    low, high = wilson(percent / 100, n)
    assert -DUST <= low <= percent / 100 + DUST
    assert percent / 100 - DUST <= high <= 1 + DUST


@given(st.floats(1, 99), st.integers(5, 5000))
def test_wilson_narrows_with_more_students(percent: float, n: int) -> None:
    few, many = wilson(percent / 100, n), wilson(percent / 100, 4 * n)
    assert many[1] - many[0] < few[1] - few[0]


@given(PERCENT, N, PERCENT, N)
def test_newcombe_contains_the_difference_and_stays_in_bounds(p1: float, n1: int, p2: float, n2: int) -> None:
    interval = newcombe(p1, n1, p2, n2)
    assert -100 - DUST <= interval.low <= p1 - p2 + DUST
    assert p1 - p2 - DUST <= interval.high <= 100 + DUST


@given(PERCENT, N, PERCENT, N)
def test_newcombe_is_antisymmetric(p1: float, n1: int, p2: float, n2: int) -> None:
    one, other = newcombe(p1, n1, p2, n2), newcombe(p2, n2, p1, n1)
    assert one.low == pytest.approx(-other.high, abs=1e-6)
    assert one.high == pytest.approx(-other.low, abs=1e-6)


@given(st.floats(0.1, 99.9), st.floats(0.1, 99.9))
def test_cox_index_has_the_sign_of_the_difference(p1: float, p2: float) -> None:
    assume(abs(p1 - p2) > 1e-6)
    index = cox_index(p1, p2)
    assert index is not None
    assert (index > 0) == (p1 > p2)
    assert index == pytest.approx(-(cox_index(p2, p1) or 0))


@given(st.floats(-5, 5))
def test_improvement_index_stays_between_minus_50_and_50(g: float) -> None:
    assert -50 <= improvement_index(g) <= 50


def two(n: int | None = 100, other_n: int | None = 80, **cells: object) -> Difference:
    return Difference(outcome("o1", 80, n=n, **cells), outcome("o2", 60, arm="control", n=other_n, **cells))


@given(st.integers(0, 1000).map(lambda x: x / 10), N, st.integers(0, 1000).map(lambda x: x / 10), N)
def test_the_interval_of_a_change_and_of_a_difference_holds_its_estimate(
    p1: float, n1: int, p2: float, n2: int
) -> None:
    contrasts: list[Contrast] = [
        Difference(outcome("o1", p1, n=n1), outcome("o2", p2, arm="control", n=n2)),
        Change(outcome("o2", p2, "2011", n=n2), outcome("o1", p1, "2014", n=n1)),
    ]
    for contrast in contrasts:
        interval = interval_of(contrast)
        assert interval is not None
        assert interval.low - DUST <= contrast.estimate <= interval.high + DUST


@pytest.mark.parametrize(
    "contrast",
    [
        two(n=None),
        two(other_n=None),
        two(n_scope="contrast"),
        two(qualifier="approximate"),
        two(metric="score-math", unit="scale-score"),
        two(n=0),
        DifferenceInChanges(
            Change(outcome("o1", n=9), outcome("o2", n=9)), Change(outcome("o3", n=9), outcome("o4", n=9))
        ),
        Published(effect(p=0.01)),
        Published(effect(estimate=2, unit="ratio", se=0.2)),
    ],
)
def test_no_interval_where_the_rows_do_not_allow_one(contrast: Contrast) -> None:
    assert interval_of(contrast) is None


def test_a_published_standard_error_gives_an_interval() -> None:
    interval = interval_of(Published(effect(estimate=0.2, unit="sd", se=0.1)))
    assert interval is not None
    assert (round(interval.low, 3), round(interval.high, 3)) == (0.004, 0.396)


def test_an_effect_size_of_rates_is_the_cox_index() -> None:
    size = effect_size_of(two())
    assert size is not None
    assert size.kind == "Cox index"
    assert size.value == pytest.approx(cox_index(80, 60) or 0)
    assert size.improvement == pytest.approx(improvement_index(size.value))


def test_an_effect_size_of_scores_is_hedges_g_where_n_and_sd_are_known() -> None:
    size = effect_size_of(two(metric="score-math", unit="scale-score", sd=20))
    assert size is not None
    assert (size.kind, size.value) == ("Hedges g", pytest.approx(hedges_g(80, 20, 100, 60, 20, 80)))
    assert effect_size_of(two(metric="score-math", unit="scale-score")) is None
    assert effect_size_of(two(metric="score-math", unit="scale-score", sd=20, n_scope="contrast")) is None


SCORE = {"metric": "score-math", "unit": "scale-score"}


@pytest.mark.parametrize(("of", "cell"), [("o1", "sd"), ("o1", "n"), ("o2", "sd"), ("o2", "n")])
def test_no_hedges_g_where_one_of_the_groups_lacks_its_n_or_sd(of: str, cell: str) -> None:
    cells = {row: {"sd": 20, "n": 100, **SCORE, **({cell: None} if row == of else {})} for row in ("o1", "o2")}
    assert (
        effect_size_of(Difference(outcome("o1", 80, **cells["o1"]), outcome("o2", 60, arm="control", **cells["o2"])))
        is None
    )


def test_a_difference_of_standardized_means_is_an_effect_size_itself() -> None:
    rows = (
        outcome(id, value, metric="score-math", unit="sd", arm=arm)
        for id, value, arm in (("o1", 0.3, "program"), ("o2", 0.1, "control"))
    )
    size = effect_size_of(Difference(*rows))
    assert size is not None
    assert (size.kind, size.value) == ("difference of standardized means", 0.2)


@pytest.mark.parametrize("rate", [0, 100])
def test_rates_of_nobody_or_everybody_have_no_effect_size(rate: float) -> None:
    assert effect_size_of(Difference(outcome("o1", rate), outcome("o2", 60, arm="control"))) is None


def test_a_published_effect_size_stays_as_published() -> None:
    size = effect_size_of(Published(effect(estimate=-0.19, unit="sd")))
    assert size is not None
    assert (size.kind, size.value) == ("as published", -0.19)
    assert effect_size_of(Published(effect())) is None


@pytest.mark.parametrize(
    "contrast",
    [
        Change(outcome("o1", 60, "2011", n=100), outcome("o2", 80, "2014", n=100)),
        Difference(outcome("o1", 80, n=100), outcome("o2", 60, arm="state", n=100)),
        Difference(outcome("o1", 80, "2014", n=100), outcome("o2", 60, "2013", arm="prior-cohort", n=100)),
        Published(effect(unit="sd", contrast="change")),
        Published(effect(unit="sd", versus="state")),
        Published(effect(unit="sd", contrast="difference-in-changes")),
        DifferenceInChanges(
            Change(outcome("o1"), outcome("o2")), Change(outcome("o3", arm="state"), outcome("o4", arm="state"))
        ),
    ],
)
def test_no_effect_size_without_a_comparison_group(contrast: Contrast) -> None:
    """anchors.md 4.1: never apply g or the improvement index to a single group before and after."""
    assert effect_size_of(contrast) is None
