"""The table of all figures: whose figure each is."""

import re

from proofpoints.pages.figures import measure_tables
from proofpoints.period import parse_period
from tests.evidence.rows import effect, outcome, package


def whose(began: str | None) -> list[str]:
    """What the column "Who" begins with, row by row."""
    rows = (
        outcome("o1", 77, "2006-07", site="Example High School"),
        outcome("o2", 90, "2014-15"),
        outcome("o3", 70, "2006-07", arm="state"),
        effect("e1", 3, period="2006-07", contrast="change"),
    )
    html = measure_tables(package(*rows), "../../", parse_period(began) if began else None)
    return re.findall(r'data-label="Who">(.*?)<br>', html)


def test_years_before_the_program_are_not_called_with_it() -> None:
    assert whose("2007-08") == [
        "A place of the program, Example High School",
        "With the program",
        "State",
        "Before the program: change over time",
    ]


def test_without_a_year_of_its_beginning_it_is_not_said() -> None:
    assert whose(None)[:2] == ["District of the program, Example High School", "District of the program"]
