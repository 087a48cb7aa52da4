"""The short answer: two plain sentences from the rows, short enough to read, easy enough to understand."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

from proofpoints.analyse import Result, analyse
from proofpoints.brief import brief, lead_of
from proofpoints.validate import load_and_validate

ROOT = Path(__file__).resolve().parents[1]
RESULTS = {result.slug: result for result in analyse(load_and_validate(ROOT)[0])}


def of(slug: str, number: int = 0) -> str:
    said = brief(RESULTS[slug].judged[number])
    return f"{said.what} {said.sure}"


def test_change_beside_a_reference() -> None:
    assert of("spokane-public-schools") == (
        "Graduation on time: from 76.7 percent in 2010-11 to 85.6 percent in 2017, up 8.9 percentage points. Over the same "
        "years the state rose by 2.7 percentage points. It covers all students of the district, not only those in the "
        "program; how many is not published. How sure: its source, as far as read here, does not say how certain it is."
    )


def test_difference_from_a_control_group() -> None:
    assert "66 percent with the program and 76 percent in the control group" in of(
        "chicago-public-schools-online-algebra-credit-recovery-il"
    )
    assert "10 percentage points lower" in of("chicago-public-schools-online-algebra-credit-recovery-il")


def test_published_difference_keeps_its_sign() -> None:
    assert "0.19 standard deviations lower than the control group" in of(
        "baltimore-county-cognitive-tutor-geometry-md", 1
    )


def test_both_groups_together_are_not_called_students_in_the_program() -> None:
    said = of("baltimore-county-cognitive-tutor-geometry-md")
    assert "It rests on 669 students in both groups together. How sure" in said


def test_students_of_one_group_are_named() -> None:
    said = of("orange-unified-california-elementary-lexia-ca")
    assert "It rests on 49 students (students in the program)" in said


def test_a_result_beside_nothing_says_so_in_a_sentence_of_its_own() -> None:
    said = of("greeley-evans-school-district-6-co")
    assert "how many is not published. Nothing but their own past is set beside them. How sure" in said


def test_a_span_of_years_has_a_beginning_and_an_end() -> None:
    assert "down 2 percentage points from 2010 to 2011, as published" in of("new-york-city-school-of-one-ny")
    assert not [slug for slug in RESULTS if re.search(r"\bin (?:\w+ )?\d{4}(?:-\d\d)? to (?:\w+ )?\d{4}", of(slug))]


def test_an_interval_is_said_in_words() -> None:
    said = of("gadsden-county-online-credit-recovery-fl")
    assert "the true change may lie between" in said
    assert said.endswith(", or outside: students of one school are alike, so the true range is wider.")


def test_the_test_is_named_where_other_headline_results_are_on_others() -> None:
    parts = RESULTS["orange-county-st-math-ca"]
    assert lead_of(parts).what.startswith(
        "Score in mathematics, grades 3-5 (California Standards Test: Number Sense I): "
    )
    titles = [exhibit.title.split(": no clear")[0] for exhibit in parts.exhibits[1:]]
    assert len(set(titles)) == len(titles) and all("California Standards Test" in title for title in titles)
    assert "(" not in lead_of(RESULTS["elizabeth-public-schools-teach-to-one-nj"]).what.split(":")[0]


def grade(text: str) -> float:
    """Flesch-Kincaid grade; a number counts as a short word, because it is read at a glance."""
    text = re.sub(r"[−+]?\d[\d.,-]*", "ten", text)
    sentences = len(re.findall(r"[.!?:;](?:\s|$)", text))
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", word.lower())))) for word in words)
    return 0.39 * len(words) / max(sentences, 1) + 11.8 * syllables / len(words) - 15.59


def first_screen(result: Result) -> str:
    return " ".join([brief(result.judged[0]).what, brief(result.judged[0]).sure])


def test_the_first_screen_reads_easily() -> None:
    grades = [grade(first_screen(result)) for result in RESULTS.values()]
    assert median(grades) <= 9.5
    assert max(len(first_screen(result)) for result in RESULTS.values()) <= 520


def test_what_lies_in_the_interval_is_named_as_what_it_is() -> None:
    told = [brief(item) for result in RESULTS.values() for item in result.judged if "own past" in brief(item).sure]
    compared = [
        brief(item) for result in RESULTS.values() for item in result.judged if "own past" not in brief(item).sure
    ]
    assert any("the true change may lie" in said.sure for said in told)
    assert any("the true difference may lie" in said.sure for said in compared)
    assert not [said for said in compared if "true change" in said.sure and "as published" not in said.what]
