"""Trend: lines over time that never join two instruments."""

from proofpoints.charts.trend import trend
from proofpoints.evidence.series import find_breaks, find_series
from proofpoints.period import parse_period
from proofpoints.words import value_text
from tests.charts.exhibits import TREND_ROWS, as_json, exhibits, in_another_process, trend_exhibit
from tests.evidence.rows import outcome


def test_the_specification_is_the_same_in_every_process() -> None:
    assert in_another_process("trend_exhibit", "1") == as_json(trend_exhibit())


def test_the_words_name_both_arms_and_their_values() -> None:
    alt = trend_exhibit().alt
    assert alt.startswith(
        "Line chart. District of the program (federal cohort rate): "
        "from 76.7 percent in 2010-11 to 85.6 percent in 2017, 3 values."
    )
    assert "State (federal cohort rate): from 76.6 percent in 2011 to 79.3 percent in 2017, 2 values." in alt
    assert "The line breaks between estimated rate and federal cohort rate" in alt
    assert "goal for 2020: 90" in alt


def test_the_headline_says_what_moved_and_beside_whom() -> None:
    exhibit = trend_exhibit()
    assert exhibit.title == (
        "Graduation on time: rose by 8.9 percentage points from 2010-11 to 2017; the state rose by 2.7 "
        "percentage points"
    )
    assert exhibit.subtitle.endswith("Dashed line with squares: state.")


def test_a_rounded_end_is_said_in_the_headline() -> None:
    rows = (outcome("o1", 77, "2007"), outcome("o2", 90, "2015", qualifier="approximate"))
    (exhibit,) = exhibits(*rows, headline=({"metric": "graduation-rate"},))
    assert "rose by about 13 percentage points" in exhibit.title
    assert exhibit.spec["datasets"]["ends"][-1]["text"] == "≈90"


def test_no_line_joins_two_instruments_or_two_arms() -> None:
    by_line: dict[str, set[tuple[str, str]]] = {}
    for point in trend_exhibit().spec["datasets"]["points"]:
        (row,) = [row for row in TREND_ROWS if (row.value, row.when.end) == (point["y"], point["x"])]
        by_line.setdefault(point["line"], set()).add((row.instrument, row.arm))
    assert sorted(by_line.values(), key=str) == [
        {("estimated rate", "program")},
        {("federal cohort rate", "program")},
        {("federal cohort rate", "state")},
    ]


def test_lines_are_split_by_the_line_field() -> None:
    layers = trend_exhibit().spec["layer"]
    lines = [
        layer
        for layer in layers
        if (layer["mark"] if isinstance(layer["mark"], str) else layer["mark"]["type"]) == "line"
    ]
    assert lines
    assert all(layer["encoding"]["detail"]["field"] == "line" for layer in lines)


def test_the_break_is_marked_between_the_two_methods() -> None:
    (mark,) = trend_exhibit().spec["datasets"]["breaks"]
    assert (mark["x"], mark["text"]) == (2010, "method changed")


def test_words_at_breaks_never_meet_each_other_or_the_tick_at_the_left() -> None:
    rows = (
        outcome("o1", 85.1, "2004", instrument="first"),
        outcome("o2", 65.1, "2005", instrument="second"),
        outcome("o3", 62, "2009", instrument="second"),
        outcome("o4", 70.2, "2010", instrument="unstated"),
        outcome("o5", 76.7, "2011", instrument="third"),
        outcome("o6", 85.6, "2017", instrument="third"),
    )
    series = find_series(rows)
    marks = trend("T", list(series), list(find_breaks(series))).spec["datasets"]["breaks"]
    said = [mark for mark in marks if mark["text"]]
    assert len(marks) == 3 and [mark["text"] for mark in said] == ["method changed"]
    letters, room = (
        16 / 2,
        (2017 - 2004) / (400 - 2 * 18),
    )  # half a letter in the memo, years for each unit of the drawing
    half = len(said[0]["text"]) * letters / 2 * room
    assert 2004 - 18 * room <= said[0]["at"] - half and said[0]["at"] + half <= 2017 + 18 * room


def test_bounds_and_hidden_values_are_in_the_table_but_not_drawn() -> None:
    exhibit = trend_exhibit()
    drawn = {(point["x"], point["y"]) for point in exhibit.spec["datasets"]["points"]}
    assert (2013, 75) not in drawn
    assert all(y is not None for _, y in drawn)
    assert len(drawn) == 7
    cells = dict(zip(exhibit.table.row_ids, exhibit.table.rows, strict=True))
    assert cells["o5"][2] == "at least 75 percent"
    assert cells["o4"][2] == "hidden to protect students"


def test_the_table_has_every_row_in_order_of_time() -> None:
    table = trend_exhibit().table
    assert sorted(table.row_ids) == sorted(row.id for row in TREND_ROWS)
    assert list(table.row_ids) == ["o1", "o2", "o3", "o8", "o4", "o5", "o6", "o7", "o9"]
    values = {row.id: value_text(row) for row in TREND_ROWS}
    assert [cells[2] for cells in table.rows] == [values[id_] for id_ in table.row_ids]
    assert {cells[4] for cells in table.rows} == {"estimated rate", "federal cohort rate"}
    assert [cells[3] for cells in table.rows][2] == "1,900"
    assert all(len(cells) == len(table.header) for cells in table.rows)


