"""Ways to break a good data package, one edit each, derived from its columns: what a slip of the hand or a tool does."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from proofpoints.columns import EFFECTS, OUTCOMES, Column, Table

Files = dict[str, bytes]
Mutation = tuple[str, Files]  # what was done, and all files of the package after it
Descriptor = dict[str, Any]

_NO_NUMBER = ("12a", "1.2.3", "--3", "4 5", "12%", "about 7", "1,5", "n/a", "-", "0x1F", "½", "TRUE", "$12")
_NO_INTEGER = ("12.5", "1e3", "many", "1,000", "12%", "4.0", "~80")
_NOT_IN_LIST = ("unknown", "Percent ", "PERCENT", "graduation rate", "programs", "öffentlich", "exact?", "0")


def files_of(folder: Path) -> Files:
    """The files of a package by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def mutations(files: Files) -> Iterator[Mutation]:
    """All mutations of a package, in a fixed order."""
    for table in (OUTCOMES, EFFECTS):
        name = f"{table.name}.csv"
        if name in files and files[name].count(b"\n") > 1:
            for what, content in (*_cells(table, files[name]), *_lines(files[name]), *_bytes(files[name])):
                yield f"{name}: {what}", {**files, name: content}
    for what, content in _descriptors(files["datapackage.json"]):
        yield f"datapackage.json: {what}", {**files, "datapackage.json": content}
    yield "outcomes.csv: removed", {name: content for name, content in files.items() if name != "outcomes.csv"}
    yield "outcomes.csv: no bytes", {**files, "outcomes.csv": b""}


def _cells(table: Table, content: bytes) -> Iterator[tuple[str, bytes]]:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"))))
    for place, column in enumerate(table.columns):
        for count, text in enumerate(_wrong(column)):
            number = 1 + (place + count) % (len(rows) - 1)  # another row each time, the last among them
            changed = [list(row) for row in rows]
            changed[number][place] = text
            yield f"{column.name} of row {number} is {text!r}", _text(changed)
    for number in range(2, len(rows)):
        repeated = [list(row) for row in rows]
        repeated[number][0] = rows[1][0]
        yield f"row {number} has the id of the first", _text(repeated)


def _wrong(column: Column) -> tuple[str, ...]:
    """Texts that can't stand in a column; the empty one where it must be filled."""
    empty = ("",) if column.required else ()
    if column.allowed is not None:
        return (*empty, *_NOT_IN_LIST)
    return (*empty, *{"number": _NO_NUMBER, "integer": _NO_INTEGER}.get(column.type, ()))


def _text(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def _lines(content: bytes) -> Iterator[tuple[str, bytes]]:
    head, *rows = content.decode("utf-8").splitlines()

    def joined(*lines: str) -> bytes:
        return ("\n".join(lines) + "\n").encode("utf-8")

    names = head.split(",")
    for place, name in enumerate(names):
        swapped = [*names[:place], f"{name}_2", *names[place + 1 :]]
        yield f"column {name} renamed", joined(",".join(swapped), *rows)
        yield f"label {name} missing", joined(",".join(names[:place] + names[place + 1 :]), *rows)
        yield f"label {name} empty", joined(",".join([*names[:place], "", *names[place + 1 :]]), *rows)
    for number, row in enumerate(rows):
        rest = (rows[:number], rows[number + 1 :])
        yield f"row {number + 1} has a cell too many", joined(head, *rest[0], f"{row},more", *rest[1])
        yield f"row {number + 1} ends early", joined(head, *rest[0], ",".join(row.split(",")[:4]), *rest[1])
        yield f"blank line before row {number + 1}", joined(head, *rest[0], "," * (len(names) - 1), row, *rest[1])
    yield "no header", joined(*rows)
    yield "a label too many", joined(f"{head},more", *rows)
    yield "separated by semicolons", content.replace(b",", b";")
    yield "separated by tabs", content.replace(b",", b"\t")


def _bytes(content: bytes) -> Iterator[tuple[str, bytes]]:
    yield "a byte that is no UTF-8", content.replace(b"program", b"progr\xe4m", 1)
    yield "UTF-16", content.decode("utf-8").encode("utf-16")
    yield "a quote that is never closed", content.replace(b"\no2,", b'\n"o2,').replace(b"\ne2,", b'\n"e2,')
    yield "cut in the middle of a row", content[: len(content) - 40] + b"\n"


def _descriptors(content: bytes) -> Iterator[tuple[str, bytes]]:
    for what, edit in _EDITS.items():
        descriptor = json.loads(content)
        edit(descriptor)
        yield what, json.dumps(descriptor).encode("utf-8")
    yield "cut short", content[: len(content) // 2]
    yield "no bytes", b""
    yield "a list", b"[]"
    for place in range(18):
        for key, value in (("type", "figure"), ("name", "other"), ("type", "date"), ("constraints", {"enum": ["z"]})):
            descriptor = json.loads(content)
            fields = descriptor["resources"][0]["schema"]["fields"]
            fields[place % len(fields)][key] = value
            yield f"field {place + 1}: {key} is {value}", json.dumps(descriptor).encode("utf-8")


def _resource(**values: Any) -> Callable[[Descriptor], None]:
    return lambda descriptor: descriptor["resources"][0].update(values)


_EDITS: dict[str, Callable[[Descriptor], None]] = {
    "no resources": lambda descriptor: descriptor.pop("resources"),
    "resources are empty": lambda descriptor: descriptor.update(resources=[]),
    "resources are text": lambda descriptor: descriptor.update(resources="outcomes.csv"),
    "no path": lambda descriptor: descriptor["resources"][0].pop("path"),
    "no name of the table": lambda descriptor: descriptor["resources"][0].pop("name"),
    "another path": _resource(path="other.csv"),
    "a path upwards": _resource(path="../outcomes.csv"),
    "an absolute path": _resource(path="/etc/hostname"),
    "a list of paths": _resource(path=["outcomes.csv", "other.csv"]),
    "another format": _resource(format="xlsx"),
    "another encoding": _resource(encoding="utf-16"),
    "an unknown encoding": _resource(encoding="utf-99"),
    "a schema that is text": _resource(schema="schema.json"),
    "a schema without fields": _resource(schema={}),
    "a key that is no column": lambda descriptor: descriptor["resources"][0]["schema"].update(primaryKey=["key"]),
    "a field too few": lambda descriptor: descriptor["resources"][0]["schema"]["fields"].pop(),
    "a table twice": lambda descriptor: descriptor["resources"].append(descriptor["resources"][0]),
    "a table that is not there": lambda descriptor: descriptor["resources"].append(
        {"name": "more", "path": "more.csv", "format": "csv"}
    ),
}
