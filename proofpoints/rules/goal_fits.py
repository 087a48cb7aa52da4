"""A SMART goal must be in a unit of its measure, and its target must differ from its baseline.

Why: a goal that can't be measured can't be reached or missed. If none was published, say none-published.

Bad:

    goal: {text: Raise graduation., metric: graduation-rate, group: all-students, target: 90, unit: students, ...}

Good:

    goal: {text: Raise graduation to 90 percent by 2016., metric: graduation-rate, group: all-students, target: 90,
           unit: percent, deadline: 2016, source: S1}

Mend: write target and baseline in a unit of the measure, or `goal: none-published`.
"""

import math
from collections.abc import Iterator

from proofpoints.model import NONE_PUBLISHED
from proofpoints.problems import Problem
from proofpoints.rows import Repository
from proofpoints.vocabulary import METRICS, UNITS

ID = "goal-fits"


def check(repository: Repository) -> Iterator[Problem]:
    """Cases that publish a goal."""
    for entry in repository.entries:
        goal = entry.case.why.goal
        if isinstance(goal, str):
            assert goal == NONE_PUBLISHED
            continue
        units = METRICS[goal.metric].units
        # a unit of differences alone, such as points, fits any measure
        if goal.unit in UNITS and goal.unit not in units:
            yield entry.problem(
                ("why", "goal", "unit"),
                ID,
                f"unit of {goal.metric} must be {' or '.join(units)}, not {goal.unit}",
                "Correct the unit or the measure.",
            )
        for key, value in (("baseline", goal.baseline), ("target", goal.target)):
            if value is not None and not math.isfinite(value):
                yield entry.problem(
                    ("why", "goal", key),
                    ID,
                    f"{key} must be a number with digits, not {value}",
                    "Check the figure in its source.",
                )
        if goal.baseline is not None and goal.baseline == goal.target:
            yield entry.problem(
                ("why", "goal", "target"), ID, "target must differ from baseline", "Check both in the source."
            )
