"""The whole corpus as one data package: CSV and Parquet of every table, and the descriptor that explains them."""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import os
from collections.abc import Callable, Iterable
from typing import IO, Any

from proofpoints.opendata.corpus import Corpus
from proofpoints.opendata.fields import TableSpec
from proofpoints.opendata.frames import Rows, csv_head, rows_of
from proofpoints.opendata.tables import ALL
from proofpoints.pages.citation import AUTHOR
from proofpoints.reading.descriptor import LICENSE

TITLE = "Proof Points: cases of blended learning with their figures"
DESCRIPTION = (
    "Published outcome figures of blended-learning programs in the United States, one row each with its source, with the "
    "cases they belong to, the contrasts computed from them, and the vocabulary that says what each value means. Weak, null "
    "and negative results are included as published. Figures by different instruments are never subtracted."
)
Files = dict[str, bytes]


def package_files(corpus: Corpus, version: str) -> Files:
    """File name to bytes of a small corpus. `version` names the release."""
    files: dict[str, io.BytesIO] = {}

    def sink(name: str) -> IO[bytes]:
        files[name] = Kept()
        return files[name]

    write_package([{spec.name: rows_of(spec, corpus[spec.name]) for spec in ALL}], version, sink)
    return {name: file.getvalue() for name, file in files.items()}


class Kept(io.BytesIO):
    """A file in memory that can still be read when it is closed."""

    def close(self) -> None:
        """Keep it."""


Part = dict[str, Rows]  # by table


def write_package(parts: Iterable[Part], version: str, sink: Callable[[str], IO[bytes]]) -> None:
    """Write every file of the package to the sink of its name, from parts that hold some or all tables."""
    sheets = {spec.name: _Sheet(spec, sink) for spec in ALL}
    for part in parts:
        for name, rows in part.items():
            sheets[name].add(rows)
    resources = [sheet.close() for sheet in sheets.values()]
    descriptor = {
        "name": "proof-points",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": version,
        "licenses": [LICENSE],
        "contributors": [{"title": AUTHOR}],
        "keywords": ["blended learning", "education", "student outcomes", "evidence"],
        "resources": resources,
    }
    with sink("datapackage.json") as file:
        file.write((json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n").encode())


class _Hashed(io.RawIOBase):
    """A file that counts and hashes what is written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.size, self.hash = file, 0, hashlib.sha256()

    def writable(self) -> bool:
        """It is there to be written."""
        return True

    def write(self, data: Any) -> int:
        """Write, count, hash."""
        raw = bytes(data)
        self.size += len(raw)
        self.hash.update(raw)
        self.file.write(raw)
        return len(raw)

    def close(self) -> None:
        """Close the file as well."""
        if not self.closed:
            self.file.close()
        super().close()

    def said(self, name: str) -> dict[str, Any]:
        """What the descriptor says of it."""
        return {"path": name, "bytes": self.size, "hash": f"sha256:{self.hash.hexdigest()}"}


def _parquet() -> Any:
    """Loaded only when tables are written: Arrow needs as much memory as a thousand cases."""
    # the pools that Arrow brings along keep what was freed; it looks here once, when it is loaded
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    return importlib.import_module("proofpoints.opendata.parquet")


class _Sheet:
    """A table on its way into its two files."""

    def __init__(self, spec: TableSpec, sink: Callable[[str], IO[bytes]]) -> None:
        self.spec, self.texts = spec, _Hashed(sink(f"{spec.name}.csv"))
        self.typed = _Hashed(sink(f"{spec.name}.parquet"))
        about = {"title": spec.title, "row": spec.row, "license": LICENSE["name"]}
        self.parquet = _parquet().Parquet(spec, self.typed, about)
        self.texts.write(csv_head(spec).encode())

    def add(self, rows: Rows) -> None:
        self.parquet.add(rows.typed)
        self.texts.write(rows.csv.encode())

    def close(self) -> dict[str, Any]:
        """End both files; the resource that describes them."""
        self.parquet.close()
        self.texts.close()
        self.typed.close()
        return _resource(self.spec, self.texts, self.typed)


def _resource(spec: TableSpec, texts: _Hashed, typed: _Hashed) -> dict[str, Any]:
    """A resource valid under both versions of the standard; the Parquet copy is named beside it."""
    csv, parquet = f"{spec.name}.csv", f"{spec.name}.parquet"
    return {
        "name": spec.name,
        "title": spec.title,
        "description": f"One row is {spec.row}.",
        **texts.said(csv),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": spec.table_schema(),
        "parquet": typed.said(parquet) | {"mediatype": "application/vnd.apache.parquet"},
    }
