"""What a contributor sees in an editor: nothing underlined in a real case, completions and help for every key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from proofpoints.generated.template import case_template
from proofpoints.vocabulary import (
    ARMS,
    DESIGNS,
    EFFECT_UNITS,
    GROUPS,
    LEVELS,
    LOCALES,
    METRICS,
    MODELS,
    MOTIVATIONS,
    READINGS,
    RECORDERS,
    ROLES,
    STATES,
    SUBJECTS,
    UNITS,
)
from tests.editor.server import SERVER, Editor

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted([*(ROOT / "cases").glob("*.yml"), *(ROOT / "cases/drafts").glob("*.yml")])
NEW = "cases/example-new.yml"

pytestmark = pytest.mark.skipif(not SERVER.exists(), reason="`make test` installs it (needs Node.js)")


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    running = Editor(ROOT)
    yield running
    running.close()


def test_no_published_case_has_an_error(editor: Editor) -> None:
    wrong = {
        path.name: editor.wrong(f"cases/{path.name}", path.read_text("utf-8"))
        for path in CASES
        if path.parent.name == "cases"
    }
    assert {name: said for name, said in wrong.items() if said} == {}


def test_a_draft_misses_parts_and_nothing_else(editor: Editor) -> None:
    for path in CASES:
        if path.parent.name == "drafts":
            said = editor.wrong(f"cases/drafts/{path.name}", path.read_text("utf-8"))
            assert all("Missing property" in one for one in said), said


def test_the_template_shows_its_gaps_and_nothing_else(editor: Editor) -> None:
    said = editor.wrong("cases/drafts/example-new.yml", case_template("example-new"))
    assert said
    assert all("Incorrect type" in one or "too few items" in one or "Value is not accepted" in one for one in said), (
        said
    )


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("who:\n  level: |", LEVELS),
        ("who:\n  place:\n    state: |", STATES),
        ("who:\n  student_groups:\n    - group: |", GROUPS),
        ("what:\n  models:\n    - |", MODELS),
        ("what:\n  subjects:\n    - |", SUBJECTS),
        ("why:\n  motivations:\n    - |", MOTIVATIONS),
        ("why:\n  goal:\n    metric: |", METRICS),
        ("how:\n  voices:\n    - role: |", ROLES),
        ("result:\n  headline:\n    - metric: |", METRICS),
        ("doubt:\n  design: |", DESIGNS),
        ("sources:\n  S1:\n    read: |", READINGS),
        ("who:\n  place:\n    locale:\n      value: |", LOCALES),
        ("why:\n  goal:\n    group: |", GROUPS),
        ("why:\n  goal:\n    unit: |", {**UNITS, **EFFECT_UNITS}),
        ("result:\n  headline:\n    - group: |", GROUPS),
        ("result:\n  headline:\n    - unit: |", UNITS),
        ("result:\n  headline:\n    - versus: |", ARMS),
        ("record:\n  transcribed:\n    by: |", RECORDERS),
        ("record:\n  checked:\n    by: |", RECORDERS),
    ],
    ids=lambda value: value.strip(" |\n-").replace("\n", "/") if isinstance(value, str) else "",
)
def test_every_list_is_offered(editor: Editor, text: str, terms: dict[str, Any]) -> None:
    assert set(terms) <= set(editor.complete(NEW, text + "\n"))


def test_a_wrong_value_is_underlined(editor: Editor) -> None:
    assert any("not accepted" in said for said in editor.wrong(NEW, "who:\n  level: distrct\n"))


def test_help_says_what_a_key_means(editor: Editor) -> None:
    assert "never above what" in editor.hover(NEW, "doubt:\n  des|ign: before-after\n")
    assert "compared with" in editor.hover(NEW, "what:\n  compar|ison: x\n")


def test_every_key_of_the_schema_has_words(editor: Editor) -> None:
    schema = json.loads((ROOT / "cases/case.schema.json").read_text("utf-8"))
    silent = [
        f"{name}.{key}"
        for name, part in schema["$defs"].items()
        for key, info in part["properties"].items()
        if not info.get("description")
    ]
    assert silent == []
