"""Records to the bytes of CSV and Parquet, some at a time. The same table gives the same bytes, whatever came together."""

from __future__ import annotations

import csv
import io
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

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


class Parquet:
    """A Zstandard-compressed Parquet file with meaning and unit of each column, and `about` for the file."""

    def __init__(self, spec: TableSpec, sink: IO[bytes] | io.RawIOBase, about: dict[str, str]) -> None:
        self.spec = spec
        self.schema = pa.schema([field.arrow for field in spec.fields], metadata=about)
        self.writer = pq.ParquetWriter(sink, self.schema, compression="zstd")
        self.waiting: list[dict[str, Any]] = []

    def add(self, records: list[dict[str, Any]]) -> None:
        """Add records; they are written in groups of one size."""
        self.waiting += records
        while len(self.waiting) >= ROWS:
            self._write(self.waiting[:ROWS])
            del self.waiting[:ROWS]

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        self._write(self.waiting)
        self.writer.close()

    def _write(self, records: list[dict[str, Any]]) -> None:
        columns = []
        for field in self.spec.fields:
            cells = [record[field.name] for record in records]
            if field.type == "list":
                cells = [SEPARATOR.join(cell) or None for cell in cells]
            elif field.type == "number":
                cells = [None if cell is None else float(cell) for cell in cells]
            columns.append(pa.array(cells, type=field.arrow.type))
        self.writer.write_table(pa.Table.from_arrays(columns, schema=self.schema), row_group_size=ROWS)
