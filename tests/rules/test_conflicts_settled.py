"""conflicts_settled: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import conflicts_settled
from tests.defect import RIDGE, RIDGE_EFFECTS, RIDGE_ROWS, VALLEY, VALLEY_ROWS, Defect, add, problems_in, swap, verify

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
        "the same metric, group, population, unit, instrument, arm, covers, site and period",
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


WORSE = """o5,proficiency-math,all-students,program,participants,,grade 8,2013-14,40.1,percent,110,,,exact,no,spring test,S1,
o6,proficiency-math,all-students,control,participants,,grade 8,2013-14,55.2,percent,112,,,exact,,spring test,S1,
"""


@pytest.mark.parametrize(
    "other",
    [
        WORSE,  # of other students
        WORSE.replace("grade 8", "grade 7").replace("spring test", "fall test"),
        WORSE.replace("grade 8", "grade 7").replace("participants,,", "participants,Example Annex,"),
        WORSE.replace("grade 8", "grade 7").replace("participants", "school"),
    ],
)
def test_a_worse_result_of_others_can_not_be_hidden(repository_copy: Path, other: str) -> None:
    add(RIDGE_ROWS, other)(repository_copy)
    swap(RIDGE, "doubt:\n", "  prefer:\n    - {row: o3, over: [o5], because: It is the better one.}\ndoubt:\n")(
        repository_copy
    )
    found = [problem.message for problem in problems_in(repository_copy) if problem.field == "result.prefer[1]"]
    assert found == ["row o5 is not another figure for the same thing as row o3"]


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [("e1", "e2", False), (",control,", ",state,", True), ("grade 7", "grade 8", True)],
)
def test_a_published_difference_from_others_can_not_be_hidden(
    repository_copy: Path, old: str, new: str, refused: bool
) -> None:
    row = (repository_copy / RIDGE_EFFECTS).read_text("utf-8").split("\n")[1]
    assert old in row
    add(RIDGE_EFFECTS, row.replace(old, new).replace("e1", "e2") + "\n")(repository_copy)
    swap(RIDGE, "doubt:\n", "  prefer:\n    - {row: e1, over: [e2], because: It is the later one.}\ndoubt:\n")(
        repository_copy
    )
    found = [problem.message for problem in problems_in(repository_copy) if problem.field == "result.prefer[1]"]
    assert bool(found) is refused


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, conflicts_settled.ID, defect)
