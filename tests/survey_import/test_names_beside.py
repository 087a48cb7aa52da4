"""An invented family name beside the name of a school, a program or a town reaches nothing the importer writes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from survey_import.people.beside import names_beside
from tests.survey_import.importing import run_import

_PROFILE = """name: example
confirmed: yes
columns:
  - {heading: District, field: name}
  - {heading: State, field: state}
  - {heading: City, field: city}
  - {heading: Level, field: level}
  - {heading: Measure, field: measure}
  - {heading: Before, field: baseline}
  - {heading: Year before, field: baseline_period}
  - {heading: After, field: followup}
  - {heading: Year after, field: followup_period}
  - {heading: N, field: n}
  - {heading: Link, field: source}
"""
_ASKED = ["District", "State", "City", "Level", "Measure", "Before", "Year before", "After", "Year after", "N", "Link"]
_FIGURES = ["Math proficiency", "42%", "2012-13", "61%", "2013-14", "412", "https://example.org/a.pdf"]


@pytest.mark.parametrize(
    ("district", "city", "level"),
    [
        ("Example Valley Schools (FEATHERSTONE)", "Columbus", "District"),
        ("Example Valley Schools (Featherstone)", "Columbus", "District"),
        ("Featherstone, Ottoline: Example Valley", "Columbus", "District"),
        ("Example Valley Schools - contact Featherstone", "Columbus", "District"),
        ("Example Valley Schools, Ottoline", "Columbus", "District"),
        ("Example Valley Schools / FEATHERSTONE", "Columbus", "District"),
        ("Submitted by Featherstone for Example Valley", "Columbus", "District"),
        ("Example Valley Schools", "Columbus (Featherstone)", "District"),
        ("Example Valley Schools", "c/o Featherstone", "District"),
        ("Example Valley Schools", "Columbus", "other: Featherstone's own network"),
        ("Example Valley Schools", "Columbus", "ask featherstone"),
        ("Example Valley Schools", "Columbus", "District, ask featherstone"),
    ],
)
def test_a_family_name_beside_a_school_is_held_back(tmp_path: Path, district: str, city: str, level: str) -> None:
    (tmp_path / "in").mkdir()
    profile, file = tmp_path / "in/p.yml", tmp_path / "in/answers.csv"
    profile.write_text(_PROFILE, "utf-8")
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([_ASKED, [district, "Ohio", city, level, *_FIGURES]])
    run = run_import(tmp_path, file, profile)
    assert run.code == 0, run.printed
    written = [path for path in tmp_path.rglob("*") if path.is_file() and "in" not in path.relative_to(tmp_path).parts]
    drafts = [path for path in written if path.parent.name == "drafts"]
    assert len(drafts) == 1
    said = run.printed + "".join(f"{path.relative_to(tmp_path)}\n{path.read_text('utf-8')}" for path in written)
    assert "featherstone" not in said.casefold()
    assert "ottoline" not in said.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "Carpe Diem Collegiate High School and Middle School (CDCHS)",
        "School for Integrated Academics and Technologies (SIATech)",
        "Flex Public Schools (in partnership with K12, Inc.)",
        "Matchbook Learning, LLC",
        "Lodestar: A Lighthouse Community Public School",
        "Summit Public Schools: Tahoma",
        "Example Valley Schools (Ohio)",
        "Example Valley Schools, Columbus, OH",
        "Example Valley Schools, Columbus",
        "Columbus, Ohio",
        "Houston, Texas: Example Valley Schools",
        "Khan Academy Collaborative Partnership (Math)",
        "Spatial Temporal (ST) Math",
    ],
)
def test_what_belongs_to_the_name_of_a_school_stays(text: str) -> None:
    assert not names_beside(text, frozenset({"columbus"}))
