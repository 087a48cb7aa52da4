"""Every rule file is registered and explains itself: why it exists, what is wrong, what is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proofpoints.problems import has_errors
from proofpoints.rules import RULES, Rule
from proofpoints.validate import load_and_validate

FOLDER = Path(__file__).resolve().parents[1] / "proofpoints" / "rules"
FILES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")


def name_of(rule: Rule) -> str:
    return getattr(rule, "__name__").rsplit(".", 1)[-1]  # noqa: B009  (a module is a Rule by what it offers)


def test_every_rule_file_is_registered_once() -> None:
    assert sorted(map(name_of, RULES)) == FILES


@pytest.mark.parametrize("name", FILES)
def test_every_rule_has_a_test_file(name: str) -> None:
    assert (Path(__file__).parent / "rules" / f"test_{name}.py").is_file()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_the_id_is_the_name_of_the_file(rule: Rule) -> None:
    assert name_of(rule).replace("_", "-") == rule.ID


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_the_docstring_is_a_page_of_the_docs(rule: Rule) -> None:
    parts = re.split(r"\n\n(?=Why: |Bad\b|Good\b)", (rule.__doc__ or "").strip())
    assert [re.match(r"\w+", part)[0] for part in parts[1:]] == ["Why", "Bad", "Good"]  # type: ignore[index]
    assert "\n" not in parts[0]
    assert parts[0].endswith(".")
    assert all(re.search(r":\n\n {4}\S", part) for part in parts[2:]), "an example is indented by four blanks"
    assert rule.check.__doc__


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_the_good_repository_breaks_no_rule(good: Path, rule: Rule) -> None:
    repository, problems = load_and_validate(good)
    assert not has_errors(problems)
    assert not has_errors(list(rule.check(repository)))
