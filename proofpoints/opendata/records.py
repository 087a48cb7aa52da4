"""The records of each case, kept apart, so that ten thousand cases need not be in memory at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic_core import from_json, to_json

from proofpoints.analyse import Result
from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import OF_CASES, Corpus, Record, case_records
from proofpoints.opendata.frames import csv_rows
from proofpoints.opendata.tables import ALL

FILE = "data/cases.csv"  # addresses in records are written as seen from here
_SPECS = {spec.name: spec for spec in ALL}
TABLES = ("cases", *OF_CASES)


@dataclass(frozen=True)
class Kept:
    """What is remembered of the records of a case: their hash, how many there are by table, its row of `cases`."""

    digest: str
    counts: dict[str, int]
    case: Record


def keep_records(records: Corpus) -> tuple[Kept, bytes]:
    """What to remember of the records of a case, and the bytes to put aside: records and rows of CSV, by table."""
    raw = to_json(records)
    texts = {name: csv_rows(_SPECS[name], records[name]) for name in TABLES}
    kept = Kept(hashlib.sha256(raw).hexdigest(), {name: len(records[name]) for name in TABLES}, records["cases"][0])
    return kept, to_json({"records": records, "csv": texts})


@dataclass(frozen=True)
class Records:
    """The records of all cases by slug; `read` gives the bytes put aside for a case."""

    kept: dict[str, Kept]
    read: Callable[[str], bytes]

    def parts(self) -> Iterator[tuple[Corpus, dict[str, str]]]:
        """Records and rows of CSV of each case, one after another."""
        for slug in self.kept:
            found = from_json(self.read(slug))
            yield found["records"], found["csv"]

    def count(self, table: str) -> int:
        """Records in a table of cases."""
        return sum(kept.counts[table] for kept in self.kept.values())

    @property
    def cases(self) -> list[Record]:
        """The records of the table `cases`."""
        return [kept.case for kept in self.kept.values()]

    @property
    def mark(self) -> str:
        """Eight characters that change when a record of any case changes."""
        return hashlib.sha256("".join(kept.digest for kept in self.kept.values()).encode()).hexdigest()[:8]


def all_records(results: tuple[Result, ...], site: Site) -> Records:
    """The records of a few cases, kept in memory."""
    made = {result.slug: keep_records(case_records(result, site, FILE)) for result in results}
    return Records({slug: kept for slug, (kept, _) in made.items()}, lambda slug: made[slug][1])
