"""Students needed: the values of statsmodels, which was written by others, and a value of a textbook."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.power import zt_ind_solve_power
from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

from proofpoints.evidence.power import students_for_means, students_for_rates


@given(st.integers(1, 98), st.integers(1, 98), st.sampled_from([0.8, 0.9]))
def test_rates_as_in_statsmodels(start: int, end: int, power: float) -> None:
    if start == end:
        return
    wanted = samplesize_proportions_2indep_onetail((end - start) / 100, start / 100, power, alternative="two-sided")
    assert abs(students_for_rates(start, end - start, power=power) - math.ceil(wanted)) <= 1


@given(st.floats(0.05, 1.5), st.sampled_from([0.8, 0.9]))
def test_means_as_in_statsmodels(effect: float, power: float) -> None:
    wanted = zt_ind_solve_power(effect_size=effect, alpha=0.05, power=power)
    assert students_for_means(effect, power=power) == pytest.approx(wanted, abs=1.5)


def test_known_values() -> None:
    assert students_for_means(0.5) == 63  # Cohen (1988), table 2.3.5: 64 with the t distribution
    assert students_for_rates(50, 10) == 388


@pytest.mark.parametrize(("start", "change"), [(50, 0), (95, 10), (-1, 5)])
def test_impossible_rates_are_refused(start: float, change: float) -> None:
    with pytest.raises(ValueError):
        students_for_rates(start, change)


def test_no_effect_is_refused() -> None:
    with pytest.raises(ValueError):
        students_for_means(0)
