"""typed_figures: what it names, and that its hint mends it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.persons.quick_look import words_in
from proofpoints.rules import typed_figures
from tests.defect import HARBOR, RIDGE, VALLEY, Defect, problems_in, swap, verify

DEFECTS = [
    Defect(
        "points in the summary",
        (
            swap(
                HARBOR,
                "less often than those in a classroom, by {e1}",
                "less often than those in a classroom, by 6.8 points",
            ),
        ),
        (HARBOR, 23, "result.summary"),
        '"6.8 points" is typed',
        "Write {e1}, which is -6.8 percentage-points (course-pass-rate, all-students, program, 2011-12)",
        (
            swap(
                HARBOR,
                "less often than those in a classroom, by 6.8 points",
                "less often than those in a classroom, by {e1}",
            ),
        ),
    ),
    Defect(
        "a percentage in a caveat",
        (swap(RIDGE, "One school and one year.", "One school and one year; 4 percent left."),),
        (RIDGE, 36, "doubt.caveats[1].text"),
        '"4 percent" is typed',
        "then write its id in braces",
        (swap(RIDGE, "One school and one year; 4 percent left.", "One school and one year."),),
    ),
    Defect(
        "a percentage in words",
        (swap(RIDGE, "One school and one year.", "One school and one year; ten percent left."),),
        (RIDGE, 36, "doubt.caveats[1].text"),
        '"ten percent" is typed',
        "Add a row with this figure",
        (swap(RIDGE, "One school and one year; ten percent left.", "One school and one year."),),
    ),
    Defect(
        "a value of the dataset elsewhere",
        (swap(VALLEY, "Start with one grade.", "Start with one grade; it brought 79.1 percent."),),
        (VALLEY, 49, "how.lessons[1].text"),
        '"79.1 percent" is typed',
        "Write {o6}, which is 79.1 percent (graduation-rate, all-students, program, 2013-14)",
        (swap(VALLEY, "Start with one grade; it brought 79.1 percent.", "Start with one grade."),),
    ),
    Defect(
        "a difference of two rows",
        (swap(VALLEY, "so the line breaks there.", "so it rose by 10.7 points."),),
        (VALLEY, 70, "doubt.caveats[2].text"),
        '"10.7 points" is typed',
        "Write {o6-o3}, which is 79.1 percent (graduation-rate, all-students, program, 2013-14), minus 68.4 percent",
        (swap(VALLEY, "so it rose by 10.7 points.", "so the line breaks there."),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, typed_figures.ID, defect)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("from 60 to 79%", ["79%"]),
        ("an effect of -0.19 SD", ["-0.19 SD"]),
        ("twelve percentage points", ["twelve percentage points"]),
        ("three-point scale, 90 dollars, 33 teachers, 2013-14", []),
        ("grew 1,5 points", ["1,5 points"]),
        ("two standard deviations", []),
        ("the 2.5 million", []),
    ],
)
def test_what_counts_as_a_typed_figure(text: str, figures: list[str]) -> None:
    assert typed_figures.typed(text) == figures


def test_a_percentage_that_is_no_value_of_the_dataset_may_stand_in_how(repository_copy: Path) -> None:
    swap(VALLEY, "Start with one grade.", "Start with one grade; 92 percent of teachers joined.")(repository_copy)
    assert problems_in(repository_copy) == []


@given(st.from_regex(typed_figures._FIGURE))
def test_each_figure_has_a_unit_that_is_looked_for_first(figure: str) -> None:
    assert words_in(figure, typed_figures._UNITS)
