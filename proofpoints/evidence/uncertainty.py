"""How sure a contrast is: intervals for rates, effect sizes for group contrasts.

The formulas are those of statsmodels, which the tests ask; importing it takes longer than computing ten thousand cases.

Intervals treat students as independent. Students in one school are alike in ways nobody recorded, so true intervals are
wider; every page that shows one says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from proofpoints.evidence.contrasts import Change, Contrast, Difference, Published, role_of
from proofpoints.rows import Outcome

COX_DIVISOR = 1.65  # WWC Procedures Handbook 5.0: puts a log odds ratio on the scale of a standardized mean difference
_NORMAL = NormalDist()
_Z = _NORMAL.inv_cdf(0.975)


@dataclass(frozen=True)
class Interval:
    """A 95 percent interval in the unit of its estimate, and how it was computed."""

    low: float
    high: float
    method: str

    @property
    def excludes_zero(self) -> bool:
        """True if both ends lie on one side of zero."""
        return self.low > 0 or self.high < 0


def wilson(rate: float, n: int) -> tuple[float, float]:
    """Ends of the score interval of a rate of `n` students (Wilson 1927); rates out of 1."""
    whole = 1 + _Z**2 / n
    middle = (rate + _Z**2 / (2 * n)) / whole
    half = _Z / whole * math.sqrt(max(0.0, rate * (1 - rate)) / n + _Z**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def newcombe(percent1: float, n1: int, percent2: float, n2: int) -> Interval:
    """Newcombe's hybrid score interval (method 10) of percent1 - percent2, in percentage points; independent groups."""
    one, other = percent1 / 100, percent2 / 100
    (low1, high1), (low2, high2) = wilson(one, n1), wilson(other, n2)
    low = one - other - math.hypot(one - low1, high2 - other)
    high = one - other + math.hypot(high1 - one, other - low2)
    return Interval(100 * low, 100 * high, "Newcombe")


def hedges_g(mean1: float, sd1: float, n1: int, mean2: float, sd2: float, n2: int) -> float:
    """Hedges g with pooled standard deviation and small-sample factor 1 - 3/(4N - 9), N = n1 + n2."""
    pooled = math.sqrt((sd1**2 * (n1 - 1) + sd2**2 * (n2 - 1)) / (n1 + n2 - 2))
    return (1 - 3 / (4 * (n1 + n2) - 9)) * (mean1 - mean2) / pooled


def cox_index(percent1: float, percent2: float) -> float | None:
    """Cox index of two rates in percent: difference of log odds / 1.65. None where a rate is 0 or 100."""
    if not (0 < percent1 < 100 and 0 < percent2 < 100):
        return None
    return (_logit(percent1 / 100) - _logit(percent2 / 100)) / COX_DIVISOR


def improvement_index(g: float) -> float:
    """WWC improvement index: percentile points an average comparison student would move, -50 to +50."""
    return 100 * _NORMAL.cdf(g) - 50


def _logit(p: float) -> float:
    return math.log(p / (1 - p))


def interval_of(contrast: Contrast) -> Interval | None:
    """The interval of a contrast where the rows allow one: rates with a known n, or a published standard error."""
    if isinstance(contrast, Published):
        return _published(contrast)
    if isinstance(contrast, Change):
        return _rates(contrast.later, contrast.earlier)
    if isinstance(contrast, Difference):
        return _rates(contrast.program, contrast.comparison)
    return None


def _published(contrast: Published) -> Interval | None:
    se = contrast.effect.se
    if se is None or contrast.effect.unit == "ratio":  # the error of a ratio is not symmetric
        return None
    half = _Z * se
    return Interval(contrast.estimate - half, contrast.estimate + half, "estimate ± 1.96 standard errors")


def _rates(one: Outcome, other: Outcome) -> Interval | None:
    if one.unit != "percent" or one.value is None or other.value is None or not one.own_n or not other.own_n:
        return None
    if "approximate" in (one.qualifier, other.qualifier):
        return None
    return newcombe(one.value, one.own_n, other.value, other.own_n)


@dataclass(frozen=True)
class EffectSize:
    """A standardized difference of a group contrast. `kind`: Hedges g, Cox index, or as published."""

    value: float
    kind: str

    @property
    def improvement(self) -> float:
        """WWC improvement index, in percentile points."""
        return improvement_index(self.value)


def effect_size_of(contrast: Contrast) -> EffectSize | None:
    """Effect size of a program-versus-comparison contrast; None for changes over time and for references."""
    if role_of(contrast) != "comparison":
        return None
    if isinstance(contrast, Published):
        standardized = contrast.effect.unit == "sd" and contrast.effect.contrast == "difference"
        return EffectSize(contrast.estimate, "as published") if standardized else None
    if not isinstance(contrast, Difference):
        return None
    one, other = contrast.program, contrast.comparison
    if one.unit == "sd":
        return EffectSize(contrast.estimate, "difference of standardized means")
    if one.value is None or other.value is None:
        return None
    if one.unit == "percent":
        cox = cox_index(one.value, other.value)
        return None if cox is None else EffectSize(cox, "Cox index")
    if one.sd and other.sd and one.own_n and other.own_n:
        return EffectSize(hedges_g(one.value, one.sd, one.own_n, other.value, other.sd, other.own_n), "Hedges g")
    return None
