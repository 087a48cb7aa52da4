"""Invented people nobody has listed, in every place of an export: none of them reaches anything the importer writes."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from survey_import.people.masking import mask_kinds
from survey_import.people.persons import doubtful, is_personal_heading, mask_names, public_name
from survey_import.people.spans import safe_span, safe_url
from tests.survey_import.importing import Run, run_import
from tests.survey_import.test_first_time import call

# Every part of a name, and every address, that the answers below hold.
_PEOPLE = """
Ottoline Featherstone Casimir Oyelaran Thaddeus Quimby Wolkenstein Brunhilde Xanthippe Zebulon Pettigrew
Marchbanks Snodgrass Euphemia Hieronymus Gulbrandsen Lovibond Tregaskis Umberto Vandersloot Yarborough
Icarus Jellicoe Penhaligon Wigglesworth Barnaby 555-0147 555.0147 7946 ofeather @xanth ottoline.f
"""
PEOPLE = _PEOPLE.split()
HEADINGS = {
    "District": "name",
    "State": "state",
    "Program": "program",
    "Measure": "measure",
    "Before": "baseline",
    "Year before": "baseline_period",
    "After": "followup",
    "Year after": "followup_period",
    "N": "n",
    "Link": "source",
    "Test": "instrument",
    "Results": "results",
    "Products": "products",
    "City": "city",
    "Group": "group",
}
ASKED = [*HEADINGS, "Thoughts about Hieronymus Gulbrandsen's program", "What does Dr. Vandersloot say?"]
YEARS = ("2012-13", "2013-14")
ROWS = [
    [
        *(
            "Example Valley Schools",
            "Ohio",
            "Math Stations, led by Thaddeus Quimby",
            "Math proficiency",
            "42%",
            YEARS[0],
        ),
        *("61%", YEARS[1], "412", "https://example.org/a.pdf", "MAP, see Brunhilde Wolkenstein"),
        "contact our principal Euphemia Snodgrass: from 42% in 2012-13 to 61% in 2013-14 on math",
        *("DreamBox; ask Z. Pettigrew", "Columbus", "all", "x", "y"),
    ],
    [
        *("Zebulon Marchbanks", "Ohio", "Jellicoe, Icarus", "Math proficiency (Umberto Tregaskis keeps the data)"),
        *("42% says Ms Lovibond", "2012-13 (Umberto Tregaskis)", "61%, per J. Penhaligon", YEARS[1]),
        *("412 students of Dr. Vandersloot", "https://example.org/~yarborough/a.pdf", "Wolkenstein's quiz"),
        "math went from 42% to 61%, J. R. Penhaligon told us; call +44 20 7946 0958 or 614.555.0147; skype: ofeather; @xanth",
        *("Lovibond's worksheets", "Columbus", "Mr. Quimby's class", "x", "y"),
    ],
    [
        *("Example Hill Schools", "Ohio", "Xanthippe Pettigrew", "Attendance", "90", YEARS[0], "92", YEARS[1], "300"),
        *("ottoline.f@example.org", "", "attendance rose from 90% to 92% thanks to coach xanthippe pettigrew"),
        *("Xanthippe Pettigrew", "", "", "", ""),
    ],
    [
        *("Example Dale Schools (OTTOLINE FEATHERSTONE)", "Ohio", "Casimir Oyelaran's Flex Lab", "Graduation", "80%"),
        *(YEARS[0], "85%", YEARS[1], "200", "https://example.org/people/casimir-oyelaran", "Teacher Brunhilde's quiz"),
        "graduation up from 80% to 85% (superintendent Hieronymus Gulbrandsen, Ed.D.)",
        *("Khan Academy, Euphemia O. Snodgrass", "", "", "", ""),
    ],
    [
        *("Example Ridge Schools", "Ohio", "Barnaby Wigglesworth program", "", "", "", "", "", "", "", ""),
        "from 61% to 79% in two years on math, said teacher barnaby wigglesworth and ottoline.f at example dot org; tel 555-0147",
        *("", "", "", "", ""),
    ],
]


def _profile(folder: Path) -> Path:
    path = folder / "p.yml"
    lines = [f"  - {{heading: {heading}, field: {name}}}" for heading, name in HEADINGS.items()]
    path.write_text("\n".join(["name: example", "confirmed: yes", "columns:", *lines]) + "\n", "utf-8")
    return path


def _csv(folder: Path) -> Path:
    path = folder / "in/Ottoline Featherstone_survey.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([ASKED, *ROWS])
    return path


def _xlsx(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Answers of Zebulon"
    for row in [ASKED, *ROWS]:
        sheet.append(row)
    book.create_sheet("Casimir Oyelaran").append(["Thaddeus Quimby"])
    book.properties.creator = book.properties.lastModifiedBy = "Barnaby Wigglesworth"
    book.properties.title = book.properties.description = "for Umberto Tregaskis"
    path = folder / "in/umberto-Tregaskis.xlsx"
    book.save(path)
    return path


def _found(run: Run) -> list[tuple[str, str]]:
    outputs = {
        str(path): path.read_bytes() for path in run.folder.rglob("*") if path.is_file() and "in" not in path.parts
    }
    outputs |= {f"name of {path}": path.encode() for path in list(outputs)}
    outputs["printed"] = run.printed.encode()
    assert len(outputs) > 40
    return [(one, where) for where, raw in outputs.items() for one in PEOPLE if one.lower().encode() in raw.lower()]


@pytest.mark.parametrize("write", [_csv, _xlsx])
def test_no_third_person_leaves_the_importer(tmp_path: Path, write: Any) -> None:
    folder = tmp_path / "run"
    (folder / "in").mkdir(parents=True)
    run = run_import(folder, write(folder), _profile(folder))
    assert run.code == 0, run.printed
    assert not _found(run)
    assert len(run.report["held"]) >= 15
    assert {response["class"] for response in run.report["responses"]} <= {"ready", "needs-data"}


def test_a_suggested_profile_names_nobody_and_still_fits(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    file = _csv(tmp_path)
    code, printed = call(str(file), "--out", str(tmp_path / "out"))
    profile = tmp_path / "in/export-1.profile.yml"
    text = profile.read_text("utf-8")
    assert code == 1
    assert not [one for one in PEOPLE if one.lower() in (printed + text).lower().replace(str(tmp_path).lower(), "")]
    assert 'heading: "Thoughts about [removed] program"' in text
    profile.write_text(
        re.sub(r"confirmed: no", "confirmed: yes", text).replace("field: unmapped", "field: ignore"), "utf-8"
    )
    code, printed = call(str(file), "--profile", str(profile), "--out", str(tmp_path / "out"))
    assert code == 0
    assert "mapped to no question" not in printed


@pytest.mark.parametrize(
    "text",
    [
        "Zebulon Marchbanks",
        "ZEBULON MARCHBANKS",
        "Marchbanks, Zebulon",
        "Z. Marchbanks",
        "Zebulon Q. Marchbanks",
        "Zebulon van der Marchbanks",
        "Flex (Zebulon Marchbanks)",
        "Marchbanks' class, ask coach Zebulon",
        "Zebulon Marchbanks-Oyelaran, Ed.D.",
        "Zebulon O'Marchbanks",
        "Zebulon Marchbanks's Flex Lab",
        "Mr. Marchbanks",
        "our principal Zebulon",
        "Superintendent: Zebulon Marchbanks",
    ],
)
def test_a_name_in_any_shape_is_held_back(text: str) -> None:
    assert doubtful(text)


@pytest.mark.parametrize(
    "text",
    [
        "Example Valley Schools",
        "Poudre Global Academy",
        "St. Mary's Academy",
        "Prince George's County Public Schools",
        "Cesar Chavez Elementary School",
        "Teacher Training Program",
        "Math Stations",
        "READ 180 (Striving Readers)",
        "I CAN Learn mathematics labs",
        "Rocketship",
        "KIPP Empower Academy",
        "School of One",
        "New York City",
        "Khan Academy",
    ],
)
def test_schools_and_programs_are_not_taken_for_people(text: str) -> None:
    assert not doubtful(text)


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("Ottoline Featherstone.csv", "export-3.csv"),
        ("survey_OttolineFeatherstone_2014.xlsx", "export-3.xlsx"),
        ("jane example answers.csv", "export-3.csv"),
        ("answers of mr quimby.csv", "answers of mr quimby.csv"),  # nothing but a dictionary could tell
        ("a.b@example.org.csv", "export-3.csv"),
        ("blu_profiles.csv", "blu_profiles.csv"),
        ("Blended Learning Survey 2014 (responses).csv", "Blended Learning Survey 2014 (responses).csv"),
        ("Survey-May-2014.csv", "Survey-May-2014.csv"),
    ],
)
def test_names_of_files(name: str, public: str) -> None:
    assert public_name(name, 3) == public


@pytest.mark.parametrize(
    ("heading", "masked"),
    [
        ("What does Dr. Vandersloot say?", "What does [removed] say?"),
        ("Comments on Casimir Oyelaran's lab", "Comments on [removed] lab"),
        ("How did principal Zebulon Marchbanks help?", "How did [removed] help?"),
        ("How did your Principal help?", "How did your Principal help?"),
        ("Percent Proficient Before Program", "Percent Proficient Before Program"),
        ("Name of your district or school", "Name of your district or school"),
        ("Which Khan Academy course?", "Which Khan Academy course?"),
    ],
)
def test_headings_lose_people_and_nothing_else(heading: str, masked: str) -> None:
    assert mask_names(heading) == masked


@pytest.mark.parametrize("heading", ["Entered by", "Form completed by:", "Filled in by", "Prepared by", "Submitted by"])
def test_a_heading_that_asks_who_filled_in_the_form_asks_for_a_person(heading: str) -> None:
    assert is_personal_heading(heading)


@pytest.mark.parametrize("heading", ["Courses completed", "Percent completed by May", "Completed by how many students"])
def test_a_heading_about_what_students_completed_asks_for_none(heading: str) -> None:
    assert not is_personal_heading(heading)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a.b at example dot org", "[removed]"),
        ("tel: 555-0147", "[removed]"),
        ("instagram: ofeather", "[removed]"),
        ("see linkedin.com/in/ofeather", "see www.[removed]"),
        ("Integrated Math III", "Integrated Math III"),
        ("cell 2012-2013 to 2014", "cell 2012-2013 to 2014"),
        ("Teacher Training rose 5%", "Teacher Training rose 5%"),
    ],
)
def test_further_forms(text: str, left: str) -> None:
    assert mask_kinds(text)[0] == left.replace("www.", "")


def test_small_letters_after_a_role_are_left_out_of_spans() -> None:
    assert safe_span("up to 52% by coach zebulon marchbanks in spring") == "up to 52% by coach [...] in spring"
    assert safe_span("grew by 12 percent") == "grew by 12 percent"


def test_addresses_of_people_are_no_sources() -> None:
    assert [safe_url(f"https://example.org/{path}") for path in ("~zebulon/a.pdf", "staff/zebulon", "people/z/x")] == [
        ""
    ] * 3
    assert safe_url("https://example.org/reports/a.pdf") == "https://example.org/reports/a.pdf"
