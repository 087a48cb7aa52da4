"""in_bounds: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import in_bounds
from proofpoints.vocabulary import METRICS
from tests.defect import HARBOR_EFFECTS, RIDGE_EFFECTS, RIDGE_ROWS, VALLEY_ROWS, Defect, add, problems_in, swap, verify

DEFECTS = [
    Defect(
        "a percentage above 100",
        (swap(VALLEY_ROWS, "2008-09,71.2", "2008-09,712"),),
        (VALLEY_ROWS, 2, "value"),
        "row o1: value must be at most 100, it is 712",
        "Check the figure in S3, and the unit",
        (swap(VALLEY_ROWS, "2008-09,712", "2008-09,71.2"),),
    ),
    Defect(
        "a negative percentage",
        (swap(VALLEY_ROWS, "2013-14,5,percent", "2013-14,-5,percent"),),
        (VALLEY_ROWS, 12, "value"),
        "row o11: value must be at least 0, it is -5",
        "Check the figure in S3",
        (swap(VALLEY_ROWS, "2013-14,-5,percent", "2013-14,5,percent"),),
    ),
    Defect(
        "no spread",
        (swap(RIDGE_ROWS, "118,,14.2,exact", "118,,0,exact"),),
        (RIDGE_ROWS, 2, "sd"),
        "row o1: sd must be more than 0",
        "Leave it empty if the source has none",
        (swap(RIDGE_ROWS, "118,,0,exact", "118,,14.2,exact"),),
    ),
    Defect(
        "p in percent",
        (swap(RIDGE_EFFECTS, "0.13,0.7,", "0.13,7,"),),
        (RIDGE_EFFECTS, 2, "p"),
        "row e1: p must lie between 0 and 1, it is 7",
        "Write 0.04 for four percent",
        (swap(RIDGE_EFFECTS, "0.13,7,", "0.13,0.7,"),),
    ),
    Defect(
        "a negative standard error",
        (swap(RIDGE_EFFECTS, "sd,0.13,", "sd,-0.13,"),),
        (RIDGE_EFFECTS, 2, "se"),
        "row e1: se must be more than 0",
        "Leave it empty",
        (swap(RIDGE_EFFECTS, "sd,-0.13,", "sd,0.13,"),),
    ),
    Defect(
        "more than all points",
        (swap(HARBOR_EFFECTS, "-6.8,percentage-points", "-680,percentage-points"),),
        (HARBOR_EFFECTS, 2, "estimate"),
        "row e1: estimate must lie between -100 and 100 points, it is -680",
        "whether its unit is points",
        (swap(HARBOR_EFFECTS, "-680,percentage-points", "-6.8,percentage-points"),),
    ),
]


UNBOUNDED = sorted(id_ for id_, metric in METRICS.items() if "percent" in metric.units and metric.high is None)


@pytest.mark.parametrize("metric", UNBOUNDED)
@pytest.mark.parametrize(
    ("value", "said"), [("834", "must be at most 100, it is 834"), ("-4", "must be at least 0, it is -4")]
)
def test_a_percentage_is_a_share_in_every_measure(repository_copy: Path, metric: str, value: str, said: str) -> None:
    row = f"o12,{metric},all-students,program,district,,,2013-14,{value},percent,,,,exact,,district count,S3,\n"
    add(VALLEY_ROWS, row)(repository_copy)
    assert [problem.message for problem in problems_in(repository_copy)] == [f"row o12: value {said}"]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, in_bounds.ID, defect)


@pytest.mark.parametrize("edge", ["0", "100"])
def test_the_bounds_themselves_are_allowed(repository_copy: Path, edge: str) -> None:
    swap(VALLEY_ROWS, "2008-09,71.2", f"2008-09,{edge}")(repository_copy)
    assert problems_in(repository_copy) == []
