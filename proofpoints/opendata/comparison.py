"""What changed between two states of the corpus, case by case: figures, what is said about the case, text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from proofpoints.opendata.corpus import Corpus
from proofpoints.opendata.history import Change, Release, Revision
from proofpoints.opendata.repeated import change_of

Row = dict[str, str]
Tables = dict[str, list[Row]]  # of one case
FIGURES = ("outcomes", "effects", "facts")  # tables whose changes are listed one by one
ABOUT = ("cases", "contrasts", "sources")
COMPARED = (*FIGURES, *ABOUT, "texts")
_LINKS = ("permalink", "page")  # where the site stands is no figure
# fields that follow from others, which are compared: rows, facts and texts
_FOLLOWS = {
    "cases": ("outcomes", "effects", "students_served", "students_served_qualifier", "summary"),
    "sources": ("figures",),
}
_HEADLINE = ("id", "headline", "direction")  # its values are those of its figures


def compare(before: Corpus, after: Corpus, date: str) -> Release:
    """What a release changes. Both corpora may come from CSV: cells are compared as texts. Of earlier values it repeats only
    what can do no harm."""
    states = old, new = _by_case(before), _by_case(after)
    changed = []
    for slug in sorted(old.keys() & new.keys()):
        was, now = (state[slug] for state in states)
        figures, about = (
            tuple(change for table in tables for change in _changes(table, was, now, slug))
            for tables in (FIGURES, ABOUT)
        )
        text = was["texts"] != now["texts"]
        if figures or about or text:
            changed.append(Revision(slug, figures, text, about))
    return Release(date, tuple(sorted(new.keys() - old.keys())), tuple(sorted(old.keys() - new.keys())), tuple(changed))


def _by_case(corpus: Corpus) -> dict[str, Tables]:
    """The rows of each case, every cell a text: one walk through the tables, however many cases there are."""
    found: dict[str, Tables] = {row["slug"]: {table: [] for table in COMPARED} for row in corpus["cases"]}
    for table in COMPARED:
        for row in corpus[table]:
            found[row["slug"]][table].append({key: _text(value) for key, value in row.items()})
    return found


def _changes(table: str, before: Tables, after: Tables, slug: str) -> Iterator[Change]:
    old, new = ({row.get("id", slug): row for row in _compared(table, state[table])} for state in (before, after))
    for row in dict.fromkeys((*old, *new)):
        was, now = old.get(row, {}), new.get(row, {})
        differs = [key for key in _known(was, now) if was.get(key, "") != now.get(key, "")]
        if differs:
            yield change_of(table, row, was, now, differs)


def _known(was: Row, now: Row) -> Iterator[str]:
    """The columns to compare: one that only one of the two releases has says nothing of the case."""
    both = bool(was and now)
    return (key for key in dict.fromkeys((*was, *now)) if not both or (key in was and key in now))


def _compared(table: str, rows: list[Row]) -> list[Row]:
    """The rows of a case with the fields to compare; of the contrasts only its headline results."""
    if table == "contrasts":
        return [{key: row[key] for key in _HEADLINE} for row in rows if row["headline"]]
    without = (*_LINKS, *_FOLLOWS.get(table, ()))
    return [{key: value for key, value in row.items() if key not in without} for row in rows]


def _text(value: Any) -> str:
    """A cell as compared: nothing is empty text, 79 and 79.0 are the same number."""
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)
