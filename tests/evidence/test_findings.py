"""A headline leads to exactly one contrast, or says what to do."""

from typing import Any

import pytest

from proofpoints.evidence.contrasts import Change, Difference, DifferenceInChanges, Published
from proofpoints.evidence.findings import HeadlineError, find_all
from proofpoints.rows import Effect, Outcome
from tests.evidence.rows import case, effect, finding, outcome, package

RATE = {"metric": "graduation-rate"}
PROGRAM = (outcome("o1", 76.7, "2011"), outcome("o2", 90, "2014"), outcome("o3", 85.6, "2017"))
STATE = (outcome("o4", 76.6, "2011", arm="state"), outcome("o5", 79.3, "2017", arm="state"))
CONTROL = (outcome("o6", 70, "2011", arm="control"), outcome("o7", 80, "2017", arm="control"))


def test_a_series_alone_gives_its_change() -> None:
    found = finding(RATE, *PROGRAM)
    assert isinstance(found.contrast, Change)
    assert ([row.id for row in found.contrast.rows], found.net) == (["o3", "o1"], 8.9)
    assert found.series is not None
    assert found.lead.id == "o3"


def test_from_and_to_choose_the_ends() -> None:
    found = finding({**RATE, "from": "2013-14", "to": "2016-17"}, *PROGRAM)
    assert [row.id for row in found.contrast.rows] == ["o3", "o2"]


def test_a_reference_seen_twice_gives_a_difference_in_changes() -> None:
    found = finding({**RATE, "versus": "state"}, *PROGRAM, *STATE)
    assert isinstance(found.contrast, DifferenceInChanges)
    assert found.net == 6.2
    assert found.comparison is not None


def test_a_comparison_group_seen_twice_gives_the_difference_at_the_end() -> None:
    found = finding({**RATE, "versus": "control"}, *PROGRAM, *CONTROL)
    assert isinstance(found.contrast, Difference)
    assert [row.id for row in found.contrast.rows] == ["o3", "o7"]


def test_earlier_students_are_set_beside_the_latest_of_the_program() -> None:
    found = finding({**RATE, "versus": "prior-cohort"}, PROGRAM[2], outcome("o8", 70, "2010", arm="prior-cohort"))
    assert [row.id for row in found.contrast.rows] == ["o3", "o8"]


def test_from_and_to_choose_whom_earlier_students_stand_beside() -> None:
    rows = (outcome("o1", 80, "2013"), outcome("o2", 90, "2014"))
    earlier = (outcome("o3", 65, "2010", arm="prior-cohort"), outcome("o4", 70, "2011", arm="prior-cohort"))
    versus = {**RATE, "versus": "prior-cohort"}
    assert [row.id for row in finding({**versus, "to": "2013"}, *rows, *earlier).contrast.rows] == ["o1", "o4"]
    assert [row.id for row in finding(versus, *rows, *earlier).contrast.rows] == ["o2", "o4"]


def test_a_published_effect_with_a_published_change_beside_it_counts_net() -> None:
    rows = (effect("e1", 25, contrast="change"), effect("e2", 6, contrast="change", arm="control"))
    found = finding({"effect": "e1"}, *rows)
    assert isinstance(found.contrast, Published)
    assert found.beside == rows[1]
    assert found.net == 19


def test_a_row_set_aside_is_not_used() -> None:
    rows = (outcome("o1", 76.7, "2011"), outcome("o2", 84.5, "2015"), outcome("o3", 85.5, "2015", source="S2"))
    prefer = ({"row": "o2", "over": ["o3"], "because": "It came first."},)
    (found,) = find_all(case(RATE, prefer=prefer), package(*rows))
    assert [row.id for row in found.contrast.rows] == ["o2", "o1"]


