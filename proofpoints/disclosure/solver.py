"""The least and greatest value of sums of unknowns: a process of its own, because scipy needs as much memory as all the rest."""

from __future__ import annotations

import json
from typing import Any, Literal

from scipy import optimize

from proofpoints.processes.pipe import answer_all

INFINITY = float("inf")
_MOST = 1_000_000  # students; an end keeps the search for whole numbers short
# Of one search for whole numbers; then the bounds without them hold, which are wider and may let more pass. Counted in steps,
# so that every machine says the same: 8,000 searches of 2,000 random tables took 281 at most.
_STEPS = 2_000
_SECONDS = 60.0  # of one search: a stop for what nobody has seen yet
Bounds = list[tuple[float, float]]


def bounds(
    rows: list[list[float]], low: list[float], high: list[float], sums: list[list[float]], narrow: float
) -> Bounds | None:
    """Least and greatest value of each sum where low <= rows <= high; None if nothing fits these facts.

    Rows and sums are the coefficients of all unknowns, in one order. Bounds less than `narrow` apart are looked at again,
    for whole numbers.
    """
    limits = optimize.LinearConstraint(rows, low, high)
    found = []
    for cost in sums:
        ends = _ends(cost, limits, whole=0)
        if ends is None:
            return None
        if ends[1] - ends[0] < narrow:
            closer = _ends(cost, limits, whole=1) or ends
            ends = (max(ends[0], closer[0]), min(ends[1], closer[1]))
        found.append(ends)
    return found


def _ends(cost: list[float], limits: Any, *, whole: Literal[0, 1]) -> tuple[float, float] | None:
    """Least and greatest value of a sum; None if nothing fits the facts."""
    ends = []
    for sign in (1.0, -1.0):
        answer = optimize.milp(
            [sign * factor for factor in cost],
            constraints=limits,
            integrality=[whole] * len(cost),
            bounds=optimize.Bounds(0, _MOST if whole else INFINITY),
            options={"node_limit": _STEPS, "time_limit": _SECONDS},
        )
        if answer.status == 2:
            return None
        ends.append(sign * answer.fun if answer.status == 0 else -sign * INFINITY)
    return ends[0], ends[1]


if __name__ == "__main__":
    answer_all(lambda asked: json.dumps(bounds(**json.loads(asked))).encode())
