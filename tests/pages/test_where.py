"""Where a program is and which grades it has, told once and without saying more than the case does."""

from __future__ import annotations

from dataclasses import replace

from proofpoints.analyse import Result, analyse
from proofpoints.pages.beside import beside
from proofpoints.pages.cards import card
from proofpoints.pages.case_page import case_page
from proofpoints.pages.memo import memo_page
from proofpoints.pages.social import case_picture
from proofpoints.validate import load_and_validate
from tests.defect import GOOD

VALLEY = next(item for item in analyse(load_and_validate(GOOD)[0]) if item.slug == "example-valley-schools")
DRAWN = {exhibit.key: "<svg></svg>" for exhibit in VALLEY.exhibits}
SCHOOLS = "12 schools in Maine and Vermont"


def with_who(**parts: object) -> Result:
    """Example Valley with these parts of `who`."""
    case = VALLEY.case
    who = type(case.who)(**{**vars(case.who), **parts})
    return replace(VALLEY, entry=replace(VALLEY.entry, case=type(case)(**{**vars(case), "who": who})))


def test_a_place_in_several_states_is_named_by_the_case_alone() -> None:
    place = type(VALLEY.case.who.place)(**{**vars(VALLEY.case.who.place), "state": "US", "city": SCHOOLS})
    result = with_who(place=place)
    assert card(result).place == beside(result)["place"] == SCHOOLS
    told = case_page(result, DRAWN).body, memo_page(result, DRAWN).body, case_picture(result)
    assert not [page for page in told if "More than one state" in page]


def test_the_grades_of_a_program_are_not_repeated_as_those_of_its_district() -> None:
    grades = VALLEY.case.what.grades
    assert "Grades of the district" not in case_page(with_who(grades=None), DRAWN).body
    assert "Grades of the district" not in case_page(with_who(grades=grades), DRAWN).body
    assert "<dt>Grades of the district</dt><dd>PK-12</dd>" in case_page(with_who(grades="PK-12"), DRAWN).body
