"""The Atom feed: cases that a release added or changed, newest first, with what changed."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from proofpoints.across.gist import Gist
from proofpoints.opendata.address import Site
from proofpoints.opendata.history import Change, History
from proofpoints.pages.page import render

PATH = "feed.xml"
_NAMES = {"contrasts": "headline result"}
MOST = 200  # entries; readers of feeds fetch the whole file each time


@dataclass(frozen=True)
class Entry:
    """One case in one release."""

    id: str
    title: str
    updated: str
    page: str
    summary: str
    lines: tuple[str, ...]


def feed(gists: tuple[Gist, ...], history: History, site: Site) -> str:
    """The feed as XML; ids do not depend on where the site stands, dates are those of releases."""
    entries = list(_entries({gist.slug: gist for gist in gists}, history, site))[:MOST]
    updated = _moment(history.last or "1970-01-01")
    links = {"self": site.link(PATH, PATH), "home": site.link("", PATH)}
    return render("feed.xml", "", id=_identity("feed"), updated=updated, links=links, entries=entries)


def _identity(*parts: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ':'.join(('proof-points', *parts)))}"


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"


def _entries(published: dict[str, Gist], history: History, site: Site) -> Iterator[Entry]:
    for release in reversed(history.releases):
        for revision in release.changed:
            if revision.case in published:
                lines = tuple(_line(change) for change in (*revision.about, *revision.figures))
                yield _entry(published[revision.case], release.date, site, revision.summary, lines)
        for slug in release.new:
            if slug in published:
                gist = published[slug]
                lines = tuple(card.sentence for card in gist.cards[1:])
                yield _entry(gist, release.date, site, "New case.", lines)


def _entry(gist: Gist, date: str, site: Site, summary: str, lines: tuple[str, ...]) -> Entry:
    page = site.link(f"cases/{gist.slug}/", PATH)
    title = f"{gist.name}: {gist.program}"
    return Entry(_identity(gist.slug, date), title, _moment(date), page, summary, lines)


def _line(change: Change) -> str:
    name = f"{_NAMES.get(change.table, change.table)} {change.row}"
    if change.kind != "changed":
        about = {**change.was, **change.now}.items()
        return f"{name}: " + ", ".join(["new" if change.kind == "new" else "removed", *(f"{k} {v}" for k, v in about)])
    told = ", ".join(
        f"{key} was {change.was.get(key) or 'empty'}, is {change.now[key] or 'empty'}" for key in change.now
    )
    said = "; ".join(part for part in (told, _unsaid(change.unsaid)) if part)
    return said if change.table == "cases" else f"{name}: {said}"


def _unsaid(columns: tuple[str, ...]) -> str:
    if not columns:
        return ""
    *others, last = columns
    named = f"{', '.join(others)} and {last}" if others else last
    return f"{named} changed, the earlier {'values are' if others else 'value is'} not repeated"
