"""Students served: one value of a case on every page, with how exact its source is; the sum of all says "about", too."""

from __future__ import annotations

import re
from dataclasses import replace

from proofpoints.analyse import Result, analyse
from proofpoints.model import Fact
from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import case_records
from proofpoints.pages.beside import beside
from proofpoints.pages.cards import card_html, cards
from proofpoints.pages.case_page import case_page
from proofpoints.pages.gather import gather
from proofpoints.pages.home import home_page
from proofpoints.pages.memo import memo_page
from proofpoints.reading.usual_case import usual_case
from proofpoints.reading.yamlfile import read_yaml
from proofpoints.validate import load_and_validate
from tests.defect import GOOD

REPOSITORY = load_and_validate(GOOD)[0]
VALLEY = next(result for result in analyse(REPOSITORY) if result.slug == "example-valley-schools")
FEW = Fact(value=500, qualifier="approximate", year="2012-13", source="S1")
MANY = Fact(value=4000, qualifier="at-least", year="2013-14", source="S1")


def serving(*facts: Fact) -> Result:
    """Example Valley with these numbers of students served, in this order."""
    case = VALLEY.case
    who = type(case.who)(**{**vars(case.who), "students_served": facts})
    return replace(VALLEY, entry=replace(VALLEY.entry, case=type(case)(**{**vars(case), "who": who})))


def drawn(result: Result) -> dict[str, str]:
    return {exhibit.key: "<svg></svg>" for exhibit in result.exhibits}


def test_one_value_on_all_pages_whatever_the_order() -> None:
    for result in (serving(FEW, MANY), serving(MANY, FEW)):
        facts = case_page(result, drawn(result)).body.partition("</dl>")[0]
        assert "at least 4,000 (2013-14)" in facts and "500" not in facts
        memo = memo_page(result, drawn(result)).body
        assert "students served: at least 4,000 (2013-14)" in memo and "about 500" not in memo
        assert "at least 4,000 students served" in card_html(cards(result)[0], "")
        assert beside(result)["students"] == "at least 4,000 students served"


def test_the_other_values_stay_on_the_page() -> None:
    assert "about 500 (2012-13)" in case_page(serving(MANY, FEW), drawn(VALLEY)).body


def home(*served: Fact) -> str:
    gists = tuple(replace(gather(serving(fact)), slug=f"example-{number}") for number, fact in enumerate(served))
    return " ".join(home_page(gists, REPOSITORY).body.split())


def test_a_sum_with_an_inexact_number_is_rounded_and_says_about() -> None:
    body = home(FEW, MANY, Fact(value=1164, source="S1"))
    assert "<dd><small>about</small> 5,700</dd>" in body
    assert "5,664" not in body
    assert "a student may be counted in two cases" in body


def test_a_sum_of_exact_numbers_is_exact() -> None:
    body = home(Fact(value=500, source="S1"), Fact(value=1164, source="S1"))
    assert "<dd>1,664</dd>" in body


def test_open_data_keep_the_number_and_say_how_exact() -> None:
    found = case_records(serving(FEW, MANY), Site())
    (case,) = found["cases"]
    assert (case["students_served"], case["students_served_qualifier"]) == (4000, "at-least")
    said = {fact["value"]: fact["qualifier"] for fact in found["facts"] if fact["kind"] == "students-served"}
    assert said == {500.0: "approximate", 4000.0: "at-least"}


def test_the_quick_reader_knows_how_exact_a_count_is() -> None:
    data = read_yaml((GOOD / "cases" / "example-valley-schools.yml").read_bytes()).data
    data["who"]["enrollment"] = [{"value": "4000", "qualifier": "approximate", "source": "S1"}]
    case = usual_case(data)
    assert case is not None and case.who.enrollment[0].qualifier == "approximate"
    data["who"]["enrollment"][0]["qualifier"] = "suppressed"
    assert usual_case(data) is None


def test_a_share_is_as_exact_as_its_source() -> None:
    data = read_yaml((GOOD / "cases" / "example-valley-schools.yml").read_bytes()).data
    share = {"group": "low-income", "percent": "50", "qualifier": "at-least", "source": "S1"}
    data["who"]["student_groups"] = [share, {**share, "group": "white", "qualifier": "exact"}]
    case = usual_case(data)
    assert case is not None
    result = replace(VALLEY, entry=replace(VALLEY.entry, case=case))
    body = re.sub(r"<[^>]+>", "", case_page(result, drawn(result)).body)
    assert "Economically disadvantaged students: at least 50 percent" in body
    assert "White students: 50 percent" in body
    shares = [fact for fact in case_records(result, Site())["facts"] if fact["kind"] == "student-group"]
    assert [fact["qualifier"] for fact in shares] == ["at-least", None]
