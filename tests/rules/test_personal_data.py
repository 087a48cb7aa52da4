"""personal_data: what it names, and that its hint mends it."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.persons.people import _NAMED, _PLACE, _TITLED, KINDS, ORGANIZATION, found_in, is_given, names_in
from proofpoints.persons.quick_look import together
from proofpoints.rules import personal_data
from tests.defect import VALLEY, VALLEY_ROWS, Defect, problems_in, swap, verify

DEFECTS = [
    Defect(
        "a mail address",
        (swap(VALLEY, "who is stuck.", "who is stuck (jane.doe@example.org)."),),
        (VALLEY, 51, "how.voices[1].text"),
        "here stands a mail address",
        "tell who speaks by role",
        (swap(VALLEY, "who is stuck (jane.doe@example.org).", "who is stuck."),),
    ),
    Defect(
        "a phone number",
        (swap(VALLEY, "who is stuck.", "who is stuck (call 206-555-0100)."),),
        (VALLEY, 51, "how.voices[1].text"),
        "here stands a phone number",
        "Remove it",
        (swap(VALLEY, "who is stuck (call 206-555-0100).", "who is stuck."),),
    ),
    Defect(
        "a name",
        (swap(VALLEY, "A teacher says", "Ms. Doe says"),),
        (VALLEY, 51, "how.voices[1].text"),
        "here stands what looks like the name of a person",
        "tell who speaks by role",
        (swap(VALLEY, "Ms. Doe says", "A teacher says"),),
    ),
    Defect(
        "a social security number in a note",
        (swap(VALLEY_ROWS, "Hidden by the state.", "Hidden by the state (123-45-6789)."),),
        (VALLEY_ROWS, 11, "note"),
        "row o10: here stands a social security number",
        "Remove it",
        (swap(VALLEY_ROWS, "Hidden by the state (123-45-6789).", "Hidden by the state."),),
    ),
    Defect(
        "a mail address as a site",
        (swap(VALLEY_ROWS, "program,district,,,2008-09", "program,district,office@example.org,,2008-09"),),
        (VALLEY_ROWS, 2, "site"),
        "row o1: here stands a mail address",
        "Remove it",
        (swap(VALLEY_ROWS, "program,district,office@example.org,,2008-09", "program,district,,,2008-09"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, personal_data.ID, defect)


def test_the_message_does_not_repeat_what_it_found(repository_copy: Path) -> None:
    swap(VALLEY, "who is stuck.", "who is stuck (jane.doe@example.org).")(repository_copy)
    (problem,) = problems_in(repository_copy)
    assert "jane" not in problem.message + problem.hint


@pytest.mark.parametrize(
    "text", ["In 2013-14 there were 5,400 students.", "Drs. agree", "555-0100", "at 3 p.m.", "S1-S2"]
)
def test_ordinary_text_holds_no_personal_data(text: str) -> None:
    assert found_in(text) is None and not list(names_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "jane.doe@example.org", "jane (at) example.org", "jane at example dot org",
        "jane.doe (at) example (dot) org", "jane [at] school.example [dot] org",
         "206-555-0100", "(206) 555-0100",
        "+44 20 7946 0958",
        "123-45-6789", "student id: 4471902", "Student ID #A4471902", "R_3Jxy12AbCdEf", "123e4567-e89b-12d3-a456-426614174000",
        "@jane_doe", "twitter.com/janedoe", "192.0.2.17", "47.60621; -122.33207", "born on 4 May 2001", "DOB: 5/4/2001",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "place",
    [
        (VALLEY, "name: Example Valley Schools"),
        (VALLEY, "program: Flex mornings"),
        (VALLEY, "title: Annual report"),
        (VALLEY, "products: [Example Courseware"),
        (VALLEY, "models_note: The label"),
        (VALLEY, "text: Start with one grade"),
        (VALLEY_ROWS, "Hidden by the state"),
    ],
    ids=lambda place: place[1].split(":")[0],
)
def test_every_kind_is_found_in_every_field(repository_copy: Path, place: tuple[str, str], text: str) -> None:
    file, before = place
    key, _, said = before.rpartition(": ")
    put = (
        f'{key}: "{said} {text}"'
        if key and "[" not in said
        else f'products: ["{said[1:]} {text}"'
        if key
        else f"{said} {text}"
    )
    path = repository_copy / file
    lines = path.read_text("utf-8").split("\n")
    number = next(number for number, line in enumerate(lines) if before in line)
    rest = lines[number].split(before, 1)[1]
    tail = rest if file == VALLEY_ROWS or "[" in said else rest[rest.index(",") :] if "{" in lines[number] else ""
    lines[number] = lines[number].split(before, 1)[0] + put + tail
    path.write_text("\n".join(lines), "utf-8")
    assert personal_data.ID in {problem.rule for problem in problems_in(repository_copy)}, lines[number]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (VALLEY, "# ask jane.doe@example.org"),
        ("cases/drafts/example-meadow-schools.yml", "# told by Jane Doe"),
        ("datasets/example-valley-schools/README.md", "Typed by Susan Quimby, 206-555-0100."),
        ("docs/about.md", "Write to jane.doe@school.example."),
    ],
)
def test_what_no_field_holds_is_read_as_well(repository_copy: Path, file: str, line: str) -> None:
    path = repository_copy / file
    path.parent.mkdir(exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{before}{line}\n", "utf-8")
    (problem,) = problems_in(repository_copy)
    assert (problem.rule, problem.file, problem.line) == ("personal-data", file, before.count("\n") + 1)
    assert "jane" not in f"{problem.message}{problem.hint}".lower()


@pytest.mark.parametrize(
    "text",
    [
        "Susan Quimby",
        "Ask Susan Quimby",
        "Principal Susan Quimby",
        "Ms. Quimby",
        "Dr. S. Quimby",
        "Susan B. Quimby-Jones",
        "Susan O'Quimby",
        "Susan O’Quimby",
        "Mr. D'Quimby",
        "Susan Élan",
        "Ms Álvarez",
        "Superintendent García",
        "Assistant Principal Quimby",
        "Principal X. Quimby",
        "Teacher Susan Q.",
        "Teacher Susan",
        "Counselor O’Quimby",
        "Director Xenia Quimby-Jones",
        "Supt. Quimby",
        "María-José Pérez",
        "José Pérez",
        "Jose\u0301 Pe\u0301rez",
        "SUSAN QUIMBY",
        "the teacher X. Quimby",
        "according to X. Quimby she",
    ],
)
def test_a_name_is_refused_unless_a_source_has_it(repository_copy: Path, text: str) -> None:
    swap(VALLEY, "who is stuck.", f"who is stuck; {text} told it.")(repository_copy)
    assert [problem.rule for problem in problems_in(repository_copy)] == ["personal-data"]


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("Hidden by the state.", "Told by Susan Quimby."),
        ("program,district,,,2008-09", "program,district,Susan Quimby,,2008-09"),
        ("program,district,,,2008-09", "program,district,,Susan Quimby's class,2008-09"),
        ("2008-09,71.2,percent,,,,exact,,leaver rate", "2008-09,71.2,percent,,,,exact,,test of Susan Quimby"),
    ],
    ids=["note", "site", "population", "instrument"],
)
def test_a_name_is_refused_in_every_free_cell(repository_copy: Path, cell: str, named: str) -> None:
    swap(VALLEY_ROWS, cell, named)(repository_copy)
    (problem,) = (one for one in problems_in(repository_copy) if one.level == "error")
    assert (problem.rule, problem.file) == ("personal-data", VALLEY_ROWS)


def test_a_program_may_bear_the_name_of_a_person(repository_copy: Path) -> None:
    swap(VALLEY, "program: Flex mornings", "program: Susan Quimby mornings")(repository_copy)
    assert problems_in(repository_copy) == []


def test_of_an_address_on_the_web_a_mail_address_is_refused_and_a_number_is_not(repository_copy: Path) -> None:
    swap(VALLEY, "example.org/report", "example.org/206-555-0100")(repository_copy)
    assert problems_in(repository_copy) == []
    swap(VALLEY, "example.org/206-555-0100", "example.org/jane.doe@example.org")(repository_copy)
    assert [problem.rule for problem in problems_in(repository_copy)] == ["personal-data"]


def test_a_cited_author_may_be_named(repository_copy: Path) -> None:
    swap(
        VALLEY,
        "title: Mornings that flex, publisher: Example Herald",
        "title: Mornings that flex, publisher: Susan Quimby",
    )(repository_copy)
    swap(VALLEY, "who is stuck.", "who is stuck and Susan Quimby writes so.")(repository_copy)
    assert problems_in(repository_copy) == []


@pytest.mark.parametrize(
    "text", ["X. Quimby, a teacher, left.", "the principal, X. Y. Quimby", "“It helps.” — X. Quimby"]
)
def test_an_initial_and_a_family_name_that_speaks_are_a_name(text: str) -> None:
    assert list(names_in(text)) != []


@pytest.mark.parametrize("text", ["Superintendent Quimby", "X. Quimby said", "SUSAN QUIMBY", "José Quimby"])
def test_a_cited_name_may_be_named_in_any_form(text: str) -> None:
    assert list(names_in(text)) != []
    assert list(names_in(text, "Notes of a superintendent, by X. Quimby")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Martin Luther King High School",
        "Arthur Street",
        "Elizabeth Public Schools",
        "San Jose State",
        "Madison Park",
        "George News",
        "Principal Investigator",
        "Teacher Incentive Fund",
        "Teacher Appreciation Week",
        "Superintendent Search Committee",
        "Director of Technology",
        "Principal Riverside Elementary",
        "Teacher Education",
        "National Teacher Corps",
        "Teacher. Someone",
        "New Teacher Center",
        "SUSAN QUIMBY ELEMENTARY SCHOOL",
        "JEFFERSON COUNTY",
        "NWEA MAP",
        "all Title I. Teachers said so",
        "grades of D or F. Some said so",
        "the U.S. Secretary said so",
        "Gail N. Chapman Elementary, a teacher",
        "### B. The editor said so",
        "Title I. Quimby said so",
        "J. Baron (2013)",
        "Charlotte-Mecklenburg North",
    ],
)
def test_places_and_schools_named_after_people_pass(text: str) -> None:
    assert list(names_in(text)) == []


# Whatever holds a form, and what stands around it in texts: signs that a form allows or forbids beside itself.
_AROUND = st.text(st.sampled_from("\n .,;:-+()@#$/%_0123456789ABJSabdeimnorsuxſıİK\u0307é"), max_size=12)
_HOLDING = st.one_of(
    *(st.from_regex(pattern) for pattern in KINDS.values()),
    st.sampled_from(["Ms. Quimby", "Dr. S. Quimby", "Susan B. Quimby-Jones", "San Jose State", "Mary Anne of Ohio School",
                     "Principal Doe", "Teacher Jane D.", "J. Doe", "J. Doe said", "ask J. Doe", "JANE DOE", "María-José Pérez"]),
    st.sampled_from(["206-555-0100", "jane at example dot org", "49.1234, -122.3344", "192.0.2.17", "Respondent no. 44710"]),
)  # fmt: skip
_TEXTS = st.lists(st.builds("".join, st.lists(st.one_of(_AROUND, _HOLDING), max_size=4)), max_size=4)


@given(_TEXTS)
def test_a_quick_look_overlooks_nothing(texts: list[str]) -> None:
    for text in texts:
        assert found_in(text) == next((kind for kind, pattern in KINDS.items() if pattern.search(text)), None)


@given(_TEXTS)
def test_all_texts_at_once_tell_what_one_of_them_tells(texts: list[str]) -> None:
    if any(found_in(text) for text in texts):
        assert found_in(together(texts))
    assert {*names_in(together(texts), "Quimby")} == {name for text in texts for name in names_in(text, "Quimby")}


@given(_TEXTS)
def test_names_are_sought_wherever_they_could_be(texts: list[str]) -> None:
    whole = "".join(texts)
    expected = [match[0] for match in _TITLED.finditer(whole)]
    for match in re.finditer(_NAMED.pattern.removeprefix("(?=[A-ZÀ-ÖØ-Þ])"), whole):
        after = f"{match['family']}{match['more']}"
        if is_given(match["given"]) and not ORGANIZATION.search(after) and not _PLACE.search(after):
            expected.append(match[0])
    assert {*expected} <= {*names_in(whole)}


@pytest.mark.parametrize("text", ["a" * 60_000 + " @", "a.b" * 20_000 + " @", "a" * 60_000 + " dot ", "A" * 60_000])
def test_a_long_text_that_only_looks_like_an_address_is_read_in_no_time(repository_copy: Path, text: str) -> None:
    """It took minutes; a file that is no case may hold a text as long as a file may be."""
    swap(VALLEY, "  description: Students", f"  descriptions: {text} Students")(repository_copy)
    start = time.perf_counter()
    assert "personal-data" not in {problem.rule for problem in problems_in(repository_copy)}
    assert time.perf_counter() - start < 15
