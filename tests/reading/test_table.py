"""Reading a table: good rows survive, whatever else is named with its line, and no bytes raise."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.columns import OUTCOMES, TABLES, Table
from proofpoints.reading.table import read_table
from proofpoints.reading.table_text import reading_of

HEADER = ",".join(OUTCOMES.header) + "\n"
ROW = "o1,graduation-rate,all-students,program,district,,,2013-14,83.4,percent,,,,exact,,federal cohort rate,S1,"


def read(text: str) -> tuple[list[tuple[int, dict[str, object]]], list[str]]:
    rows, problems = read_table("outcomes.csv", text.encode(), OUTCOMES)
    return rows, [f"{problem.line} {problem.field} {problem.rule}" for problem in problems]


def test_cells_are_typed_and_empty_ones_are_none() -> None:
    ((line, cells),), problems = read(HEADER + ROW + "\n")
    assert (line, problems) == (2, [])
    assert cells["value"] == 83.4
    assert cells["period"] == "2013-14"
    assert cells["n"] is cells["site"] is cells["note"] is None


def test_the_last_line_needs_no_line_end() -> None:
    assert len(read(HEADER + ROW)[0]) == 1


def test_lines_count_as_in_an_editor_even_after_a_quoted_line_break() -> None:
    other = ROW.replace("o1,", "o2,")
    rows, problems = read(HEADER + ROW + '"two\nlines"\n' + other + "\n")
    assert problems == ["2 note table-cell"]
    assert [line for line, _ in rows] == [4]


def test_a_bad_row_is_left_out_and_the_others_are_read() -> None:
    rows, problems = read(HEADER + ROW.replace("83.4", "83,4") + "\n" + ROW.replace("o1,", "o2,") + "\n")
    assert problems == ["2  table-cells"]
    assert [cells["id"] for _, cells in rows] == ["o2"]


def test_all_problems_of_a_row_are_named() -> None:
    row = (
        ROW.replace("graduation-rate", "graduation")
        .replace("2013-14", "2013-15")
        .replace("83.4", "83.4%")
        .replace("S1", "S0")
    )
    assert read(HEADER + row)[1] == [
        "2 metric table-value",
        "2 period table-period",
        "2 value table-type",
        "2 source table-value",
    ]


def test_a_quote_that_is_not_closed_is_named_where_it_opens() -> None:
    rows = "".join(
        ROW.replace("o1,", f"o{number},") + ('"open' if number == 3 else "") + "\n" for number in range(1, 9)
    )
    assert read(HEADER + rows)[1] == ["4  table-csv"]


@pytest.mark.parametrize("text", ["-2.1", "0", "100", "0.0000000001", "007", "-0"])
def test_numbers_that_are_read(text: str) -> None:
    ((_, cells),), problems = read(HEADER + ROW.replace("83.4", text))
    assert (cells["value"], problems) == (float(text), [])


@pytest.mark.parametrize(
    "text", ["1e3", "+5", ".5", "5.", "0x1F", "1_000", "NaN", "inf", "٦١", "1 000", "−2", "=1+1", "9" * 16]
)
def test_numbers_that_are_refused(text: str) -> None:
    assert read(HEADER + ROW.replace("83.4", text))[1] == ["2 value table-type"]


@pytest.mark.parametrize("name", TABLES)
@given(raw=st.binary(max_size=200))
def test_no_bytes_raise(name: str, raw: bytes) -> None:
    table = TABLES[name]
    for start in (b"", ",".join(table.header).encode() + b"\n"):
        _, problems = read_table("x.csv", start + raw, table)
        assert all(problem.line and problem.message and problem.hint for problem in problems)


@given(st.text(st.sampled_from('ab,"\n\r\t 1S\0é'), max_size=60))
def test_no_text_raises(text: str) -> None:
    rows, problems = read(HEADER + text)
    assert not rows
    assert problems or not text


FREE = st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(' ,"'), max_size=20)
FREE = FREE.map(lambda text: text.strip().lstrip(" =+-@＝＋－＠"))  # see table-formula
NUMBER = st.decimals(-1000, 1000, places=2).map(lambda number: f"{number:f}")


@st.composite
def good_rows(draw: st.DrawFn, table: Table) -> list[str]:
    cells = []
    for column in table.columns:
        if column.allowed is not None:
            cell = draw(st.sampled_from(sorted(column.allowed)))
        elif column.type == "number":
            cell = draw(NUMBER)
        elif column.type == "integer":
            cell = str(draw(st.integers(0, 10**9)))
        else:
            known = {"id": "o1", "period": "2013-14", "source": "S1"}
            cell = known.get(column.name) or draw(FREE.filter(bool) if column.required else FREE)
        cells.append(cell if column.required else draw(st.sampled_from([cell, ""])))
    return cells


@pytest.mark.parametrize("name", TABLES)
@given(data=st.data())
def test_any_good_row_survives(name: str, data: st.DataObject) -> None:
    table = TABLES[name]
    row = data.draw(good_rows(table))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([table.header, row])
    rows, problems = read_table("x.csv", text.getvalue().encode("utf-8"), table)
    assert problems == []
    ((line, cells),) = rows
    assert line == 2
    for column, cell in zip(table.columns, row, strict=True):
        expected = None if cell == "" else float(cell) if column.type != "string" else cell
        assert cells[column.name] == expected


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("café, José".encode("cp1252"), "cp1252"),
        ("2012–13, “so” they say…".encode("cp1252"), "cp1252"),
        ("café".encode("mac_roman"), None),
        ("the “best” of García".encode("mac_roman"), None),
        ("student’s".encode("cp1252"), None),  # the same bytes are "studentís" on a Mac
        ("ÉCOLE".encode("cp1252"), None),
        (b"\x81", None),
        ("café".encode("utf-16"), "UTF-16"),
        ("café".encode("utf-8-sig"), "UTF-8"),
        (b"\xff\xfe\x00", None),
    ],
)
def test_bytes_are_read_only_if_there_is_one_way(raw: bytes, encoding: str | None) -> None:
    reading = reading_of(raw)
    assert (reading and reading.encoding) == encoding


def test_a_file_as_excel_writes_it_is_checked_to_its_last_row() -> None:
    table = "\r\n".join(
        [HEADER.strip().upper().replace(",", ";"), ROW.replace("83.4", "83.4%").replace(",", ";"), ";" * 17]
    )
    _, problems = read_table("datasets/example-valley/outcomes.csv", table.encode("utf-16"), OUTCOMES)
    assert [(problem.line, problem.rule) for problem in problems] == [
        (1, "table-encoding"),
        (1, "table-header"),
        (1, "table-header"),
        (3, "table-cells"),
        (2, "table-type"),
    ]
    hints = [problem.hint for problem in problems[:4]]
    assert all("un `python build_site.py check --fix --write example-valley`" in hint for hint in hints)


def test_a_missing_header_is_said_once_and_the_rows_are_read() -> None:
    rows, problems = read(ROW + "\n" + ROW.replace("o1,", "o2,").replace("83.4", "83.4%") + "\n")
    assert problems == ["1  table-header", "2 value table-type"]
    assert [cells["id"] for _, cells in rows] == ["o1"]


def test_only_blank_lines_are_an_empty_file() -> None:
    assert read("\n\n,,\n")[1] == ["1  table-empty"]
