"""Any table a library can write, any mapping, any text: no crash, no lost row, and twice is once."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from survey_import.people.masking import mask_kinds
from survey_import.people.persons import doubtful
from survey_import.people.spans import safe_span, safe_url
from survey_import.questions.fields import FIELDS
from survey_import.values.changes import read_change
from survey_import.values.group_sizes import counts_few, mentions_few, says_few
from survey_import.values.measures import read_arm, read_group, read_metric
from survey_import.values.no_outcomes import no_outcome
from survey_import.values.pairs import read_pair
from survey_import.values.periods import read_grades, read_period
from survey_import.values.quantities import read_quantity
from survey_import.values.stories import read_story
from survey_import.values.text import is_no_answer, plain
from tests.survey_import.importing import run_import
from tests.survey_import.test_first_time import call
from tests.survey_import.test_imports import tree

MORE = int(os.environ.get("SURVEY_EXAMPLES", "1"))  # times as many examples as in the usual run
PHASES = [phase for phase in Phase if phase != Phase.shrink or not os.environ.get("SURVEY_EXAMPLES")]
CALM = settings(max_examples=40 * MORE, phases=PHASES, deadline=None, suppress_health_check=list(HealthCheck))
PIECES = st.sampled_from(
    [
        "42%",
        " to ",
        "from ",
        "->",
        "61",
        "2012-13",
        "K-4",
        "about ",
        "half",
        "n=",
        "400-500",
        "+19",
        "doubled",
        "math ",
        "proficien",
        "(",
        ")",
        "%",
        "$",
        "1.240",
        ",",
        ";",
        "vs ",
        "state ",
        "grade 4",
        "=1+1",
        "-2.1",
        "−",
        "½",
        "\u200b",
        "x",
    ]
)
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60),
    st.lists(PIECES, max_size=8).map("".join),
)
CELL = st.one_of(
    TEXT, st.text(st.characters(codec="ascii", exclude_characters="\0"), max_size=20), st.integers().map(str)
)
NAMES = st.sampled_from([*FIELDS, "ignore", "held", "unmapped", "baseline.2", "measure.2", "results"])


@st.composite
def tables(draw: Any) -> list[list[str]]:
    width = draw(st.integers(1, 6))
    return [
        [f"Question {number}" for number in range(width)],
        *draw(st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=6)),
    ]


def _csv(rows: list[list[str]], delimiter: str, quoting: Any = csv.QUOTE_ALL, end: str = "\r\n") -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return buffer.getvalue()


def _profile(folder: Path, names: list[str]) -> Path:
    lines = ["name: any", "confirmed: yes", "columns:"]
    for number, name in enumerate(names):
        lines += [f"  - heading: Question {number}", f"    field: {name}"]
    path = folder / "any.yml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _import_twice(folder: Path, file: Path, names: list[str], rows: list[list[str]]) -> None:
    run = run_import(folder, file, _profile(folder, names))
    assert run.code == 0, run.printed
    assert sum(run.report["counts"].values()) == len(run.report["responses"]) == len(rows) - 1
    before = tree(folder / "out")
    again = run_import(folder, file, _profile(folder, names))
    assert again.code == 0
    assert tree(folder / "out") == before


@CALM
@given(
    tables(),
    st.sampled_from(",;\t"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.lists(NAMES, min_size=6, max_size=6),
)
def test_any_csv_and_any_mapping(rows: list[list[str]], delimiter: str, encoding: str, names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "any.csv"
        file.write_bytes(_csv(rows, delimiter).encode(encoding))
        _import_twice(Path(name), file, names[: len(rows[0])], rows)


HEADING = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    st.sampled_from([field.question for field in FIELDS.values()]),
    st.sampled_from(
        ["id", "Timestamp", "Name", "Other", "Respondent ID", "Jane Doe's class", "Status", "_uuid", "a/b", "x [1]"]
    ),
)


@settings(CALM, max_examples=25 * MORE)
@given(
    st.lists(HEADING, min_size=2, max_size=6).filter(lambda heads: all(head.strip() for head in heads)),
    st.data(),
    st.sampled_from(",;\t"),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_headings_lead_to_a_profile_that_fits(
    heads: list[str], data: Any, delimiter: str, quoting: Any, end: str
) -> None:
    rows = data.draw(st.lists(st.lists(CELL, min_size=len(heads), max_size=len(heads)), min_size=1, max_size=4))
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "any.csv"
        file.write_bytes(_csv([heads, *rows], delimiter, quoting, end).encode())
        code, printed = call(str(file), "--out", str(Path(name) / "out"))
        assert code in (0, 1), printed
        profile = file.with_name("any.profile.yml")
        if not profile.exists():  # a table that can't be split in one way only is refused with a reason
            assert "hint:" in printed or code == 0
            return
        profile.write_text(profile.read_text("utf-8").replace("confirmed: no", "confirmed: yes"), "utf-8")
        run = run_import(Path(name), file, profile)
        assert run.code == 0, run.printed
        assert sum(run.report["counts"].values()) == len(run.report["responses"])
        assert len(rows) - len(run.report["responses"]) in (0, 1)  # a second header row is one of the tools' ways
        before = tree(Path(name) / "out")
        assert run_import(Path(name), file, profile).code == 0
        assert tree(Path(name) / "out") == before


XLSX_CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6),
    st.datetimes(),
    st.dates(),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
)


@settings(CALM, max_examples=6 * MORE)
@given(
    st.lists(st.lists(XLSX_CELL, min_size=4, max_size=4), min_size=1, max_size=5),
    st.lists(NAMES, min_size=4, max_size=4),
)
def test_any_workbook(rows: list[list[Any]], names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append([f"Question {number}" for number in range(4)])
        for row in rows:
            sheet.append([cell if not (isinstance(cell, str) and cell.startswith("=")) else f"'{cell}" for cell in row])
        book.save(Path(folder) / "any.xlsx")
        filled = max(
            (number for number, row in enumerate(rows, 1) if any(cell not in (None, "") for cell in row)), default=0
        )
        if filled:
            _import_twice(Path(folder), Path(folder) / "any.xlsx", names, [["Question 0"], *rows[:filled]])


@settings(CALM, max_examples=400 * MORE)
@given(TEXT)
def test_any_text_is_read_or_left(text: str) -> None:
    for read in (
        read_quantity,
        read_period,
        read_grades,
        read_metric,
        read_group,
        read_arm,
        read_change,
        read_pair,
        read_story,
        is_no_answer,
        says_few,
        mentions_few,
        counts_few,
        no_outcome,
        mask_kinds,
        doubtful,
        safe_span,
        safe_url,
    ):
        read(text)
    assert plain(plain(text)) == plain(text)
    assert mask_kinds(mask_kinds(text)[0])[0] == mask_kinds(text)[0]
    if quantity := read_quantity(text):
        json.dumps(quantity.as_json(), allow_nan=False)


@settings(CALM, max_examples=100 * MORE)
@given(
    st.integers(0, 10**7),
    st.sampled_from(["{:d}", "{:,}", "{:d}%", "about {:d}", "~{:d}", ">{:d}%", "{:d}+", "${:,}", "{:d} students"]),
)
def test_a_number_comes_back_as_it_was_written(number: int, form: str) -> None:
    quantity = read_quantity(form.format(number))
    assert quantity is not None
    assert quantity.value == number
