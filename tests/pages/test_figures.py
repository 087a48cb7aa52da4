"""The table of all figures: whose figure each is."""

import re

from proofpoints.pages.figures import measure_tables
from proofpoints.period import parse_period
from proofpoints.rows import Effect, Outcome
from tests.evidence.rows import effect, outcome, package

ROWS = (
    outcome("o1", 77, "2006-07", site="Example High School"),
    outcome("o2", 90, "2014-15"),
    outcome("o3", 70, "2006-07", arm="state"),
    effect("e1", 3, period="2006-07", contrast="change"),
)


def whose(began: str | None, *rows: Outcome | Effect) -> list[str]:
    """What the column "Who" begins with, row by row."""
    html = measure_tables(package(*rows), "../../", parse_period(began) if began else None)
    return re.findall(r'data-label="Who">(.*?)<br>', html)


def test_years_before_the_program_are_not_called_with_it() -> None:
    assert whose("2007-08", *ROWS) == [
        "A place of the program, Example High School",
        "With the program",
        "State",
        "Before the program: change over time",
    ]


def test_without_a_year_of_its_beginning_it_is_not_said() -> None:
    assert whose(None, *ROWS) == [
        "District of the program, Example High School",
        "District of the program",
        "State",
        "With the program: change over time",
    ]


def test_of_a_calendar_year_in_which_it_began_it_is_not_said_who_had_it() -> None:
    rows = (
        outcome("o1", 77, "2007-08"),
        outcome("o2", 78, "2008-09"),
        outcome("o3", 79, "2007-08", covers="participants"),
        outcome("o4", 70, "2007-08", arm="state"),
    )
    told = ["In the year the program began", "With the program", "With the program", "State"]
    assert whose("2008", *rows) == told
    assert whose("2007-08", *rows) == ["With the program", *told[1:]]
