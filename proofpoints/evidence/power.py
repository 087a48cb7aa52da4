"""How many students are needed to see a change of a given size: normal approximation, two groups of equal size.

Rates: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed. (2003), section 4.2, without
correction for continuity. Means: Cohen, Statistical Power Analysis, 2nd ed. (1988), chapter 2, with the normal in place
of the t distribution. Students who share a class or school count for less: Kish, Survey Sampling (1965), design effect
1 + (m - 1) * ICC, which docs/assets/students.js multiplies by; it computes the rest in the browser, too.
"""

from __future__ import annotations

import math
from statistics import NormalDist

_NORMAL = NormalDist()
ALPHA, POWER = 0.05, 0.80
ICC = 0.20  # customary for achievement tests where nothing better is known


def students_for_rates(percent: float, change: float, *, power: float = POWER) -> int:
    """Students in each group to see a rate move from `percent` by `change` percentage points, two-sided 5 percent.

    Raises:
        ValueError: the rates are equal or not between 0 and 100.
    """
    one, other = percent / 100, (percent + change) / 100
    if not (0 <= one <= 1 and 0 <= other <= 1) or one == other:
        raise ValueError("two different rates from 0 to 100 are needed")
    mean = (one + other) / 2
    null = math.sqrt(2 * mean * (1 - mean))
    alternative = math.sqrt(one * (1 - one) + other * (1 - other))
    return math.ceil(((_z(1 - ALPHA / 2) * null + _z(power) * alternative) / (one - other)) ** 2)


def students_for_means(effect: float, *, power: float = POWER) -> int:
    """Students in each group to see a difference of `effect` standard deviations, two-sided 5 percent."""
    if effect == 0:
        raise ValueError("an effect other than zero is needed")
    return math.ceil(2 * ((_z(1 - ALPHA / 2) + _z(power)) / effect) ** 2)


def _z(share: float) -> float:
    return _NORMAL.inv_cdf(share)
