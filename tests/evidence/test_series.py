"""Which rows belong together: series, disagreements, breaks, and what a preference sets aside."""

from hypothesis import given
from hypothesis import strategies as st

from proofpoints.evidence.series import (
    find_breaks,
    find_conflicts,
    find_series,
    instrument_key,
    is_point,
    series_key,
    settle,
)
from proofpoints.model import Preference
from proofpoints.rows import Outcome
from tests.evidence.rows import outcome, tables


def test_rows_of_a_series_stand_in_order_of_time() -> None:
    (series,) = find_series([outcome("o1", 83, "2014"), outcome("o2", 76.7, "2010-11"), outcome("o3", 80, "2013")])
    assert [row.id for row in series.rows] == ["o2", "o3", "o1"]


def test_a_row_without_time_stands_last_and_is_no_point() -> None:
    (series,) = find_series([outcome("o1", 70, "unstated"), outcome("o2", 76, "2011")])
    assert [row.id for row in series.rows] == ["o2", "o1"]
    assert [row.id for row in series.points] == ["o2"]


def test_a_bound_and_a_hidden_value_are_no_points() -> None:
    assert is_point(outcome(qualifier="approximate"))
    assert not is_point(outcome(qualifier="at-least"))
    assert not is_point(outcome(qualifier="at-most"))
    assert not is_point(outcome(value=None, qualifier="suppressed"))


def test_anything_but_time_and_value_splits_a_series() -> None:
    base = outcome("o1", 60, "2007")
    for other in (
        outcome("o2", instrument="estimated rate"),
        outcome("o2", metric="dropout-rate"),
        outcome("o2", group="black"),
        outcome("o2", site="Rogers High School"),
        outcome("o2", population="seniors"),
        outcome("o2", arm="state"),
        outcome("o2", covers="school"),
        outcome("o2", metric="held-back", unit="students"),
    ):
        assert len(find_series([base, other])) == 2, other


def test_the_spelling_of_an_instrument_in_capitals_does_not_split_a_series() -> None:
    assert len(find_series([outcome("o1", instrument="PSSA"), outcome("o2", period="2015", instrument="pssa")])) == 1


def test_an_unstated_instrument_is_the_same_only_within_a_source() -> None:
    one, same, other = (outcome(instrument="unstated", source=source) for source in ("S1", "S1", "S2"))
    assert instrument_key(one) == instrument_key(same) != instrument_key(other)


def test_two_values_for_one_time_conflict() -> None:
    rows = [outcome("o1", 84.5, "2015"), outcome("o2", 85.5, "2014-15"), outcome("o3", 86, "2016")]
    (conflict,) = find_conflicts((*rows, outcome("o4", 80, arm="state")))
    assert [row.id for row in conflict.rows] == ["o1", "o2"]
    assert conflict.disagree


def test_a_second_source_that_confirms_is_no_disagreement() -> None:
    (conflict,) = find_conflicts([outcome("o1", 84.5), outcome("o2", 84.5, source="S2")])
    assert not conflict.disagree


def test_the_same_number_as_a_bound_is_another_statement() -> None:
    (conflict,) = find_conflicts([outcome("o1", 75), outcome("o2", 75, qualifier="at-least")])
    assert conflict.disagree


def test_unstated_times_and_hidden_values_never_conflict() -> None:
    assert not find_conflicts([outcome("o1", 60, "unstated"), outcome("o2", 70, "unstated")])
    assert not find_conflicts([outcome("o1", 60), outcome("o2", None, qualifier="suppressed")])


def test_a_year_of_a_study_does_not_conflict_with_a_calendar_year() -> None:
    assert not find_conflicts([outcome("o1", 60, "year 1"), outcome("o2", 70, "2001")])


@given(tables(("program", "control")))
def test_figures_conflict_where_two_of_one_series_and_time_are_not_hidden(rows: tuple[Outcome, ...]) -> None:
    shown = [row for row in rows if row.when.start is not None and row.qualifier != "suppressed"]
    kinds = dict.fromkeys((series_key(row), row.when.start, row.when.end) for row in shown)
    same = [[row for row in shown if (series_key(row), row.when.start, row.when.end) == kind] for kind in kinds]
    assert [[*conflict.rows] for conflict in find_conflicts(rows)] == [rows for rows in same if len(rows) > 1]


