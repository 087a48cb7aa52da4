"""Every file of a finished site as what a reader can get out of it: its texts, and its records."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet

from tests.site.tree import parse, squeeze

_DATA = re.compile(r'<script[^>]*type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', re.DOTALL)
Record = dict[str, Any]
_TEXT = (".json", ".csv", ".xml", ".txt", ".md", ".bib", ".ris", ".yml", ".cff", ".svg", ".html")
_SPOKEN = ("content", "aria-label", "title", "alt", "href", "value", "placeholder")
# the theme, the search engine, the editor's schema: no word of a case stands in them
_OURS = re.compile(r"(^|/)(assets|pagefind)/|\.(png|js|map|css|wasm)$|^(starter|benchmarks)/")


def files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file by its path below the site; what is packed is unpacked, and the index of the search as well."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield from _unpacked(path.relative_to(site).as_posix(), path.read_bytes())


def _unpacked(name: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for inner in archive.namelist():
                yield from _unpacked(f"{name}/{inner}", archive.read(inner))
    elif raw.startswith(b"\x1f\x8b"):
        yield name, gzip.decompress(raw)
    else:
        yield name, raw


def foreign(name: str) -> bool:
    """True for files that hold no word of a case; fragments of the search are no such files."""
    return bool(_OURS.search(name)) and not name.endswith(".pf_fragment")


def texts(name: str, raw: bytes) -> Iterator[str]:
    """What can be read in a file, white space as one blank: words between tags, spoken attributes, raw text of all else."""
    if name.endswith((".html", ".svg")):
        tree = parse(raw.decode("utf-8"))
        yield tree.text()
        yield from (value for node in tree.walk() for key, value in node.attributes.items() if key in _SPOKEN)
        yield from (squeeze(text) for text in _DATA.findall(raw.decode("utf-8")))
    elif name.endswith(".parquet"):
        yield from (json.dumps(record, ensure_ascii=False, default=str) for record in records(name, raw))
    elif name.endswith((*_TEXT, ".pf_fragment")):
        yield squeeze(raw.decode("utf-8"))


def records(name: str, raw: bytes) -> Iterator[Record]:
    """Objects of JSON (also inside pages), rows of CSV and Parquet."""
    if name.endswith(".parquet"):
        yield from parquet.read_table(io.BytesIO(raw)).to_pylist()
    elif name.endswith(".csv"):
        yield from csv.DictReader(io.StringIO(raw.decode("utf-8")))
    elif name.endswith(".json"):
        yield from _objects(json.loads(raw))
    elif name.endswith(".html"):
        for text in _DATA.findall(raw.decode("utf-8")):
            yield from _objects(json.loads(text))


def _objects(value: Any) -> Iterator[Record]:
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(child)
