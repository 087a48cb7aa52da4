"""Records to rows on their way into CSV and Parquet, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from proofpoints.opendata.fields import SEPARATOR, TableSpec

_FORMULA = frozenset("=+-@＝＋－＠\t\r")  # a spreadsheet would run a text that begins so
Cells = Sequence[Any]


def csv_head(spec: TableSpec) -> str:
    """The header of a table."""
    return ",".join(field.name for field in spec.fields) + "\n"


def csv_rows(spec: TableSpec, records: list[dict[str, Any]]) -> str:
    """Rows with LF; empty for nothing, true and false in small letters, a quote before a text that looks like a formula."""
    columns = zip(*map(spec.cells, records), strict=True)
    written = [_WAYS[kind](cells) for kind, cells in zip(spec.kinds, columns, strict=True)] if records else []
    return "".join(map(csv_line, zip(*written, strict=True)))


def csv_line(cells: tuple[str, ...]) -> str:
    """Two cells or more as a row. Where no cell holds a sign that CSV needs for itself, none is looked at alone."""
    line = ",".join(cells)
    if line.count(",") >= len(cells) or '"' in line or "\n" in line or "\r" in line:
        line = ",".join(map(_quoted, cells))
    return f"{line}\n"


def _quoted(cell: str) -> str:
    if '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return f'"{cell}"' if "," in cell or "\n" in cell or "\r" in cell else cell


def _allowed(cells: Cells) -> list[str]:
    return [cell or "" for cell in cells]


def _free(cells: Cells) -> list[str]:
    return [f"'{cell}" if cell and cell[0] in _FORMULA else cell or "" for cell in cells]


def _lists(cells: Cells) -> list[str]:
    return [SEPARATOR.join(cell) for cell in cells]


def _free_lists(cells: Cells) -> list[str]:
    return _free(_lists(cells))


def _numbers(cells: Cells) -> list[str]:
    return ["" if cell is None else repr(float(cell)) for cell in cells]


def _integers(cells: Cells) -> list[str]:
    return ["" if cell is None else str(cell) for cell in cells]


def _booleans(cells: Cells) -> list[str]:
    return ["" if cell is None else "true" if cell else "false" for cell in cells]


# how a column is written, by its type and whether it may hold any text
_WAYS: dict[tuple[str, bool], Callable[[Cells], list[str]]] = {
    ("string", False): _allowed,
    ("string", True): _free,
    ("list", False): _lists,
    ("list", True): _free_lists,
    ("number", True): _numbers,
    ("integer", True): _integers,
    ("boolean", True): _booleans,
}


@dataclass(frozen=True)
class Rows:
    """Some rows of a table on their way into its two files: as CSV, and typed, one JSON object in a line."""

    csv: str
    typed: bytes


def rows_of(spec: TableSpec, records: list[dict[str, Any]], lines: list[bytes] | None = None) -> Rows:
    """Records as rows. `lines`: each record as JSON, where it was made before; where there are lists, it is made anew."""
    if spec.lists:
        lines = [
            to_json(record | {name: SEPARATOR.join(record[name]) or None for name in spec.lists}) for record in records
        ]
    elif lines is None:
        lines = [to_json(record) for record in records]
    return Rows(csv_rows(spec, records), b"".join([line + b"\n" for line in lines]))
