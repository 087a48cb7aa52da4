"""Problems as text, as annotations of GitHub, and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from proofpoints.problems import Level, Problem
from proofpoints.report import as_github, as_json, as_text, summary
from proofpoints.rows import Repository
from proofpoints.validate import load_and_validate

EMPTY = Repository((), (), frozenset())
PLAIN = Problem("cases/a.yml", 15, 3, "who.level", "shape-value", 'who.level must be one, not "x"', "Write district.")
HOSTILE = Problem(
    "cases/a,b:c.yml",
    2,
    None,
    "x",
    "rule",
    "50% more\r\n::error::stop\x1b[31m \u202e",
    "one\ntwo, three: 100%",
    Level.WARNING,
)


def test_text_names_place_level_message_rule_and_hint() -> None:
    assert as_text([PLAIN], EMPTY) == (
        'cases/a.yml:15:3: error: who.level must be one, not "x"  [shape-value]\n'
        "    hint: Write district.\n"
        "    see docs/rules/shape-value.md\n"
        "1 error, 0 warnings; 0 cases, 0 drafts\n"
    )


def test_text_leaves_out_what_is_not_known() -> None:
    missing = Problem("datasets/a/outcomes.csv", None, None, "", "package-missing", "it is missing", "Add it.")
    assert as_text([missing], EMPTY).startswith("datasets/a/outcomes.csv: error: it is missing  [package-missing]\n")


def test_what_a_contributor_wrote_cannot_begin_a_line_of_the_log_nor_steer_a_terminal() -> None:
    lines = as_text([HOSTILE], EMPTY).split("\n")
    assert len(lines) == 5
    assert not any(line.startswith("::") for line in lines)
    assert all(line.isprintable() for line in lines)


def test_github_escapes_text_and_properties_as_its_runner_reads_them() -> None:
    first, second, last = as_github([HOSTILE, PLAIN], EMPTY).splitlines()
    assert first.startswith("::warning file=cases/a%2Cb%3Ac.yml,line=2,title=rule::50%25 more%0D%0A::error::stop")
    assert first.endswith("%0AHint: one%0Atwo, three: 100%25%0ASee docs/rules/rule.md")
    assert second == (
        "::error file=cases/a.yml,line=15,col=3,title=shape-value::"
        'who.level must be one, not "x"%0AHint: Write district.'
        "%0ASee docs/rules/shape-value.md"
    )
    assert last == "1 error, 1 warning; 0 cases, 0 drafts"


def test_json_is_one_object_with_every_key(good: Path) -> None:
    repository, problems = load_and_validate(good)
    found = json.loads(as_json([HOSTILE, PLAIN, *problems], repository))
    assert list(found) == ["problems", "cases", "drafts"]
    assert (found["cases"], found["drafts"]) == (3, 2), "a sketch is a draft, too"
    keys = ["file", "line", "column", "field", "rule", "level", "message", "hint"]
    assert all(list(problem) == keys for problem in found["problems"])
    assert found["problems"][0]["message"] == HOSTILE.message
    assert [problem["level"] for problem in found["problems"][:2]] == ["warning", "error"]


def test_json_of_nothing() -> None:
    assert json.loads(as_json([], EMPTY)) == {"problems": [], "cases": 0, "drafts": 0}


@pytest.mark.parametrize(
    ("problems", "text"),
    [([], "0 errors, 0 warnings"), ([PLAIN], "1 error, 0 warnings"), ([PLAIN, PLAIN, HOSTILE], "2 errors, 1 warning")],
)
def test_summary_counts(problems: list[Problem], text: str) -> None:
    assert summary(problems, EMPTY) == f"{text}; 0 cases, 0 drafts"


def test_summary_counts_cases_and_drafts(good: Path) -> None:
    repository, _ = load_and_validate(good)
    assert summary([], repository).endswith("; 3 cases, 2 drafts")


def test_suggestions_stand_apart_from_errors() -> None:
    text = as_text([HOSTILE, PLAIN], EMPTY)
    assert (
        text.index("error: who.level")
        < text.index("Suggestions, which stop nothing:")
        < text.index("warning: 50% more")
    )
