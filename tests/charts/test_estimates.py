"""Estimates: published differences in one unit, and changes by student group."""

from tests.charts.exhibits import (
    as_json,
    beside_exhibit,
    estimates_exhibit,
    exhibits,
    group_exhibit,
    in_another_process,
)
from tests.evidence.rows import effect


def test_the_specification_is_the_same_in_every_process() -> None:
    assert in_another_process("estimates_exhibit", "3") == as_json(estimates_exhibit())
    assert in_another_process("group_exhibit", "4") == as_json(group_exhibit())


def test_the_words_name_every_estimate_with_its_interval() -> None:
    assert estimates_exhibit().alt == (
        "Dot chart around zero. Score in mathematics: +0.18 standard deviations, between 0.08 and 0.28 standard deviations. "
        "Score in mathematics, students who started low: −0.29 standard deviations."
    )


def test_the_words_name_both_arms() -> None:
    alt = beside_exhibit().alt
    assert "Graduation on time: +25 percentage points." in alt
    assert "Control group: graduation on time: +6 percentage points." in alt
    assert beside_exhibit().table.row_ids == ("e1", "e2")


def test_an_interval_is_drawn_only_where_it_is_known() -> None:
    first, second = estimates_exhibit().spec["datasets"]["estimates"]
    assert (round(first["low"], 3), round(first["high"], 3)) == (0.082, 0.278)
    assert "low" not in second
    assert estimates_exhibit().table.rows[1][2] == "not published"


def test_the_table_has_every_estimate() -> None:
    table = estimates_exhibit().table
    assert table.row_ids == ("e1", "e2")
    assert [cells[1] for cells in table.rows] == ["+0.18 standard deviations", "−0.29 standard deviations"]


def test_two_units_never_share_an_axis() -> None:
    rows = (effect("e1", 2.3, unit="scale-points"), effect("e2", 5.5, unit="percentile-points"))
    found = exhibits(*rows, headline=({"effect": "e1"}, {"effect": "e2"}))
    assert [exhibit.table.row_ids for exhibit in found] == [("e1",), ("e2",)]


def test_student_groups_stand_side_by_side_with_all_students_first() -> None:
    exhibit = group_exhibit()
    assert [cells[:2] for cells in exhibit.table.rows] == [
        ("All students", "+10 percentage points"),
        ("Black or African American students", "about −5 percentage points"),
    ]
    assert exhibit.title == (
        "By student group: Black or African American students about −5 percentage points, All students +10 "
        "percentage points"
    )


def test_at_most_four_charts() -> None:
    rows = [
        effect(f"e{number}", 2, unit=unit)
        for number, unit in enumerate(
            ("sd", "scale-points", "raw-points", "percentile-points", "credits", "students"), 1
        )
    ]
    assert len(exhibits(*rows, headline=tuple({"effect": row.id} for row in rows))) == 4


def test_published_changes_are_not_called_differences() -> None:
    rows = [
        effect("e1", 20, unit="percentage-points", contrast="change", metric="proficiency-math"),
        effect("e2", 21, unit="percentage-points", contrast="change", metric="proficiency-reading"),
    ]
    (exhibit,) = exhibits(*rows, headline=({"effect": "e1"}, {"effect": "e2"}))
    assert exhibit.title == "2 published changes, from +20 to +21 percentage points"
    assert exhibit.subtitle.startswith("Changes that the sources published without the values behind them")


def test_changes_and_differences_together_are_both_named() -> None:
    rows = (
        effect("e1", 20, unit="percentage-points", contrast="change", metric="proficiency-math"),
        effect("e2", 21, unit="percentage-points", contrast="difference", metric="proficiency-reading"),
    )
    (exhibit,) = exhibits(*rows, headline=({"effect": "e1"}, {"effect": "e2"}))
    assert exhibit.title == "2 published changes and differences, from +20 to +21 percentage points"
    assert exhibit.subtitle.startswith("Changes and differences that the sources published")


def test_one_change_beside_that_of_a_comparison_names_both_in_its_headline() -> None:
    assert beside_exhibit().title == (
        "Graduation on time: +25 percentage points as published; the control group: +6 percentage points"
    )
