"""small_cells: what it names, and that its hint mends it."""

from pathlib import Path

import pytest

from proofpoints.rules import small_cells
from tests.defect import RIDGE, RIDGE_EFFECTS, VALLEY, VALLEY_ROWS, Defect, add, problems_in, swap, verify

DEFECTS = [
    Defect(
        "n below ten",
        (swap(VALLEY_ROWS, "70.9,percent,420,,,exact", "70.9,percent,8,,,exact"),),
        (VALLEY_ROWS, 5, "n"),
        "row o4: n must be at least 10, it is 8",
        "write suppressed as qualifier",
        (
            swap(
                VALLEY_ROWS,
                "70.9,percent,8,,,exact,,federal cohort rate,S3,",
                ",percent,,,,suppressed,,federal cohort rate,S3,small",
            ),
        ),
    ),
    Defect(
        "a percentage and n that tell of five students",
        (swap(VALLEY_ROWS, "68.4,percent,412", "95,percent,100"),),
        (VALLEY_ROWS, 4, "n"),
        "row o3: value and n together tell that 5 students are in one group",
        "Leave n empty",
        (swap(VALLEY_ROWS, "95,percent,100", "95,percent,"),),
    ),
    Defect(
        "seven students",
        (add(VALLEY_ROWS, "o12,graduates,homeless,program,district,,,2013-14,7,students,,,,exact,,state count,S3,\n"),),
        (VALLEY_ROWS, 13, "value"),
        "row o12: a count of students must be at least 10, it is 7",
        "Leave value empty",
        (swap(VALLEY_ROWS, "7,students,,,,exact,,state count,S3,", "19,students,,,,exact,,state count,S3,both years"),),
    ),
    Defect(
        "four students served",
        (swap(RIDGE, "{value: 118, year: 2013-14, source: S1}", "{value: 4, year: 2013-14, source: S1}"),),
        (RIDGE, 8, "who.students_served[1].value"),
        "a count of students must be at least 10, it is 4",
        "Write none-published",
        (swap(RIDGE, "\n    - {value: 4, year: 2013-14, source: S1}", " none-published"),),
    ),
    Defect(
        "nine students enrolled",
        (swap(VALLEY, "{value: 5400, year: 2013-14, source: S3}", "{value: 9, year: 2013-14, source: S3}"),),
        (VALLEY, 12, "who.enrollment[1].value"),
        "a count of students must be at least 10, it is 9",
        "Remove it, or state the enrollment of the district",
        (swap(VALLEY, "  enrollment:\n    - {value: 9, year: 2013-14, source: S3}\n", ""),),
    ),
    Defect(
        "n of a published difference",
        (swap(RIDGE_EFFECTS, ",239,", ",9,"),),
        (RIDGE_EFFECTS, 2, "n"),
        "row e1: n must be at least 10, it is 9",
        "say in note that the group is small",
        (swap(RIDGE_EFFECTS, ",9,", ",,"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, small_cells.ID, defect)


@pytest.mark.parametrize(
    ("value", "n", "told"),
    [
        (50, 20, False),
        (50, 18, True),
        (100, 60, False),
        (0, 60, False),
        (97, 60, True),
        (3, 60, True),
        (97, 400, False),
    ],
)
def test_counts_that_follow_from_a_percentage_and_n(repository_copy: Path, value: int, n: int, told: bool) -> None:
    swap(VALLEY_ROWS, "68.4,percent,412", f"{value},percent,{n}")(repository_copy)
    assert [problem.rule for problem in problems_in(repository_copy)] == ["small-cells"] * told


def test_students_served_are_held_to_what_the_case_asks_for(repository_copy: Path) -> None:
    swap(RIDGE, "  dataset: example-ridge-academy\n", "  dataset: example-ridge-academy\n  smallest_group: 119\n")(
        repository_copy
    )
    found = [
        problem for problem in problems_in(repository_copy) if problem.file == RIDGE and problem.rule == "small-cells"
    ]
    assert [problem.message for problem in found] == ["a count of students must be at least 119, it is 118"]


def test_nobody_served_is_no_small_group(repository_copy: Path) -> None:
    swap(RIDGE, "{value: 118, year: 2013-14, source: S1}", "{value: 0, year: 2013-14, source: S1}")(repository_copy)
    assert not problems_in(repository_copy)


@pytest.mark.parametrize(
    ("asked", "rules"), [(10, set()), (80, set()), (100, {"small-cells"}), (9, {"shape-value"}), (0, {"shape-value"})]
)
def test_a_case_may_ask_for_more_students_and_never_for_fewer(
    repository_copy: Path, asked: int, rules: set[str]
) -> None:
    swap(
        VALLEY, "  dataset: example-valley-schools\n", f"  dataset: example-valley-schools\n  smallest_group: {asked}\n"
    )(repository_copy)
    swap(VALLEY_ROWS, "68.4,percent,412", "68.4,percent,")(
        repository_copy
    )  # its n tells of 130 students, which is fewer than the rest
    found = [problem for problem in problems_in(repository_copy) if problem.rule != "key-order"]
    assert {problem.rule for problem in found} == rules, found
