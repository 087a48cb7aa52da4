"""A second export of the same survey, alone: the funnel counts each row once, and no draft of the first is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.survey_import.example_form import import_rows
from tests.survey_import.export_forms import plain_csv
from tests.survey_import.export_parts import profile_text
from tests.survey_import.importing import Run, run_import
from tests.survey_import.test_imports import tree


@pytest.fixture
def first(tmp_path: Path) -> Run:
    profile = tmp_path / "example.yml"
    profile.write_text(profile_text(), "utf-8")
    return run_import(tmp_path, plain_csv(tmp_path), profile)


def _funnel(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((run.folder / "out/survey_import/funnels/example.json").read_text("utf-8"))
    return found


def _steps(run: Run) -> dict[str, int]:
    return {stage["label"]: stage["count"] for stage in _funnel(run)["stages"]}


def _drafts(run: Run) -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in (run.folder / "out/cases/drafts").glob("*.yml")}


def _export(run: Run, name: str, *rows: str) -> Path:
    """An export that holds only these rows."""
    path = run.folder / name
    path.write_text("\n".join([run.file.read_text("utf-8").split("\n")[0], *rows]) + "\n", "utf-8")
    return path


def _row(run: Run, number: int) -> str:
    return run.file.read_text("utf-8").split("\n")[number]


def test_late_rows_alone_are_added_to_the_funnel(first: Run) -> None:
    before, drafts = _steps(first), _drafts(first)
    late = _export(
        first, "late.csv", _row(first, 1).replace("Example Valley", "Example Late Valley"), ",,,Yes,Example Hush,Ohio"
    )
    run = run_import(first.folder, late, first.profile)
    after = _steps(first)
    assert run.code == 0
    assert after["Rows in the export"] == before["Rows in the export"] + 2
    assert after["Measurable as they are"] == before["Measurable as they are"] + 1
    assert after["Answers about different programs"] == before["Answers about different programs"] + 2
    assert "Survey so far: 42 rows of all imports, 40 of them known before" in run.printed
    assert _drafts(first) == drafts | {
        name: text for name, text in _drafts(first).items() if name == "example-late-valley-schools-oh"
    }
    both = tree(first.folder / "out")
    for again in (late, first.file, late):
        run_import(first.folder, again, first.profile)
        assert tree(first.folder / "out") == both


def test_one_after_the_other_counts_like_both_at_once(first: Run, tmp_path: Path) -> None:
    late = _export(
        first,
        "late.csv",
        *[_row(first, 2).replace("Example", "Example Late"), _row(first, 3), ",,,Yes,Example Hush,Ohio"],
    )
    run_import(first.folder, late, first.profile)
    at_once = tmp_path / "at-once"
    run_import(at_once, first.file, first.profile, str(late))
    assert _funnel(first) == json.loads((at_once / "out/survey_import/funnels/example.json").read_text("utf-8"))


def test_an_edited_answer_in_a_later_export_of_everything_is_counted_once(first: Run) -> None:
    before = _steps(first)
    late = first.folder / "later.csv"
    late.write_text(first.file.read_text("utf-8").replace("91%", "92%"), "utf-8")
    run_import(first.folder, late, first.profile)
    assert _steps(first) == before
    newer = tree(first.folder / "out")
    run = run_import(first.folder, first.file, first.profile)  # the older file once more
    assert "a later version of this answer was imported before" in run.printed
    assert tree(first.folder / "out") == newer


def test_the_tools_id_finds_the_edited_answer_in_an_export_of_one_row(tmp_path: Path) -> None:
    profile = tmp_path / "p.yml"
    fields = {"District": "name", "State": "state", "Results": "results", "Link": "source"}
    columns = [f"  - {{heading: {heading}, field: {name}}}" for heading, name in fields.items()]
    profile.write_text("\n".join(["name: example", "confirmed: yes", "columns:", *columns]) + "\n", "utf-8")
    head = "Respondent ID,Collector ID,District,State,Results,Link\n,,Response,Response,Open-Ended Response,Response\n"
    rows = {
        1: "114000000001,6,Example Valley Schools,Ohio,we track nothing,",
        2: "114000000002,6,Example Ridge Schools,Ohio,no data,",
        3: "114000000003,6,Example Hill Schools,Ohio,no data,",
        4: "114000000001,6,Example Valley District,Ohio,math proficiency rose from 40% in 2012-13 to 52% in 2013-14,",
    }
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text(head + "\n".join([rows[1], rows[2], rows[3]]) + "\n", "utf-8")
    two.write_text(head + rows[4] + "\n", "utf-8")
    run = run_import(tmp_path, one, profile)
    assert _steps(run)["Speak of outcomes of students"] == 0
    run_import(tmp_path, two, profile)
    assert _steps(run)["Rows in the export"] == 3
    assert _steps(run)["Speak of outcomes of students"] == 1
    kept = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"114000000001" not in kept


def test_a_second_program_of_a_district_does_not_replace_the_first(first: Run) -> None:
    before = _drafts(first)
    row = _row(first, 1).replace("Math Stations", "Reading Carousel").replace("61%", "63%")
    assert "Reading Carousel" in row
    run = run_import(first.folder, _export(first, "second.csv", row), first.profile)
    after = _drafts(first)
    assert {name: after[name] for name in before} == before, run.printed
    assert sorted(set(after) - set(before)) == ["example-valley-schools-oh-reading-carousel"]


def test_a_funnel_nobody_can_explain_is_left_alone(first: Run) -> None:
    before = _funnel(first)
    (first.folder / "out/survey_import/ledgers/example.json").unlink()
    late = _export(first, "late.csv", _row(first, 1).replace("Example Valley", "Example Late Valley"))
    run = run_import(first.folder, late, first.profile)
    assert _funnel(first) == before
    assert "--recount" in run.printed
    assert "example-late-valley-schools-oh" in _drafts(first)
    run_import(first.folder, first.file, first.profile, str(late), "--recount")
    assert _steps(first)["Rows in the export"] == 41


def test_the_same_export_finds_its_own_funnel_without_the_ledger(first: Run) -> None:
    before = tree(first.folder / "out")
    (first.folder / "out/survey_import/ledgers/example.json").unlink()
    run_import(first.folder, first.file, first.profile)
    assert tree(first.folder / "out") == before


def test_a_damaged_ledger_is_named(first: Run) -> None:
    path = first.folder / "out/survey_import/ledgers/example.json"
    path.write_text("{", "utf-8")
    run = run_import(first.folder, first.file, first.profile)
    assert run.code == 1
    assert "ledgers/example.json can't be read" in run.printed


def test_two_exports_of_one_name_are_told_apart(first: Run, tmp_path: Path) -> None:
    other = tmp_path / "other" / first.file.name
    other.parent.mkdir()
    other.write_text(
        _row(first, 0) + "\n" + _row(first, 1).replace("Example Valley", "Example Late Valley") + "\n", "utf-8"
    )
    run = run_import(tmp_path / "two", first.file, first.profile, str(other))
    files = [response["file"] for response in run.report["responses"]]
    assert (files.count("plain.csv"), files.count("plain-2.csv")) == (40, 1)
    assert sum(run.report["counts"].values()) == 41


def test_schools_of_one_name_in_two_states_are_two(tmp_path: Path) -> None:
    lakeside = {"District name": "Example Lakeside Schools"}
    run = import_rows(tmp_path, lakeside, lakeside | {"State": "Texas", "Result now": "80%"}, lakeside | {"n": "500"})
    assert [one["class"] for one in run.report["responses"]] == ["ready", "ready", "update"]
