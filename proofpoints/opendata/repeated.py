"""What a release may repeat of a change: nothing that may have been withdrawn for the sake of students or of a person.

Releases are kept for ever, and so is each word in them. A value is repeated only while its row stands and its column has a
value, and only if it is a number or a term of a fixed list. Free text is never repeated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from proofpoints.model import MINIMUM
from proofpoints.opendata.corpus import Corpus
from proofpoints.opendata.fields import Field
from proofpoints.opendata.history import Change, History, Release
from proofpoints.opendata.tables import ALL

Row = Mapping[str, str]
_FIELDS = {spec.name: {field.name: field for field in spec.fields} for spec in ALL}
_NUMBERS = ("number", "integer")
_COUNTS = ("students", "schools")
_FORMED = ("period",)  # no free text either: a period is refused unless it has one of a few forms
_TERMS = ("metric", "group", "arm", "period", "unit")  # of a row that is new or gone nothing else is told
_ROUNDED = 0.5  # a share of a number of students tells of a count that is less than this from it


def change_of(table: str, row: str, was: Row, now: Row, differs: list[str]) -> Change:
    """What a release says of a row that differs in these columns; it is new if there `was` none, gone if there is none `now`."""
    if not was or not now:
        stands = was or now
        terms = {key: stands[key] for key in _TERMS if stands.get(key)}
        return Change(table, row, "new", {}, terms) if now else Change(table, row, "gone", terms, {})
    earlier, later = ({key: one.get(key, "") for key in differs} for one in (was, now))
    return _told(Change(table, row, "changed", earlier, later), now)


def without_withdrawn(history: History, today: Corpus) -> History:
    """The releases so far, without what has been withdrawn since."""
    rows = {(table, row["slug"], row.get("id", row["slug"])): row for table, found in today.items() for row in found}

    def told(case: str, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        return tuple(
            _told(one, rows.get((one.table, case, one.row), {})) if one.kind == "changed" else one for one in changes
        )

    def kept(release: Release) -> Release:
        changed = (
            replace(one, figures=told(one.case, one.figures), about=told(one.case, one.about))
            for one in release.changed
        )
        return replace(release, changed=tuple(changed))

    return History(tuple(map(kept, history.releases)))


def _told(change: Change, today: Row) -> Change:
    """The change without the values that may not be repeated while its row is as it is today."""
    told = [key for key in change.now if _may_repeat(change, key, today)]
    unsaid = (*change.unsaid, *(key for key in change.now if key not in told))
    was, now = ({key: cells.get(key, "") for key in told} for cells in (change.was, change.now))
    return replace(change, was=was, now=now, unsaid=unsaid)


def _may_repeat(change: Change, key: str, today: Row) -> bool:
    field = _FIELDS.get(change.table, {}).get(key)
    if field is None or not today.get(key):
        return False
    if field.type not in _NUMBERS:
        return field.allowed is not None or key in _FORMED
    qualifiers = (today.get(name) for name in ("qualifier", f"{key}_qualifier"))
    if any(said not in (None, "", "exact") for said in qualifiers):
        return False  # a bound may stand where an exact number had to go
    return all(_harmless(field, value, change, today) for value in (change.was.get(key), change.now[key]) if value)


def _harmless(field: Field, value: str, change: Change, today: Row) -> bool:
    """Whether a number tells of no few students, by itself or as a share of those behind it."""
    units = {field.unit, today.get("unit"), change.was.get("unit"), change.now.get("unit")}
    if not units.isdisjoint(_COUNTS):
        return abs(float(value)) >= MINIMUM
    known = {cells["n"] for cells in (today, change.was, change.now) if cells.get("n")}
    share = field.name == "value" and "percent" in units
    return not share or not any(_tells_few(float(value), float(n)) for n in known)


def _tells_few(percent: float, students: float) -> bool:
    count = percent * students / 100
    return any(_ROUNDED <= part < MINIMUM - _ROUNDED for part in (count, students - count))