@given(tables())
def test_series_that_are_remembered_are_those_of_equal_rows(rows: tuple[Outcome, ...]) -> None:
    assert find_series(rows) is find_series(rows)
    assert find_series(rows) == find_series([*rows])


def _broken(*rows: object) -> list[tuple[str, str]]:
    return [(before.first.instrument, after.first.instrument) for before, after in find_breaks(find_series(rows))]  # type: ignore[arg-type]


def test_a_change_of_instrument_is_a_break() -> None:
    assert _broken(
        outcome("o1", 60, "2007", instrument="old"),
        outcome("o2", 76, "2011", instrument="new"),
        outcome("o3", 83, "2014", instrument="new"),
    ) == [("old", "new")]


def test_instruments_that_overlap_while_one_follows_the_other_are_a_break() -> None:
    assert _broken(
        outcome("o1", 60, "2007", instrument="old"),
        outcome("o2", 62, "2011", instrument="old"),
        outcome("o3", 59, "2011", instrument="new"),
        outcome("o4", 65, "2014", instrument="new"),
    ) == [("old", "new")]


def test_two_tests_at_the_same_time_are_not_a_break() -> None:
    """Reading comprehension and vocabulary of one trial stand side by side; nothing was measured "and then" by another."""
    assert (
        _broken(
            outcome("o1", 635, "2006 to 2008", instrument="comprehension"),
            outcome("o2", 639, "2006 to 2008", instrument="vocabulary"),
        )
        == []
    )


def test_a_test_inside_the_years_of_another_is_no_break() -> None:
    years = (("2007", "old"), ("2011", "new"), ("2014", "new"), ("2016", "old"))
    assert _broken(*(outcome(f"o{year}", 60, year, instrument=name) for year, name in years)) == []


def test_two_tests_that_begin_at_the_same_time_are_not_a_break() -> None:
    shared = [outcome(f"o{number}", 60, "2011", instrument=name) for number, name in enumerate(("old", "new"))]
    assert _broken(*shared, outcome("o3", 65, "2014", instrument="new")) == []


def test_a_year_of_a_study_is_not_before_a_calendar_year() -> None:
    assert _broken(outcome("o1", 14, "year 2", instrument="PLAN"), outcome("o2", 272, "2012", instrument="exam")) == []


def test_three_methods_give_two_breaks() -> None:
    assert _broken(
        outcome("o1", 60, "2007", instrument="a"),
        outcome("o2", 62, "2010", instrument="b"),
        outcome("o3", 59, "2011", instrument="c"),
    ) == [("a", "b"), ("b", "c")]


def test_another_site_is_no_break() -> None:
    assert (
        _broken(
            outcome("o1", 60, "2007", instrument="old"),
            outcome("o2", 76, "2011", instrument="new", site="Rogers High School"),
        )
        == []
    )


@given(tables(), st.data())
def test_settle_removes_exactly_the_rows_set_aside(rows: tuple[object, ...], data: st.DataObject) -> None:
    ids = [row.id for row in rows]  # type: ignore[attr-defined]
    over = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)) if ids else ["o99"]
    preference = Preference(row="o1", over=tuple(over), because="It is the later one.")
    left = settle(rows, [preference])  # type: ignore[arg-type]
    assert [row.id for row in left] == [id_ for id_ in ids if id_ not in over]
    assert settle(rows, []) == rows  # type: ignore[arg-type]


@given(tables())
def test_every_row_is_in_exactly_one_series_and_all_of_a_series_share_its_key(rows: tuple[object, ...]) -> None:
    found = find_series(rows)  # type: ignore[arg-type]
    assert sorted(row.id for one in found for row in one.rows) == sorted(row.id for row in rows)  # type: ignore[attr-defined]
    for one in found:
        assert len({series_key(row) for row in one.rows}) == 1
        assert len({(row.metric, row.group, row.population, row.unit) for row in one.rows}) == 1
        assert len({row.instrument for row in one.rows}) == 1


@given(tables())
def test_a_break_joins_two_instruments_in_order_of_time(rows: tuple[object, ...]) -> None:
    for before, after in find_breaks(find_series(rows)):  # type: ignore[arg-type]
        assert instrument_key(before.first) != instrument_key(after.first)
        assert (before.points[0].when.start or 0) < (after.points[0].when.start or 0)
        assert before.points[0].when.relative == after.points[0].when.relative
