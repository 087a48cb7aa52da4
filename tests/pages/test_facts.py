"""The facts a reviewer looks at: what is known of the sites and grades behind the headline results, and no more."""

from __future__ import annotations

import re
from pathlib import Path

from proofpoints.analyse import analyse
from proofpoints.pages.case_page import case_page
from proofpoints.pages.facts import review_facts
from proofpoints.validate import load_and_validate

RESULTS = {result.slug: result for result in analyse(load_and_validate(Path(__file__).resolve().parents[2])[0])}
SITES = {slug: dict(review_facts(result))["Two sites or more"] for slug, result in RESULTS.items()}


def test_a_school_is_one_site() -> None:
    assert SITES["orange-unified-california-elementary-lexia-ca"] == "no: one school"


def test_headlines_of_one_school_of_several_are_not_said_to_stand_on_all() -> None:
    assert SITES["new-york-city-school-of-one-ny"] == "no: the headline results are of one school"


def test_sites_that_took_part_are_counted_and_unknown_ones_are_not_guessed() -> None:
    assert SITES["orange-county-st-math-ca"] == "yes: 52 schools"
    assert SITES["putnam-county-schools-tn"] == "not published here"


def test_grades_of_the_program_are_not_told_again_as_those_of_its_district() -> None:
    assert (
        grades_of_place("newark-public-schools-read-180-nj") == []
    )  # its own grades were in no source, only those studied
    assert grades_of_place("north-carolina-assistments-grade-7") == []  # a program across districts has no others
    assert grades_of_place("phoenix-union-high-school-district-read-180-az") == [("district", "9-12")]


def test_a_word_on_significance_that_may_mean_another_difference_is_not_said_to_be_missing() -> None:
    facts = dict(review_facts(RESULTS["orange-unified-california-elementary-lexia-ca"]))
    said = facts["Statistical significance of the headline results"]
    assert said == "as the sources say: 1 significance stated, but not clearly of this difference"


def test_students_of_both_groups_are_counted_where_two_changes_were_published() -> None:
    facts = dict(review_facts(RESULTS["orange-unified-california-elementary-lexia-ca"]))
    assert facts["350 students or more in the comparison"] == "no: 74 in the largest headline result"


def grades_of_place(slug: str) -> list[tuple[str, str]]:
    """The level and the grades in the list about the program."""
    result = RESULTS[slug]
    body = case_page(result, {exhibit.key: "<svg></svg>" for exhibit in result.exhibits}).body
    return re.findall(r"<dt>Grades of the ([^<]*)</dt><dd>([^<]*)</dd>", body)