@pytest.mark.parametrize(
    ("headline", "rows", "message"),
    [
        ({}, PROGRAM, "must name a metric or an effect"),
        ({"metric": "dropout-rate"}, PROGRAM, "no figure of the program"),
        ({**RATE, "group": "black"}, PROGRAM, "no figure of the program"),
        ({**RATE, "site": "Rogers High School"}, PROGRAM, "no figure of the program"),
        (
            RATE,
            (*PROGRAM, outcome("o9", 60, "2007", instrument="estimated rate")),
            "instruments estimated rate, federal",
        ),
        (RATE, PROGRAM[:1], "at one time only"),
        (RATE, (outcome("o1", None, qualifier="suppressed"),), "no figure of the program"),
        (RATE, (PROGRAM[0], outcome("o2", 90, qualifier="at-least")), "at one time only"),
        ({**RATE, "from": "2007"}, PROGRAM, "no value for 2007"),
        ({**RATE, "from": "2017", "to": "2011"}, PROGRAM, "at one time only"),
        ({**RATE, "versus": "state"}, PROGRAM, "no figure of state"),
        (
            {**RATE, "versus": "state"},
            (*PROGRAM, outcome("o4", 70, "2017", arm="state", instrument="other")),
            "no figure of state",
        ),
        ({**RATE, "versus": "state"}, (*PROGRAM, outcome("o4", 70, "2016", arm="state")), "no value at a time"),
        (
            {**RATE, "versus": "control"},
            (
                *PROGRAM,
                outcome("o4", 7, "2017", arm="control", site="A"),
                outcome("o5", 8, "2017", arm="control", site="B"),
            ),
            "sites A, B",
        ),
        (
            {**RATE, "versus": "prior-cohort"},
            (*PROGRAM, outcome("o8", 70, "2018", arm="prior-cohort")),
            "no value at a time",
        ),
        ({**RATE, "versus": "program"}, PROGRAM, "program is not a comparison"),
        (
            {**RATE, "versus": "elsewhere"},
            (*PROGRAM, outcome("o4", 7, "2017", arm="elsewhere")),
            "elsewhere is not a comparison",
        ),
        (
            {"metric": "students-served"},
            (
                outcome("o1", 10, "2011", metric="students-served", unit="students"),
                outcome("o2", 90, "2014", metric="students-served", unit="students"),
            ),
            "not an outcome",
        ),
        (
            {"metric": "opinion"},
            (outcome("o1", 10, "2011", metric="opinion"), outcome("o2", 90, metric="opinion")),
            "not an outcome",
        ),
        ({"effect": "e9"}, (effect(),), "not a row of effects.csv"),
        ({"effect": "o1"}, PROGRAM, "not a row of effects.csv"),
        ({"effect": "e1"}, (effect(arm="control", versus="state"),), "not the program's own"),
        ({"effect": "e1"}, (effect(unit="percent-ambiguous"),), "can't lead a page"),
        ({"effect": "e1"}, (effect(instrument="more than one method"),), "can't lead a page"),
        ({"effect": "e1"}, (effect(period="unstated"),), "can't lead a page"),
        ({"effect": "e1"}, (effect(versus="elsewhere"),), "can't lead a page"),
    ],
)
def test_a_headline_that_leads_nowhere_says_why_and_what_to_do(
    headline: dict[str, Any], rows: tuple[Outcome | Effect, ...], message: str
) -> None:
    with pytest.raises(HeadlineError, match=message) as caught:
        finding(headline, *rows)
    assert caught.value.hint.endswith(".")


def test_versus_site_chooses_among_comparisons() -> None:
    rows = (
        *PROGRAM,
        outcome("o4", 7, "2017", arm="control", site="A"),
        outcome("o5", 8, "2017", arm="control", site="B"),
    )
    found = finding({**RATE, "versus": "control", "versus_site": "B"}, *rows)
    assert [row.id for row in found.contrast.rows] == ["o3", "o5"]


def test_population_and_unit_choose_among_series_and_no_population_means_everybody() -> None:
    rows = [
        outcome(f"{number}{time}", 50 + number, time, metric="score-math", unit=unit, population=population)
        for number, (unit, population) in enumerate((("scale-score", None), ("sd", None), ("sd", "grade 7")))
        for time in ("2011", "2014")
    ]
    math = {"metric": "score-math"}
    assert finding({**math, "unit": "scale-score"}, *rows).lead.id == "02014"
    assert finding({**math, "unit": "sd"}, *rows).lead.id == "12014"
    assert finding({**math, "population": "grade 7"}, *rows).lead.id == "22014"


def test_from_and_to_choose_the_times_of_a_reference_as_well() -> None:
    state = (*STATE, outcome("o8", 78, "2014", arm="state"))
    late = finding({**RATE, "versus": "state", "from": "2014"}, *PROGRAM, *state)
    assert [row.id for row in late.contrast.rows] == ["o3", "o2", "o5", "o8"]
    early = finding({**RATE, "versus": "state", "to": "2014"}, *PROGRAM, *state)
    assert [row.id for row in early.contrast.rows] == ["o2", "o1", "o8", "o4"]


def test_findings_stand_in_the_order_of_the_headlines() -> None:
    rows = (*PROGRAM, effect())
    assert [found.lead.id for found in find_all(case({"effect": "e1"}, RATE), package(*rows))] == ["e1", "o3"]