def test_the_goal_is_drawn_only_for_its_own_measure() -> None:
    assert trend_exhibit().spec["datasets"]["goal"] == [{"y": 90, "text": "goal for 2020: 90"}]
    rows = (outcome("o1", 9, "2011", metric="dropout-rate"), outcome("o2", 8, "2014", metric="dropout-rate"))
    goal = {
        "text": "x",
        "metric": "graduation-rate",
        "group": "all-students",
        "target": 90,
        "unit": "percent",
        "deadline": "2020",
        "source": "S1",
    }
    (exhibit,) = exhibits(*rows, headline=({"metric": "dropout-rate"},), goal=goal)
    assert exhibit.spec["datasets"]["goal"] == []


def test_a_single_point_is_said_to_be_one() -> None:
    rows = (outcome("o1", 70.2, "2010", instrument="old"), outcome("o2", 76.7, "2011"), outcome("o3", 83, "2014"))
    series = find_series(rows)
    exhibit = trend("T", [series[1], series[0]], list(find_breaks(series)))
    assert "District of the program (old): 70.2 percent in 2010, one value." in exhibit.alt
    assert "1 points" not in exhibit.alt


def test_names_in_the_legend_keep_their_capitals() -> None:
    rows = (
        outcome("o1", 60, "2011"),
        outcome("o2", 70, "2014"),
        outcome("o3", 50, "2011", arm="region", site="Spokane County"),
        outcome("o4", 55, arm="region", site="Spokane County"),
    )
    (exhibit,) = exhibits(*rows, headline=({"metric": "graduation-rate", "versus": "region"},))
    assert "county or region (Spokane County)" in exhibit.subtitle


def test_years_before_the_program_are_not_called_with_it() -> None:
    (series,) = find_series((outcome("o1", 77, "2006-07"), outcome("o2", 90, "2014-15")))
    exhibit = trend("T", [series], [], began=parse_period("2007-08"))
    assert (
        "Solid line with dots: the whole district, before the program and, from 2007-08 on, with it."
        in exhibit.subtitle
    )
    assert exhibit.alt.startswith(
        "Line chart. Before the program, then with the program (federal cohort rate): from 77"
    )
    assert [cells[:2] for cells in exhibit.table.rows] == [
        ("2006-07", "Before the program"),
        ("2014-15", "With the program"),
    ]


def test_one_school_may_have_had_the_program_before_the_others() -> None:
    rows = (
        outcome(id_, 77, period, site="Example High School") for id_, period in (("o1", "2006-07"), ("o2", "2014-15"))
    )
    (series,) = find_series(rows)
    exhibit = trend("T", [series], [], began=parse_period("2007-08"))
    assert "Solid line with dots: a place of the program, which began in 2007-08." in exhibit.subtitle
    assert exhibit.alt.startswith("Line chart. A place of the program (federal cohort rate): from 77")
    assert exhibit.table.rows[0][1] == "A place of the program"


def test_a_year_that_may_lie_before_or_after_the_beginning_is_called_neither() -> None:
    (series,) = find_series((outcome("o1", 86, "2008"), outcome("o2", 92.6, "2014")))
    exhibit = trend("T", [series], [], began=parse_period("2008"))
    assert "Solid line with dots: the whole district, from 2008, the year the program began, on." in exhibit.subtitle
    assert "In the year the program began, then with the program (federal cohort rate): from 86" in exhibit.alt
    assert [cells[1] for cells in exhibit.table.rows] == ["In the year the program began", "With the program"]


def test_all_students_of_a_district_are_not_said_to_have_a_program_of_unknown_age() -> None:
    (series,) = find_series((outcome("o1", 60, "2006-07"), outcome("o2", 83, "2014-15")))
    exhibit = trend("T", [series], [])
    assert "Solid line with dots: the district of the program, which began in a year not published." in exhibit.subtitle
    assert exhibit.alt.startswith("Line chart. District of the program (federal cohort rate): from 60")
    assert {cells[1] for cells in exhibit.table.rows} == {"District of the program"}


def test_students_in_a_program_have_it_whenever_it_began() -> None:
    rows = (outcome("o1", 60, "2006-07", covers="participants"), outcome("o2", 83, "2014-15", covers="participants"))
    (series,) = find_series(rows)
    for began in (None, parse_period("2007")):
        assert "With the program" in {cells[1] for cells in trend("T", [series], [], began=began).table.rows}
    assert "Solid line with dots: with the program." in trend("T", [series], []).subtitle


def test_a_program_that_had_begun_is_called_so_throughout() -> None:
    (series,) = find_series((outcome("o1", 77, "2006-07"), outcome("o2", 90, "2014-15")))
    for began in (parse_period("2006-07"), parse_period("year 1")):
        exhibit = trend("T", [series], [], began=began)
        assert "Solid line with dots: the whole district, with the program there." in exhibit.subtitle
        assert {cells[1] for cells in exhibit.table.rows} == {"With the program"}


def test_a_number_of_both_groups_is_not_told_as_that_of_one() -> None:
    rows = (outcome("o1", 61, "2013", n=120, n_scope="contrast"), outcome("o2", 70, "2014", n=125, n_scope="contrast"))
    table = trend("Example", list(find_series(rows)), []).table
    assert [cells[3] for cells in table.rows] == ["120 in both groups", "125 in both groups"]
