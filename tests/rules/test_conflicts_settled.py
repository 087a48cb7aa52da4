"""conflicts_settled: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import conflicts_settled
from tests.defect import VALLEY, VALLEY_ROWS, Defect, add, swap, verify

PREFER = """  prefer:
    - row: o6
      over: [o7]
      because: The state's file is the official count; the newspaper printed its figure before appeals.
"""
REPEATED = "o12,graduation-rate,all-students,program,district,,,2012,70.9,percent,,,,exact,,federal cohort rate,S3,\n"
DEFECTS = [
    Defect(
        "two sources, no preference",
        (swap(VALLEY, PREFER, ""),),
        (VALLEY_ROWS, 8, "value"),
        "row o7: gives the same figure as row o6 (line 7) a second time",
        "prefer: - {row: o6, over: [o7], because: ...}",
        (
            swap(
                VALLEY,
                "doubt:\n",
                "  prefer:\n    - {row: o6, over: [o7], because: It is the official count.}\ndoubt:\n",
            ),
        ),
    ),
    Defect(
        "one source twice",
        (add(VALLEY_ROWS, REPEATED),),
        (VALLEY_ROWS, 13, "value"),
        "row o12: repeats row o4",
        "Remove one of the two rows",
        (swap(VALLEY_ROWS, REPEATED, ""),),
    ),
    Defect(
        "a preference over a row that is not there",
        (swap(VALLEY, "over: [o7]", "over: [o7, o77]"),),
        (VALLEY, 62, "result.prefer[1]"),
        "row o77 is not in the dataset",
        "by their id",
        (swap(VALLEY, "over: [o7, o77]", "over: [o7]"),),
    ),
    Defect(
        "a preference that hides another year",
        (swap(VALLEY, "over: [o7]", "over: [o7, o5]"),),
        (VALLEY, 62, "result.prefer[1]"),
        "row o5 is not another figure for the same thing as row o6",
        "same measure, group, arm and time",
        (swap(VALLEY, "over: [o7, o5]", "over: [o7]"),),
    ),
    Defect(
        "a preference over itself",
        (swap(VALLEY, "over: [o7]", "over: [o7, o6]"),),
        (VALLEY, 62, "result.prefer[1]"),
        "row o6 is not another figure",
        "need no preference",
        (swap(VALLEY, "over: [o7, o6]", "over: [o7]"),),
        also=frozenset({"design-supported"}),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, conflicts_settled.ID, defect)
