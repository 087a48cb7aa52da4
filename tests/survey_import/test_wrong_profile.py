"""A profile of another survey is refused before anything is counted or written; one with a few changed columns is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.survey_import.example_form import write_form, write_profile
from tests.survey_import.importing import run_import
from tests.survey_import.test_first_time import call
from tests.survey_import.test_imports import tree

ROOT = Path(__file__).resolve().parents[2]


def _changed(path: Path, *changes: tuple[str, str]) -> Path:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return path


def test_the_profile_of_another_survey_changes_no_public_count(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for kept in ("funnels", "ledgers"):
        shutil.copytree(ROOT / "survey_import" / kept, out / "survey_import" / kept)
    before = tree(out)
    run = run_import(tmp_path, write_form(tmp_path / "gf.csv", [{}] * 8), "blu")
    assert run.code == 1
    assert tree(out) == before
    assert not run.report
    assert (
        'gf.csv: the profile blu-directory takes names from the column "school_name", which is not there' in run.printed
    )
    assert "hint: Is it the profile of another survey?" in run.printed


def test_a_profile_with_few_of_its_questions_in_the_export_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("District name,State,Mood,Weather,Music\nExample Valley Schools,Ohio,good,dry,loud\n", "utf-8")
    run = run_import(tmp_path, file, write_profile(tmp_path / "example.yml"))
    assert run.code == 1
    assert "of the 9 questions it has columns for, 2 are there" in run.printed
    assert not (tmp_path / "out").exists()


def test_an_export_with_a_few_changed_columns_is_read(tmp_path: Path) -> None:
    file = write_form(tmp_path / "form.csv", [{}])
    changes = [
        ("Result now", "Result this year"),
        ("years", "Over which years?"),
        ("consent", "consent,Anything else?"),
    ]
    run = run_import(tmp_path, _changed(file, *changes), write_profile(tmp_path / "example.yml"))
    assert run.code == 0, run.printed
    assert "is mapped to no question and was not used: Result this year" in run.printed


def test_a_survey_that_asks_few_of_our_questions_is_read(tmp_path: Path) -> None:
    file = tmp_path / "few.csv"
    headings = ["Name of the district, school or program", "State", "Results in your own words. Please name nobody."]
    file.write_text("\t".join(headings) + "\nExample Valley Schools\tOhio\tnone yet\n", "utf-8")
    code, printed = call(str(file), "--profile", "survey", "--out", str(tmp_path / "out"))
    assert code == 0, printed


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("results: nothing", "results must hold keys and values"),
        ("results: {none: No figures}", "results.none must be a list of texts"),
        ("publication: yes", "publication must hold keys and values"),
        ("repeats: schools", "repeats must be one of program, school"),
        ("keep: some", "keep must be one of ready, near, all"),
        ("constants: {stat: OH}", "constants.stat is no question we know"),
        ("  - {heading: x, field: goal, number: two}", "columns[10].number must be a whole number"),
        ("  - {heading: x}", "columns[10] must have heading and field"),
    ],
)
def test_every_mistake_in_a_profile_is_named(tmp_path: Path, line: str, told: str) -> None:
    profile = write_profile(tmp_path / "p.yml")
    profile.write_text(profile.read_text("utf-8") + line + "\n", "utf-8")
    run = run_import(tmp_path, write_form(tmp_path / "gf.csv", [{}]), profile)
    assert (run.code, told in run.printed) == (1, True), run.printed
