"""Rows to Parquet, some at a time. The same table gives the same bytes, whatever came together."""

from __future__ import annotations

import io
from typing import IO

import pyarrow as pa
import pyarrow.json as pj
import pyarrow.parquet as pq

from proofpoints.opendata.fields import Field, TableSpec

ROWS = 10_000  # of a row group, and the most that wait in memory
_TYPES = {
    "string": pa.string(),
    "list": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
}


def arrow(field: Field) -> pa.Field:
    """The Arrow field with meaning and unit as its metadata."""
    about = {"description": field.description} | ({"unit": field.unit} if field.unit else {})
    return pa.field(field.name, _TYPES[field.type], metadata=about)


class Parquet:
    """A Zstandard-compressed Parquet file with meaning and unit of each column, and `about` for the file."""

    def __init__(self, spec: TableSpec, sink: IO[bytes] | io.RawIOBase, about: dict[str, str]) -> None:
        self.schema = pa.schema([arrow(field) for field in spec.fields], metadata=about)
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
        # in one piece, so that a group has one form
        read = pj.ReadOptions(use_threads=False, block_size=len(lines) + 1)
        parse = pj.ParseOptions(explicit_schema=self.schema.remove_metadata(), unexpected_field_behavior="error")
        table = pj.read_json(pa.BufferReader(lines), read_options=read, parse_options=parse)
        return pa.Table.from_arrays([column.combine_chunks() for column in table.columns], schema=self.schema)
