"""What changed between two states of the corpus, case by case: figures, what is said about the case, text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from proofpoints.opendata.corpus import Corpus, Record
from proofpoints.opendata.history import Change, Release, Revision

Row = dict[str, str]
FIGURES = ("outcomes", "effects", "facts")  # tables whose changes are listed one by one
ABOUT = ("cases", "contrasts", "sources")
_LINKS = ("permalink", "page")  # where the site stands is no figure
# fields that follow from others, which are compared: rows, facts and texts
_FOLLOWS = {"cases": ("outcomes", "effects", "students_served", "summary"), "sources": ("figures",)}
_HEADLINE = ("id", "headline", "direction")  # its values are those of its figures


def compare(before: Corpus, after: Corpus, date: str) -> Release:
    """What a release changes. Both corpora may come from CSV: cells are compared as texts."""
    old, new = ({row["slug"] for row in corpus["cases"]} for corpus in (before, after))
    changed = []
    for slug in sorted(old & new):
        figures, about = (
            tuple(change for table in tables for change in _changes(table, before, after, slug))
            for tables in (FIGURES, ABOUT)
        )
        text = _of(before["texts"], slug) != _of(after["texts"], slug)
        if figures or about or text:
            changed.append(Revision(slug, figures, text, about))
    return Release(date, tuple(sorted(new - old)), tuple(sorted(old - new)), tuple(changed))


def _changes(table: str, before: Corpus, after: Corpus, slug: str) -> Iterator[Change]:
    old, new = ({row.get("id", slug): row for row in _compared(table, corpus, slug)} for corpus in (before, after))
    for row in dict.fromkeys((*old, *new)):
        was, now = old.get(row, {}), new.get(row, {})
        differs = [key for key in dict.fromkeys((*was, *now)) if was.get(key, "") != now.get(key, "")]
        if differs:
            yield Change(table, row, {k: was[k] for k in differs if k in was}, {k: now[k] for k in differs if k in now})


def _compared(table: str, corpus: Corpus, slug: str) -> list[Row]:
    """The rows of a case with the fields to compare; of the contrasts only its headline results."""
    rows = _of(corpus[table], slug)
    if table == "contrasts":
        return [{key: row[key] for key in _HEADLINE} for row in rows if row["headline"]]
    without = (*_LINKS, *_FOLLOWS.get(table, ()))
    return [{key: value for key, value in row.items() if key not in without} for row in rows]


def _of(rows: list[Record], slug: str) -> list[Row]:
    return [{key: _text(value) for key, value in row.items()} for row in rows if row["slug"] == slug]


def _text(value: Any) -> str:
    """A cell as compared: nothing is empty text, 79 and 79.0 are the same number."""
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)
