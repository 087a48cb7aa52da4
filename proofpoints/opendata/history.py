"""The releases of the corpus: docs/releases.json, written by `build_site.py release`, and what changed between two."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from proofpoints.opendata.corpus import Corpus, Record

FILE = "docs/releases.json"
FIGURES = {"outcomes": "id", "effects": "id", "facts": "id"}  # tables whose changes are listed one by one
_LINKS = ("permalink", "page")  # where the site stands is no figure


@dataclass(frozen=True)
class Change:
    """A figure that is new, gone or different; `was` and `now` hold the cells that differ."""

    table: str
    row: str
    was: Record
    now: Record


@dataclass(frozen=True)
class Revision:
    """A case that a release changed: its figures, and whether its text changed, too."""

    case: str
    figures: tuple[Change, ...]
    text: bool

    @property
    def summary(self) -> str:
        """What changed, in a sentence."""
        count = len(self.figures)
        said = [f"{count} figure{'' if count == 1 else 's'} changed"] if count else []
        return " and ".join([*said, *(["its text changed"] if self.text else [])]).capitalize() + "."


@dataclass(frozen=True)
class Release:
    """A dated release: new cases, cases that are gone, and cases that changed."""

    date: str
    new: tuple[str, ...]
    gone: tuple[str, ...] = ()
    changed: tuple[Revision, ...] = ()


@dataclass(frozen=True)
class History:
    """All releases, oldest first."""

    releases: tuple[Release, ...] = ()
    dates: dict[str, tuple[str, str]] = field(init=False)  # case: first published, last changed

    def __post_init__(self) -> None:
        dates: dict[str, tuple[str, str]] = {}
        for release in self.releases:
            for slug in (*release.new, *(revision.case for revision in release.changed)):
                dates[slug] = (dates.get(slug, (release.date,))[0], release.date)
        object.__setattr__(self, "dates", dates)

    def year_of(self, slug: str) -> str:
        """The year in which a case was first published; empty before its first release."""
        return self.dates.get(slug, ("",))[0][:4]

    @property
    def last(self) -> str:
        """Date of the last release; empty before the first."""
        return self.releases[-1].date if self.releases else ""

    def version(self, mark: str) -> str:
        """The last release and a fingerprint of the records, as a semantic version."""
        numbers = [str(int(part)) for part in self.last.split("-")] if self.last else ["0", "0", "0"]
        return f"{'.'.join(numbers)}+{mark}"


def read_history(root: Path) -> History:
    """The releases so far; none if the file is missing."""
    path = root / FILE
    found = json.loads(path.read_text("utf-8")) if path.exists() else []
    return History(tuple(_release(entry) for entry in found))


def _release(entry: dict[str, Any]) -> Release:
    changed = tuple(
        Revision(one["case"], tuple(Change(**figure) for figure in one["figures"]), one["text"])
        for one in entry["changed"]
    )
    return Release(entry["date"], tuple(entry["new"]), tuple(entry["gone"]), changed)


def history_records(history: History) -> list[Record]:
    """The releases as plain data, oldest first: the form of the file and of the API."""
    return [
        {
            "date": release.date,
            "new": list(release.new),
            "gone": list(release.gone),
            "changed": [
                {"case": one.case, "figures": [vars(figure) for figure in one.figures], "text": one.text}
                for one in release.changed
            ],
        }
        for release in history.releases
    ]


def history_text(history: History) -> str:
    """The bytes of docs/releases.json."""
    return json.dumps(history_records(history), indent=1, ensure_ascii=False) + "\n"


def compare(before: Corpus, after: Corpus, date: str) -> Release:
    """What a release changes. Both corpora may come from CSV: cells are compared as texts."""
    old, new = ({row["slug"] for row in corpus["cases"]} for corpus in (before, after))
    changed = []
    for slug in sorted(old & new):
        figures = [change for table in FIGURES for change in _changes(table, before, after, slug)]
        text = _of(before["texts"], slug) != _of(after["texts"], slug)
        if figures or text:
            changed.append(Revision(slug, tuple(figures), text))
    return Release(date, tuple(sorted(new - old)), tuple(sorted(old - new)), tuple(changed))


def _of(rows: list[Record], slug: str) -> list[dict[str, str]]:
    return [{key: _text(value) for key, value in row.items()} for row in rows if row["slug"] == slug]


def _changes(table: str, before: Corpus, after: Corpus, slug: str) -> list[Change]:
    old, new = ({row["id"]: row for row in _of(corpus[table], slug)} for corpus in (before, after))
    changes = []
    for row in dict.fromkeys((*old, *new)):
        was, now = old.get(row, {}), new.get(row, {})
        differs = [
            key for key in dict.fromkeys((*was, *now)) if key not in _LINKS and was.get(key, "") != now.get(key, "")
        ]
        if differs:
            changes.append(
                Change(table, row, {k: was[k] for k in differs if k in was}, {k: now[k] for k in differs if k in now})
            )
    return changes


def _text(value: Any) -> str:
    """A cell as compared: nothing is empty text, 79 and 79.0 are the same number."""
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)
