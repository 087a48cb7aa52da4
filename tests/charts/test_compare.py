"""Compare: the program beside its comparison at one time."""

import pytest

from proofpoints.charts.compare import compare
from proofpoints.charts.exhibit import Exhibit
from proofpoints.evidence.contrasts import Difference
from tests.charts.exhibits import as_json, compare_exhibit, exhibits, in_another_process, score_exhibit
from tests.evidence.rows import outcome


def test_the_specification_is_the_same_in_every_process() -> None:
    assert in_another_process("compare_exhibit", "2") == as_json(compare_exhibit())


def test_the_words_name_both_arms_and_their_values() -> None:
    assert compare_exhibit().alt == (
        "Bar chart. With the program 51 percent; control group 67.4 percent. Difference −16.4 percentage points."
    )
    assert score_exhibit().alt == (
        "Dot chart. With the program 599.1 scale-score points; similar schools (Iron County) 611.28 "
        "scale-score points. Difference −12.18 scale-score points."
    )


@pytest.mark.parametrize(("exhibit", "mark"), [(compare_exhibit(), "bar"), (score_exhibit(), "point")])
def test_percentages_are_bars_from_zero_and_scores_are_dots(exhibit: Exhibit, mark: str) -> None:
    layer = exhibit.spec["layer"][0]
    assert layer["mark"]["type"] == mark
    assert [bar["who"] for bar in exhibit.spec["datasets"]["bars"]] == ["program", "other"]
    scale = layer["encoding"]["x"].get("scale", {})
    assert scale.get("zero", True) is (mark == "bar")


def test_the_table_has_both_rows() -> None:
    table = compare_exhibit().table
    assert table.row_ids == ("o1", "o2")
    assert [cells[:3] for cells in table.rows] == [
        ("With the program", "51 percent", "972 in both groups"),
        ("Control group", "67.4 percent", "972 in both groups"),
    ]


def test_an_unpublished_n_is_said_to_be_so() -> None:
    assert {cells[2] for cells in score_exhibit().table.rows} == {"not published"}


def _title(one: float, other: float, **cells: object) -> str:
    rows = (outcome("o1", one, **cells), outcome("o2", other, arm="control"))
    return exhibits(*rows, headline=({"metric": "graduation-rate", "versus": "control"},))[0].title


def test_the_headline_says_above_below_or_no_clear_difference() -> None:
    assert _title(80, 60) == "Graduation on time: 20 percentage points above the control group"
    assert _title(60, 80) == "Graduation on time: 20 percentage points below the control group"
    assert _title(60, 80, significant="no") == (
        "Graduation on time: no clear difference from the control group (−20 percentage points)"
    )


def test_a_rounded_value_is_said_and_marked() -> None:
    assert (
        _title(80, 60, qualifier="approximate")
        == "Graduation on time: about 20 percentage points above the control group"
    )
    rows = (outcome("o1", 80, qualifier="approximate"), outcome("o2", 60, arm="control"))
    (exhibit,) = exhibits(*rows, headline=({"metric": "graduation-rate", "versus": "control"},))
    assert [bar["text"] for bar in exhibit.spec["datasets"]["bars"]] == ["≈80", "60"]
    assert exhibit.alt.endswith(
        "With the program about 80 percent; control group 60 percent. Difference about +20 percentage points."
    )


def test_the_subtitle_gives_earlier_students_a_year_of_their_own() -> None:
    pair = outcome("o1", 24.8, "2017"), outcome("o2", 18.7, "2016", arm="prior-cohort")
    assert compare("6.1 points above", Difference(*pair)).subtitle.endswith("2017, set beside 2016; percent.")


def test_dots_say_that_their_distance_is_not_measured_from_zero() -> None:
    dots = (
        outcome("o1", 11.31, metric="score-math", unit="raw-score"),
        outcome("o2", 11.3, metric="score-math", unit="raw-score", arm="control"),
    )
    bars = (outcome("o1", 80), outcome("o2", 60, arm="control"))
    warned = " The scale spans little more than these two values."
    assert compare("+0.01 points", Difference(*dots)).subtitle.endswith(f"; score.{warned}")
    assert warned not in compare("+20 points", Difference(*bars)).subtitle
