"""outcomes.csv and effects.csv: columns into our order, cells into our form; rows that are right keep their bytes."""

from __future__ import annotations

import csv
import io

from proofpoints.columns import Column, Table
from proofpoints.mend.words import mend_number, mend_term, mend_whole
from proofpoints.period import mend_period


def mend_table(text: str, table: Table) -> str:
    """The mended text; the same text if it can't be read as CSV."""
    lines = text.split("\n")
    records: list[tuple[int, int, list[str]]] = []
    reader = csv.reader(io.StringIO(text), strict=True)
    start = 0
    try:
        for record in reader:
            records.append((start, reader.line_num, record))
            start = reader.line_num
    except csv.Error:
        return text
    if not records:
        return text
    header = records[0][2]
    if sorted(header) != sorted(table.header):
        return text
    return "".join(_record(lines[first:last], record, header, table) for first, last, record in records)


def _record(raw: list[str], record: list[str], header: list[str], table: Table) -> str:
    as_it_is = "\n".join(raw) + "\n"
    if len(record) != len(header):
        return as_it_is
    cells = dict(zip(header, record, strict=True))
    if record == header:
        mended = table.header
    else:
        mended = [_cell(column, cells[column.name], cells.get("unit", "")) for column in table.columns]
    if mended == record:
        return as_it_is
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(mended)
    return out.getvalue()


def _cell(column: Column, text: str, unit: str) -> str:
    stripped = text.strip()
    return _mended(column, stripped, unit) or stripped


def _mended(column: Column, text: str, unit: str) -> str | None:
    if column.allowed is not None:
        return mend_term(text, column.allowed)
    if column.type == "integer":
        return mend_whole(text)
    if column.type == "number":
        return mend_number(text, percent=column.name in ("value", "sd") and unit.strip().lower() == "percent")
    return mend_period(text) if column.name == "period" else None
