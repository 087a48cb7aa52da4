"""Plain data to a case: what is wrong is said in our words, at its line, with the next step."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofpoints.problems import Level, Problem
from proofpoints.reading.shape import shape_case
from proofpoints.reading.yamlfile import read_yaml
from tests.defect import GOOD, HARBOR, VALLEY

FOREIGN = re.compile(
    r"pydantic|Input should|valid (string|integer|dictionary|tuple)|\bdict\b|\bNone\b|\btuple\b|JSON|[Ss]chema"
)


def shape(text: str, file: str = "cases/x.yml") -> list[Problem]:
    return shape_case(file, read_yaml(text.encode("utf-8")))[1]


def changed(old: str, new: str, file: str = VALLEY) -> list[Problem]:
    text = (GOOD / file).read_text("utf-8")
    assert old in text
    return shape(text.replace(old, new, 1))


def test_a_good_case_has_its_values_typed() -> None:
    case, problems = shape_case(VALLEY, read_yaml((GOOD / VALLEY).read_bytes()))
    assert problems == []
    assert case is not None
    assert case.who.place.nces_lea_id == "5399990"
    assert case.who.enrollment[0].value == 5400
    assert case.what.launched == "2011-12"
    assert case.sources["S1"].year == "2014"
    assert list(case.sources) == ["S1", "S2", "S3"]


@pytest.mark.parametrize(
    "key", ["strategy", "str", "Goal", "tuples", "literal", "function-x", "constrained-str", "[key]"]
)
def test_an_unknown_key_is_named_as_written_even_if_it_looks_like_a_type(key: str) -> None:
    (problem,) = changed("  level: district\n", f'  level: district\n  "{key}": x\n')
    assert (problem.field, problem.line, problem.rule) == (f"who.{key}", 5, "shape-unknown-key")
    assert problem.message == f"who.{key} is not a key we know"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("    target: 85\n", "    target: many\n", "why.goal.target"),
        ("    unit: percent\n", "    unit: percents\n", "why.goal.unit"),
        ("    unit: percent\n", "    units: percent\n    unit: percent\n", "why.goal.units"),
        ("value: 1210", "value: many", "who.students_served[1].value"),
        ("value: 1210", "number: 1210", "who.students_served[1].value"),
        ("source: [S1, S2]", "source: [S1, two]", "how.implementation[2].source[2]"),
        ("over: [o7]", "over: [O7]", "result.prefer[1].over[1]"),
    ],
)
def test_inside_a_choice_the_branch_that_was_meant_is_explained(old: str, new: str, field: str) -> None:
    problems = changed(old, new)
    assert field in [problem.field for problem in problems]
    assert len({problem.field for problem in problems}) == len(problems), "one problem for each field"
    assert not any("none-published" in problem.message for problem in problems)


@pytest.mark.parametrize("empty", ["", "~", "null"])
@pytest.mark.parametrize(
    ("old", "field"),
    [
        ("name: Example Valley Schools", "who.name"),
        ("level: district", "who.level"),
        ("models: [flex, station-rotation]", "what.models"),
        ("dataset: example-valley-schools", "result.dataset"),
        ("target: 85", "why.goal.target"),
    ],
)
def test_a_key_without_a_value_is_called_empty(old: str, field: str, empty: str) -> None:
    (problem,) = changed(old, f"{old.split(':')[0]}: {empty}")
    assert (problem.field, problem.rule, problem.message) == (field, "shape-missing", f"{field} is empty")
    assert problem.hint.startswith("Fill it in")


def test_what_may_be_left_out_may_be_left_empty() -> None:
    assert changed("  launched: 2011-12", "  launched:") == []


def test_a_missing_part_is_told_with_its_keys() -> None:
    problems = shape("who: {name: x}\n")
    hints = {problem.field: problem.hint for problem in problems}
    assert {"what", "why", "how", "result", "doubt", "sources"} < set(hints)
    assert "motivations, text, goal" in hints["why"]


def test_a_draft_may_lack_parts_but_not_have_wrong_ones() -> None:
    text = (
        (GOOD / HARBOR)
        .read_text("utf-8")
        .replace("  text: Summer classes were full.\n", "")
        .replace("grades: 9", "grades: x", 1)
    )
    levels = {problem.field: problem.level for problem in shape(text, "cases/drafts/x.yml")}
    assert levels == {"why.text": Level.WARNING, "who.grades": Level.ERROR}


def test_an_address_may_use_http_but_no_blanks_or_quotes() -> None:
    assert changed("https://example.org/report", "http://example.org/report?a=1&b=%20") == []
    for wrong in ("https://example.org/a b", "https://example.org/<script>", "ftp://example.org", "//example.org"):
        assert changed("https://example.org/report", wrong)


def test_limits_are_told_with_numbers() -> None:
    (problem,) = changed("name: Example Valley Schools", f"name: {'x' * 301}")
    assert problem.message == "who.name must have at most 300 characters, it has 301"


def test_a_long_value_is_cut_in_the_message() -> None:
    (problem,) = changed("level: district", f"level: {'x' * 200}")
    assert len(problem.message) < 140


BROKEN = st.sampled_from(
    [
        "",
        "x",
        "[]",
        "{}",
        "[x]",
        "{a: b}",
        "[{}]",
        "[[x]]",
        "0",
        "-1",
        "none-published",
        "S1",
        "NaN",
        '"   "',
        "[{value: x}]",
        "{source: S1}",
    ]
)
LINES = [
    number
    for number, line in enumerate((GOOD / VALLEY).read_text("utf-8").split("\n"))
    if ":" in line and "#" not in line
]


@settings(max_examples=200)
@given(st.sampled_from(LINES), BROKEN)
def test_whatever_stands_for_a_value_the_answer_is_in_our_words(number: int, value: str) -> None:
    lines = (GOOD / VALLEY).read_text("utf-8").split("\n")
    start = lines[number].index(":") + 1
    lines[number] = f"{lines[number][:start]} {value}"
    document = read_yaml("\n".join(lines).encode("utf-8"))
    if document.flaws:
        return
    _, problems = shape_case("cases/x.yml", document)
    for problem in problems:
        assert problem.hint and problem.line and problem.field
        assert not FOREIGN.search(problem.message.split(", not ")[0] + problem.hint), problem
