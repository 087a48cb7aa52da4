"""The releases of the corpus with what each one changed: docs/releases.json, written by `build_site.py release`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from proofpoints.files.kept_file import read_kept

FILE = "docs/releases.json"
Record = dict[str, Any]
_HINT = f"Take {FILE} as it was committed last (git checkout -- {FILE}); `build_site.py release` writes it."
# what a change that is no figure is called: by its table, in the table of cases by its field
_CALLED = {
    "design": "design",
    "direction": "direction of results",
    "contrasts": "headline results",
    "sources": "sources",
    "cases": "description",
}


@dataclass(frozen=True)
class Change:
    """A row of a table that is new, gone or changed, and what may be repeated of it (see repeated.py).

    Of a row that changed `was` and `now` hold cells that differ, and `unsaid` names those whose values are not repeated. Of a
    row that is new `now`, of one that is gone `was` says what it is about.
    """

    table: str
    row: str
    kind: str  # new | gone | changed
    was: Record
    now: Record
    unsaid: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it names, told or not."""
        return tuple(dict.fromkeys((*self.was, *self.now, *self.unsaid)))


@dataclass(frozen=True)
class Revision:
    """A case that a release changed: its figures, whether its text changed, and what was said about it, such as its design."""

    case: str
    figures: tuple[Change, ...]
    text: bool
    about: tuple[Change, ...] = ()  # its row in cases, its headline results and its sources

    @property
    def summary(self) -> str:
        """What changed, in a sentence."""
        count = len(self.figures)
        said = [f"{count} figure{'' if count == 1 else 's'} changed"] if count else []
        *others, last = [*self._called, *(["text"] if self.text else [])] or [""]
        if last:
            said.append(f"its {' and '.join([', '.join(others), last] if others else [last])} changed")
        return " and ".join(said).capitalize() + "."

    @property
    def _called(self) -> list[str]:
        """What it is called that changed beside figures and text, the gravest first."""
        fields = [field for one in self.about if one.table == "cases" for field in one.columns]
        keys = {one.table for one in self.about if one.table != "cases"}
        keys |= {field if field in _CALLED else "cases" for field in fields}
        return [called for key, called in _CALLED.items() if key in keys]


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
    """The releases so far; none if the file is missing. Raises BrokenFile if it is not what `release` writes."""
    return read_kept(root, FILE, _history, _HINT) if (root / FILE).exists() else History()


def _history(found: Any) -> History:
    if not isinstance(found, list):
        raise TypeError("it must be a list of releases")
    return History(tuple(map(_release, found)))


def _release(entry: dict[str, Any]) -> Release:
    changed = tuple(
        Revision(one["case"], _made(one["figures"]), one["text"], _made(one.get("about", [])))
        for one in entry["changed"]
    )
    return Release(_day(entry["date"]), tuple(entry["new"]), tuple(entry["gone"]), changed)


def is_day(text: str) -> bool:
    """True of a date as 2026-11-22; Python itself reads 20261122 and 2026-W47-7 as well."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _day(text: str) -> str:
    if not is_day(text):
        raise ValueError(f'a date must be written as 2026-11-22, not "{text}"')
    return text


def _made(changes: list[Record]) -> tuple[Change, ...]:
    return tuple(Change(**{**change, "unsaid": tuple(change["unsaid"])}) for change in changes)


def history_records(history: History) -> list[Record]:
    """The releases as plain data, oldest first: the form of the file and of the API."""
    return [
        {
            "date": release.date,
            "new": list(release.new),
            "gone": list(release.gone),
            "changed": [
                {
                    "case": one.case,
                    "figures": [_record(figure) for figure in one.figures],
                    "about": [_record(change) for change in one.about],
                    "text": one.text,
                }
                for one in release.changed
            ],
        }
        for release in history.releases
    ]


def _record(change: Change) -> Record:
    return {**vars(change), "unsaid": list(change.unsaid)}


def history_text(history: History) -> str:
    """The bytes of docs/releases.json."""
    return json.dumps(history_records(history), indent=1, ensure_ascii=False) + "\n"
