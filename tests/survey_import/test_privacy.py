"""No personal string of any answer in any output, searched byte by byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from survey_import.people.masking import mask_kinds
from survey_import.people.persons import doubtful
from survey_import.people.spans import safe_span, safe_url
from tests.survey_import.answers import TRUTHS
from tests.survey_import.example_form import import_rows, written
from tests.survey_import.export_parts import profile_text
from tests.survey_import.exports import EXPORTS

PERSONAL = sorted({text for truth in TRUTHS for text in truth.personal})


def _outputs(run: Any) -> dict[str, bytes]:
    found = {
        str(path): path.read_bytes()
        for path in run.folder.rglob("*")
        if path.is_file() and "in" not in path.parts[-2:-1]
    }
    return found | {"printed": run.printed.encode()}


@pytest.mark.parametrize("name", EXPORTS)
def test_no_personal_string_leaves_the_importer(runs: Any, name: str) -> None:
    outputs = _outputs(runs[name])
    assert len(outputs) > 30  # reports, drafts, letters
    leaks = [
        (text, path) for path, raw in outputs.items() for text in PERSONAL if text.casefold().encode() in raw.lower()
    ]
    print(f"{name}: {len(PERSONAL)} personal strings, {len(outputs)} outputs, {len(leaks)} found")
    assert not leaks


@pytest.mark.parametrize("name", EXPORTS)
def test_ids_of_the_tool_leave_no_trace(runs: Any, name: str) -> None:
    ids = [truth.person["id"] for truth in TRUTHS if truth.person] + ["abcDEF0123456", "1111-2222-3333"]
    for path, raw in _outputs(runs[name]).items():
        assert not [text for text in ids if text.encode() in raw], path


def test_a_crash_does_not_quote_a_cell(tmp_path: Path) -> None:
    secret = "Ottoline Featherstone"
    program = (
        "import survey_import.command as command\nimport survey_import.__main__ as main\n"
        "def explode(*_):\n    raise ValueError('" + secret + "')\n"
        "command.run_import = explode\n"
        f"raise SystemExit(main.main([{str(tmp_path / 'a.csv')!r}, '--profile', "
        f"{str(tmp_path / 'p.yml')!r}, '--out', {str(tmp_path)!r}]))\n"
    )
    (tmp_path / "a.csv").write_text("Name of your district or school,State,Value after\nExample,Ohio,1\n", "utf-8")
    (tmp_path / "p.yml").write_text(profile_text(), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 3
    assert secret.encode() not in done.stdout + done.stderr
    assert b"ValueError" in done.stderr


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write to a.b@c.org", "a mail address"),
        ("a.b (at) c.org", "a mail address"),
        ("call 614-555-1234", "a phone number"),
        ("(614) 555 1234 ext. 5", "a phone number"),
        ("from 203.0.113.7", "an IP address"),
        ("123-45-6789", "a social security number"),
        ("40.44689, -83.11223", "coordinates"),
        ("R_1abcDEF0123456", "a long id"),
        ("Ms. Featherstone said", "a person's title and name"),
        ("at 123 Main Street", "a street address"),
        ("follow @featherstone", "a handle"),
    ],
)
def test_forms_of_personal_data_are_masked(text: str, kind: str) -> None:
    masked, kinds = mask_kinds(text)
    assert kind in kinds
    assert "[removed]" in masked


@pytest.mark.parametrize(
    "text",
    [
        "42% in 2012-13",
        "$15,422",
        "1,606 students",
        "from 61 to 79 percent",
        "SY2012-13",
        "4,500 to 4,800",
        "0.47",
        "https://example.org/reports/2014.pdf",
        "41,161 (2009-10 school year)",
    ],
)
def test_figures_are_no_personal_data(text: str) -> None:
    assert mask_kinds(text) == (text, [])


def test_spans_keep_figures_and_lose_names() -> None:
    assert safe_span("from 40% to 52% by Theodora Plumbottom in spring") == "from 40% to 52% by [...] in spring"
    assert safe_span("up 19 points") == "up 19 points"


def test_addresses_lose_users_and_tokens() -> None:
    assert safe_url("https://jane@example.org/x") == ""
    assert safe_url("see https://example.org/report?id=7&x=2#jane") == "https://example.org/report?id=7&x=2"
    assert safe_url("https://example.org/a?usp=sharing&token=1") == "https://example.org/a"
    assert safe_url("javascript:alert(1)") == ""


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Jane Doe", True),
        ("Example Valley", False),
        ("Mary Smith School", False),
        ("the lab of Jane Doe", True),
        ("Tiberius Quell's Lab", True),
        ("Flex, led by Tiberius Quell", True),
        ("Khan Academy", False),
    ],
)
def test_a_name_in_the_wrong_field_is_held_back(text: str, held: bool) -> None:
    assert bool(doubtful(text)) is held


@pytest.mark.parametrize("state", ["Ohio (FEATHERSTONE)", "Featherstone, Ottoline: Ohio", "FEATHERSTONE"])
def test_what_is_no_state_is_nowhere(state: str, tmp_path: Path) -> None:
    assert "featherstone" not in written(import_rows(tmp_path, {"State": state})).casefold()
