"""Records to the bytes of CSV and Parquet, some at a time. The same table gives the same bytes, whatever came together."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import IO, Any

import pyarrow as pa
import pyarrow.json as pj
import pyarrow.parquet as pq
from pydantic_core import to_json

from proofpoints.opendata.fields import SEPARATOR, Field, TableSpec

_FORMULA = tuple("=+-@＝＋－＠\t\r")  # a spreadsheet would run a text that begins so
ROWS = 10_000  # of a Parquet row group, and the most that wait in memory


def csv_head(spec: TableSpec) -> str:
    """The header of a table."""
    return ",".join(field.name for field in spec.fields) + "\n"


def csv_rows(spec: TableSpec, records: list[dict[str, Any]]) -> str:
    """Rows with LF; empty for nothing, true and false in small letters, a quote before a text that looks like a formula."""
    out = io.StringIO()
    kinds = [(field.name, "free" if _is_free(field) else field.type) for field in spec.fields]
    csv.writer(out, lineterminator="\n").writerows(
        [_cell(record[name], kind) for name, kind in kinds] for record in records
    )
    return out.getvalue()


def _is_free(field: Field) -> bool:
    """Whether a field may hold any text."""
    return field.type in ("string", "list") and field.allowed is None


def _cell(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "number":
        return float(value)
    if isinstance(value, list):
        value = SEPARATOR.join(value)
    return f"'{value}" if kind == "free" and value.startswith(_FORMULA) else value


@dataclass(frozen=True)
class Rows:
    """Some rows of a table on their way into its two files: as CSV, and typed, one JSON object in a line."""

    csv: str
    typed: bytes


def rows_of(spec: TableSpec, records: list[dict[str, Any]]) -> Rows:
    """Records as rows."""
    typed = [
        to_json({field.name: _typed(record[field.name], field.type) for field in spec.fields}) for record in records
    ]
    return Rows(csv_rows(spec, records), b"".join(line + b"\n" for line in typed))


def _typed(value: Any, type_: str) -> Any:
    if type_ == "list":
        return SEPARATOR.join(value) or None
    return float(value) if type_ == "number" and value is not None else value


class Parquet:
    """A Zstandard-compressed Parquet file with meaning and unit of each column, and `about` for the file."""

    def __init__(self, spec: TableSpec, sink: IO[bytes] | io.RawIOBase, about: dict[str, str]) -> None:
        self.schema = pa.schema([field.arrow for field in spec.fields], metadata=about)
        self.writer = pq.ParquetWriter(sink, self.schema, compression="zstd")
        self.waiting: list[bytes] = []

    def add(self, lines: bytes) -> None:
        """Add rows; they are written in groups of one size."""
        self.waiting += lines.splitlines(keepends=True)
        while len(self.waiting) >= ROWS:
            self._write(self.waiting[:ROWS])
            del self.waiting[:ROWS]

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        self._write(self.waiting)
        self.writer.close()

    def _write(self, lines: list[bytes]) -> None:
        self.writer.write_table(self._table(b"".join(lines)), row_group_size=ROWS)

    def _table(self, lines: bytes) -> pa.Table:
        """Arrow reads the lines itself: making its arrays of Python's values would load pandas, and take longer."""
        if not lines:
            return self.schema.empty_table()
        read = pj.ReadOptions(
            use_threads=False, block_size=len(lines) + 1
        )  # in one piece, so that a group has one form
        parse = pj.ParseOptions(explicit_schema=self.schema.remove_metadata(), unexpected_field_behavior="error")
        table = pj.read_json(pa.BufferReader(lines), read_options=read, parse_options=parse)
        return pa.Table.from_arrays([column.combine_chunks() for column in table.columns], schema=self.schema)
