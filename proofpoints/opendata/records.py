"""The records of each case, kept apart, so that ten thousand cases need not be in memory at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic_core import to_json

from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import OF_CASES, Corpus, Record
from proofpoints.opendata.frames import Rows, rows_of
from proofpoints.opendata.tables import ALL

OUTCOMES = "api/v1/outcomes/{metric}.json"  # where a figure stands in the API
_SPECS = {spec.name: spec for spec in ALL}
TABLES = ("cases", *OF_CASES)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of the records of a case: their hash, and how many there are, in the order of the tables."""

    digest: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Aside:
    """What is put aside of a case: its rows by table, its figures as they stand in the API (measure, JSON), the first one."""

    rows: dict[str, Rows]
    figures: tuple[tuple[str, bytes], ...]
    example: Record | None


def keep_records(records: Corpus, site: Site) -> tuple[Kept, Aside]:
    """What to remember of the records of a case, and what to put aside."""
    lines = {name: [to_json(record) for record in records[name]] for name in TABLES}
    kept = Kept(hashlib.sha256(_json_of(lines)).hexdigest(), tuple(len(found) for found in lines.values()))
    rows = {name: rows_of(_SPECS[name], records[name], lines[name]) for name in TABLES}
    figures = tuple(api_figure(*pair, site) for pair in zip(records["outcomes"], lines["outcomes"], strict=True))
    return kept, Aside(rows, figures, next(iter(records["outcomes"]), None))


def _json_of(lines: dict[str, list[bytes]]) -> bytes:
    """The records of a case as one JSON object, put together from the JSON of each."""
    return b"{%s}" % b",".join(b'"%s":[%s]' % (name.encode(), b",".join(found)) for name, found in lines.items())


def api_figure(row: Record, line: bytes, site: Site) -> tuple[str, bytes]:
    """A figure in the documents of its measure: all of these stand in one folder, so its address is the same in each.

    `line` is its record as JSON. That ends with its address as seen from elsewhere; in a text, a stroke stands before a quote.
    """
    said, ending, _ = line.rpartition(b',"permalink":')
    page = site.link(f"cases/{row['slug']}/", OUTCOMES)
    return row["metric"], _for_browsers(b"%s%s%s}" % (said, ending, to_json(f"{page}#{row['id']}")))


def json_bytes(value: Record) -> bytes:
    """Compact JSON in UTF-8; `<` is written so that no browser takes a text for HTML."""
    return _for_browsers(to_json(value, inf_nan_mode="null"))


def _for_browsers(json: bytes) -> bytes:
    return json.replace(b"<", b"\\u003c")


@dataclass(frozen=True)
class Records:
    """The records of all cases by slug; `read` gives what was put aside of a case."""

    kept: dict[str, Kept]
    read: Callable[[str], Aside]

    def parts(self) -> Iterator[Aside]:
        """What was put aside of each case, one after another."""
        for slug in self.kept:
            yield self.read(slug)

    def count(self, table: str) -> int:
        """Records in a table of cases."""
        place = TABLES.index(table)
        return sum(kept.counts[place] for kept in self.kept.values())

    @property
    def mark(self) -> str:
        """Eight characters that change when a record of any case changes."""
        return hashlib.sha256("".join(kept.digest for kept in self.kept.values()).encode()).hexdigest()[:8]
