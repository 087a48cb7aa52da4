"""Records to rows on their way into CSV and Parquet, some at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from proofpoints.opendata.fields import SEPARATOR, Field, TableSpec

_FORMULA = frozenset("=+-@＝＋－＠\t\r")  # a spreadsheet would run a text that begins so


def csv_head(spec: TableSpec) -> str:
    """The header of a table."""
    return ",".join(field.name for field in spec.fields) + "\n"


def csv_rows(spec: TableSpec, records: list[dict[str, Any]]) -> str:
    """Rows with LF; empty for nothing, true and false in small letters, a quote before a text that looks like a formula."""
    out = io.StringIO()
    columns = [_column([record[field.name] for record in records], _way(field)) for field in spec.fields]
    csv.writer(out, lineterminator="\n").writerows(zip(*columns, strict=True))
    return out.getvalue()


def _column(cells: list[Any], way: Callable[[Any], Any] | None) -> list[Any]:
    return [None if cell is None else way(cell) for cell in cells] if way else cells


def _way(field: Field) -> Callable[[Any], Any] | None:
    """How a cell of this field is written, if not as it is."""
    ways: dict[str, Callable[[Any], Any]] = {"boolean": _boolean, "number": float}
    if _is_free(field):
        return _free_list if field.type == "list" else _free
    return SEPARATOR.join if field.type == "list" else ways.get(field.type)


def _is_free(field: Field) -> bool:
    """Whether a field may hold any text."""
    return field.type in ("string", "list") and field.allowed is None


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _free(value: str) -> str:
    return f"'{value}" if value[:1] in _FORMULA else value


def _free_list(value: list[str]) -> str:
    return _free(SEPARATOR.join(value))


@dataclass(frozen=True)
class Rows:
    """Some rows of a table on their way into its two files: as CSV, and typed, one JSON object in a line."""

    csv: str
    typed: bytes


def rows_of(spec: TableSpec, records: list[dict[str, Any]]) -> Rows:
    """Records as rows."""
    lists = [field.name for field in spec.fields if field.type == "list"]
    flat = (record | {name: SEPARATOR.join(record[name]) or None for name in lists} for record in records)
    typed = [to_json(record) for record in (flat if lists else records)]
    return Rows(csv_rows(spec, records), b"".join([line + b"\n" for line in typed]))
