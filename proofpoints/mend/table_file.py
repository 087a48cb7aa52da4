"""outcomes.csv and effects.csv: columns into our order, cells into our form; rows that are right keep their bytes."""

from __future__ import annotations

import csv
import io

from proofpoints.columns import Column, Table
from proofpoints.mend.words import mend_number, mend_term, mend_whole
from proofpoints.period import mend_period
from proofpoints.reading.table_header import places_of, separator_of


def mend_table(text: str, table: Table) -> str:
    """The mended text; the same text if it can't be read as CSV, or if its columns are not ours."""
    separator = separator_of(text, table)
    lines = text.split("\n")
    records: list[tuple[int, int, list[str]]] = []
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    start = 0
    try:
        for record in reader:
            if any(map(str.strip, record)):  # Excel writes lines of commas where a sheet was once used
                records.append((start, reader.line_num, record))
            start = reader.line_num
    except csv.Error:
        return text
    if not records:
        return text
    header = records[0][2]
    places = places_of(header, table)
    if places is None or (separator != "," and any(len(record) != len(header) for _, _, record in records)):
        return text
    raw = ["\n".join(lines[first:last]) + "\n" if separator == "," else "" for first, last, _ in records]
    rows = [_record(record, places, table) for _, _, record in records[1:]]
    mended = [_written(table.header), *map(_written, rows)]
    same = [table.header == header, *(row == record for row, (_, _, record) in zip(rows, records[1:], strict=True))]
    return "".join(old if keep and old else new for keep, old, new in zip(same, raw, mended, strict=True))


def _record(record: list[str], places: list[int], table: Table) -> list[str]:
    """The cells in our order and form; a row with another number of cells stays for a person."""
    if len(record) != len(places):
        return record
    cells = {column.name: record[place] for column, place in zip(table.columns, places, strict=True)}
    return [_mended(column, cells[column.name].strip(), cells.get("unit", "")) for column in table.columns]


def _written(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _mended(column: Column, text: str, unit: str) -> str:
    mended = None
    if column.allowed is not None:
        mended = mend_term(text, column.allowed)
    elif column.type == "integer":
        mended = mend_whole(text)
    elif column.type == "number":
        mended = mend_number(text, percent=column.name in ("value", "sd") and unit.strip().lower() == "percent")
    elif column.name == "period":
        mended = mend_period(text)
    return mended or text
