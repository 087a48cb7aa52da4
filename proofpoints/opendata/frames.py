"""Records to typed pandas tables, and those to the bytes of CSV and Parquet. The same table gives the same bytes."""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from proofpoints.opendata.fields import SEPARATOR, TableSpec

_FORMULA = tuple("=+-@＝＋－＠\t\r")  # a spreadsheet would run a text that begins so
_ROWS = 100_000  # of a Parquet row group


def to_frame(spec: TableSpec, records: list[dict[str, Any]]) -> pd.DataFrame:
    """A table with the dtypes of its fields; lists become texts."""
    columns = {}
    for field in spec.fields:
        cells = [record[field.name] for record in records]
        if field.type == "list":
            cells = [SEPARATOR.join(cell) or None for cell in cells]
        columns[field.name] = pd.Series(cells, dtype=field.pandas)
    return pd.DataFrame(columns)


def to_csv(spec: TableSpec, frame: pd.DataFrame) -> bytes:
    """UTF-8 with LF; empty for nothing, true and false in small letters, a quote before a text that looks like a formula."""
    shown = frame.copy()
    for field in spec.fields:
        if field.type == "boolean":
            shown[field.name] = frame[field.name].map({True: "true", False: "false"})
        elif field.type in ("string", "list") and field.allowed is None:
            shown[field.name] = frame[field.name].map(_guarded)
    out = io.StringIO()
    shown.to_csv(out, index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return out.getvalue().encode()


def _guarded(text: Any) -> Any:
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text


def to_parquet(spec: TableSpec, frame: pd.DataFrame, about: dict[str, str]) -> bytes:
    """Zstandard-compressed Parquet with meaning and unit of each column in its schema, and `about` for the file."""
    schema = pa.schema([field.arrow for field in spec.fields])
    table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False).replace_schema_metadata(about)
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", row_group_size=_ROWS)
    return sink.getvalue()
