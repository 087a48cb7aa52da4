"""Rows are what the csv module writes, and what Arrow makes of Python's values, though neither is asked."""

from __future__ import annotations

import csv
import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from proofpoints.opendata.fields import SEPARATOR, Field, TableSpec
from proofpoints.opendata.frames import csv_line, csv_rows, rows_of
from proofpoints.opendata.parquet import Parquet, arrow

TYPES = ("string", "list", "number", "integer", "boolean")
SPEC = TableSpec("t", "T", "a row", tuple(Field(type_, type_, f"A {type_}.") for type_ in TYPES), (), {})
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=9) | st.sampled_from(
    ["2020-01-02", "null", "1e3", "\u2028\r\n"]
)
RECORDS = st.lists(
    st.fixed_dictionaries(
        {
            "string": st.none() | TEXT,
            "list": st.lists(TEXT, max_size=3),
            "number": st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53),
            "integer": st.none() | st.integers(-(2**63), 2**63 - 1),
            "boolean": st.none() | st.booleans(),
        }
    ),
    max_size=12,
)


def plainly(records: list[dict[str, Any]]) -> pa.Table:
    """The table by the ordinary way, value by value."""
    columns = []
    for field in SPEC.fields:
        cells = [record[field.name] for record in records]
        if field.type == "list":
            cells = [SEPARATOR.join(cell) or None for cell in cells]
        elif field.type == "number":
            cells = [None if cell is None else float(cell) for cell in cells]
        columns.append(pa.array(cells, type=arrow(field).type))
    return pa.Table.from_arrays(columns, schema=pa.schema([arrow(field) for field in SPEC.fields]))


@settings(deadline=None)
@given(st.lists(RECORDS, max_size=3))
def test_lines_give_the_table_of_the_values(parts: list[list[dict[str, Any]]]) -> None:
    out = io.BytesIO()
    file = Parquet(SPEC, out, {})
    for part in parts:
        file.add(rows_of(SPEC, part).typed)
    file.close()
    read = pq.read_table(io.BytesIO(out.getvalue()))
    assert read.equals(plainly([record for part in parts for record in part]))


def test_the_same_rows_in_other_parts_are_the_same_bytes() -> None:
    records = [
        {"string": f"r{n}", "list": ["a"] * (n % 3), "number": n / 7, "integer": n, "boolean": n % 2 == 0}
        for n in range(25_000)
    ]
    made = []
    for size in (25_000, 999):
        out = io.BytesIO()
        file = Parquet(SPEC, out, {})
        for start in range(0, len(records), size):
            file.add(rows_of(SPEC, records[start : start + size]).typed)
        file.close()
        made.append(out.getvalue())
    assert made[0] == made[1]
    assert pq.ParquetFile(io.BytesIO(made[0])).metadata.num_row_groups == 3


@given(st.lists(TEXT | st.text('a,"\n\r', max_size=4), min_size=2, max_size=6))
def test_a_line_is_read_as_its_cells_and_is_that_of_the_csv_module(cells: list[str]) -> None:
    line = csv_line(tuple(cells))
    assert [*csv.reader(io.StringIO(line, newline=""))] == [cells]
    written = io.StringIO()
    quoted = [cell.replace("\r", "\n") for cell in cells]  # not every version of it puts a lone CR into quotes
    csv.writer(written, lineterminator="\n").writerow(quoted)
    assert csv_line(tuple(quoted)) == written.getvalue()


@given(RECORDS)
def test_rows_of_csv_are_those_of_the_csv_module(records: list[dict[str, Any]]) -> None:
    def cell(name: str, value: Any) -> Any:
        if value is None:
            return None
        text = SEPARATOR.join(value) if name == "list" else value
        if isinstance(text, str):
            return f"'{text}" if text[:1] in tuple("=+-@\t\r＝＋－＠") else text
        return str(value).lower() if name == "boolean" else float(value) if name == "number" else value

    rows = [[cell(name, record[name]) for name in TYPES] for record in records]
    written = [*csv.reader(io.StringIO(csv_rows(SPEC, records), newline=""))]
    assert written == [["" if value is None else str(value) for value in row] for row in rows]
