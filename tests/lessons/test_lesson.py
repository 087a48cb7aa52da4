"""A page for every rule: generated, linked from the message, complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proofpoints.generated.reference_pages import lessons, rule_pages
from proofpoints.lessons.lesson import Lesson, page_of
from proofpoints.report import as_github, as_text
from proofpoints.validate import load_and_validate
from tests.defect import VALLEY, apply, swap

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for path in (ROOT / "proofpoints").rglob("*.py") if "reading_rules" not in path.name]
READING = re.compile(r'"((?:yaml|shape|table|package|file|descriptor|tree)(?:-[a-z]+)+|descriptor)"')
NO_RULES = {"file-name-of"}


def test_every_rule_that_the_code_names_has_a_page() -> None:
    named = {name for path in SOURCES for name in READING.findall(path.read_text("utf-8"))} - NO_RULES
    assert named <= {lesson.id for lesson in lessons()}


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)
def test_a_lesson_says_what_why_bad_good_and_how_to_mend(lesson: Lesson) -> None:
    assert all([lesson.what, lesson.why, lesson.bad, lesson.good, lesson.mend])
    assert lesson.bad != lesson.good
    assert lesson.what.endswith(".")
    assert lesson.mend.endswith(".")


def test_the_pages_in_docs_are_those_that_are_generated() -> None:
    written = {f"docs/rules/{path.name}": path.read_text("utf-8") for path in (ROOT / "docs/rules").glob("*.md")}
    assert written == rule_pages(), "run `python build_site.py schema`"


def test_every_message_names_a_page_that_is_there(repository_copy: Path) -> None:
    apply(repository_copy, (swap(VALLEY, "state: WA", "state: Washington"),))
    repository, problems = load_and_validate(repository_copy)
    text = as_text(problems, repository)
    pages = re.findall(r"see (docs/rules/[\w-]+\.md)", text)
    assert len(pages) == len(problems)
    assert all((ROOT / page).is_file() for page in pages)
    assert "%0ASee docs/rules/shape-value.md" in as_github(problems, repository)
    assert text.index("Suggestions, which stop nothing") > text.index("error: who.place.state")


def test_all_errors_of_frictionless_share_a_page() -> None:
    assert page_of("frictionless-type-error") == "docs/rules/frictionless.md"
