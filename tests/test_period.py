"""Periods: the forms people write, their order in time, and what is the same time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.period import Period, parse_period, period_hint

YEARS = st.integers(1981, 2099)
SEASONS = st.sampled_from(["winter", "spring", "summer", "fall"])
POINTS = (
    YEARS.map(str)
    | YEARS.map(lambda end: f"{end - 1}-{end % 100:02}")
    | st.tuples(SEASONS, YEARS).map(lambda parts: f"{parts[0]} {parts[1]}")
    | st.integers(1, 20).map(lambda number: f"year {number}")
)


def period(text: str) -> Period:
    found = parse_period(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2013-14", 2014, 2014),
        ("1999-00", 2000, 2000),
        ("2014", 2014, 2014),
        ("fall 2013", 2013.8, 2013.8),
        ("spring 2014", 2014.3, 2014.3),
        ("year 2", 2, 2),
        ("2010-11 to 2012-13", 2011, 2013),
        ("fall 2013 to spring 2014", 2013.8, 2014.3),
        ("unstated", None, None),
    ],
)
def test_forms(text: str, start: float | None, end: float | None) -> None:
    assert (period(text).start, period(text).end) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["", " ", "2013-15", "2013-2014", "2013/14", "13-14", "2013–14", "1850", "9999", "Spring 2014", "spring", "year", "year 123",
     "2014 to 2013", "2014 to 2014", "2013-14 to 2014", "2012 to 2013 to 2014", "year 1 to 2014", "unstated to 2014", "2014 ",
     "２０１４", "last year", "Q1 2014", "2014-01-02"],
)  # fmt: skip
def test_anything_else_is_none(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2013/14", "2013-14"),
        ("SY 2013-2014", "2013-14"),
        ("Autumn of 2013", "fall 2013"),
        ("2013/15", ""),
        ("soon", ""),
    ],
)
def test_the_hint_names_the_form_that_was_meant_only_if_it_is_one(text: str, meant: str) -> None:
    assert period_hint(text, "a year") == (f'Did you mean "{meant}"? ' if meant else "") + "Write a year."


def test_a_school_year_is_the_year_in_which_it_ends() -> None:
    assert period("2013-14").same_time(period("2014"))
    assert not period("2013-14").same_time(period("2013"))


def test_two_unstated_times_are_never_the_same() -> None:
    assert not period("unstated").same_time(period("unstated"))


def test_a_year_of_a_study_is_no_calendar_year() -> None:
    assert period("year 2").relative
    assert not period("2002").relative


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    found = parse_period(text)
    assert found is None or found.text == text


@given(POINTS)
def test_a_point_is_the_same_time_as_itself(text: str) -> None:
    assert period(text).is_point
    assert period(text).same_time(period(text))


@given(POINTS, POINTS)
def test_same_time_is_mutual_and_agrees_with_the_order(one: str, other: str) -> None:
    a, b = period(one), period(other)
    assert a.same_time(b) == b.same_time(a)
    assert a.same_time(b) == (a.start == b.start and a.relative == b.relative)


@given(POINTS, POINTS)
def test_a_span_is_read_exactly_if_it_goes_forward(one: str, other: str) -> None:
    a, b = period(one), period(other)
    assert a.start is not None and b.end is not None
    span = parse_period(f"{one} to {other}")
    assert (span is not None) == (a.relative == b.relative and a.start < b.end)
    if span is not None:
        assert (span.start, span.end, span.is_point) == (a.start, b.end, False)
        assert not span.same_time(a)


@given(YEARS, SEASONS, SEASONS)
def test_seasons_follow_one_another_within_their_year(year: int, one: str, other: str) -> None:
    order = ["winter", "spring", "summer", "fall"]
    earlier, later = period(f"{one} {year}").start, period(f"{other} {year}").start
    assert earlier is not None and later is not None
    assert (earlier < later) == (order.index(one) < order.index(other))
    assert year <= earlier < year + 1


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2006-07", "2007-08", True),
        ("2007", "2007-08", True),
        ("2007-08", "2007-08", False),
        ("fall 2007", "2007-08", False),
        ("fall 2006", "2007-08", True),
        ("spring 2007", "2007-08", True),
        ("summer 2007", "2007-08", True),
        ("2005-06 to 2006-07", "2007-08", True),
        ("2005-06 to 2007-08", "2007-08", False),
        ("2017-18", "summer 2018", True),
        ("2018-19", "summer 2018", False),
        ("fall 2018", "fall 2018", False),
        ("unstated", "2007-08", False),
        ("year 1", "2007-08", False),
    ],
)
def test_a_time_ends_before_another_begins(one: str, other: str, before: bool) -> None:
    assert period(one).ends_before(period(other)) is before
