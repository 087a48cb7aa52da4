"""The feed keeps to RFC 4287, and tells which figures a release changed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import feedparser
import pytest

from proofpoints.opendata import feed
from proofpoints.opendata.address import Site
from proofpoints.opendata.history import Change, History, Release, Revision
from tests.opendata.conftest import BASE, DAY, Built
from tests.opendata.small import Small

A = "{http://www.w3.org/2005/Atom}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ONCE = ("id", "title", "updated")


def parse(text: str) -> ET.Element:
    """The feed, read by a parser that expects nothing of it but XML."""
    return ET.fromstring(text.encode())


def check_atom(root: ET.Element) -> None:
    """What RFC 4287 demands of a feed and its entries (sections 4.1 and 4.2)."""
    assert root.tag == f"{A}feed"
    entries = root.findall(f"{A}entry")
    for element in (root, *entries):
        for name in _ONCE:
            assert len(element.findall(f"{A}{name}")) == 1, name
        assert _MOMENT.fullmatch(element.findtext(f"{A}updated") or "")
        assert (element.findtext(f"{A}id") or "").startswith("urn:uuid:")
        alternates = [link for link in element.findall(f"{A}link") if link.get("rel") == "alternate"]
        assert len({(link.get("type"), link.get("hreflang")) for link in alternates}) == len(alternates) == 1
    assert root.find(f"{A}author/{A}name") is not None  # holds for entries without an author of their own
    assert [link.get("type") for link in root.findall(f"{A}link") if link.get("rel") == "self"] == [
        "application/atom+xml"
    ]
    ids = [entry.findtext(f"{A}id") for entry in entries]
    assert len({*ids, root.findtext(f"{A}id")}) == len(ids) + 1
    for entry in entries:
        content = entry.find(f"{A}content")
        assert content is not None
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]
    updated = [entry.findtext(f"{A}updated") or "" for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert not updated or root.findtext(f"{A}updated") >= updated[0]


@pytest.mark.parametrize("base", [BASE, ""])
def test_the_feed_is_valid_atom(data: Small, base: str) -> None:
    check_atom(parse(feed.feed(data.gists, data.history, Site.at(base))))


def test_the_feed_of_this_repository_is_valid_and_its_links_lead_somewhere(real: Built) -> None:
    root = parse((real.folder / feed.PATH).read_text("utf-8"))
    check_atom(root)
    for link in root.iter(f"{A}link"):
        path = (link.get("href") or "").removeprefix(BASE)
        assert (real.folder / path / "index.html").is_file() or (real.folder / path).is_file()


def test_a_changed_figure_is_named_with_both_values(data: Small) -> None:
    change = Change("outcomes", "o6", "changed", {"value": "79.1"}, {"value": "79.3"})
    gone = Change("outcomes", "o7", "gone", {"metric": "graduation-rate"}, {})
    later = Release("2027-01-02", (), (), (Revision("example-valley-schools", (change, gone), True),))
    history = History((*data.history.releases, later))
    first = parse(feed.feed(data.gists, history, data.site)).find(f"{A}entry")
    assert first is not None
    assert first.findtext(f"{A}updated") == "2027-01-02T00:00:00Z"
    assert first.findtext(f"{A}summary") == "2 figures changed and its text changed."
    text = "".join(first.itertext())
    assert "outcomes o6: value was 79.1, is 79.3" in text
    assert "outcomes o7: removed, metric graduation-rate" in text


def test_a_corrected_design_and_a_dropped_headline_are_told(data: Small) -> None:
    about = (
        Change(
            "cases", "example-ridge-academy", "changed", {"design": "randomized"}, {"design": "unmatched-comparison"}
        ),
        Change("contrasts", "o1.o2", "gone", {}, {}),
    )
    later = Release("2027-01-02", (), (), (Revision("example-ridge-academy", (), False, about),))
    first = parse(feed.feed(data.gists, History((*data.history.releases, later)), data.site)).find(f"{A}entry")
    assert first is not None
    assert first.findtext(f"{A}summary") == "Its design and headline results changed."
    text = "\n".join(first.itertext())
    assert "design was randomized, is unmatched-comparison" in text
    assert "headline result o1.o2: removed" in text


def test_ids_do_not_depend_on_the_address_and_differ_by_release(data: Small) -> None:
    ids = [
        [entry.findtext(f"{A}id") for entry in parse(feed.feed(data.gists, data.history, site)).iter(f"{A}entry")]
        for site in (Site.at(BASE), Site.at(""))
    ]
    assert ids[0] == ids[1]


def test_a_case_that_was_withdrawn_has_no_entry(data: Small) -> None:
    release = replace(data.history.releases[0], new=("example-gone",))
    assert parse(feed.feed(data.gists, History((release,)), data.site)).find(f"{A}entry") is None


def test_without_a_release_the_feed_is_empty_and_valid(data: Small) -> None:
    check_atom(parse(feed.feed(data.gists, History(), data.site)))


def test_the_feed_is_cut_to_the_newest(data: Small) -> None:
    days = [f"2027-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 28)]
    changed = tuple(Release(day, (), (), (Revision("example-ridge-academy", (), True),)) for day in days)
    root = parse(feed.feed(data.gists, History(changed), data.site))
    assert len(root.findall(f"{A}entry")) == feed.MOST
    assert root.find(f"{A}entry/{A}updated").text == f"{days[-1]}T00:00:00Z"  # type: ignore[union-attr]


def test_every_page_names_the_feed(tiny: Built) -> None:
    for path, link in (
        ("cases/example-ridge-academy/", "../../feed.xml"),
        ("", "feed.xml"),
        ("methods/", "../feed.xml"),
    ):
        page = (tiny.folder / path / "index.html").read_text("utf-8")
        assert f'type="application/atom+xml" title="New and changed cases" href="{link}"' in page
    assert DAY in (tiny.folder / "feed.xml").read_text("utf-8")


def test_a_feed_reader_finds_no_fault_and_every_entry(real: Built) -> None:
    text = (real.folder / feed.PATH).read_bytes()
    read = feedparser.parse(text, response_headers={"content-type": "application/atom+xml; charset=utf-8"})
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert read.feed.title
    entries = parse(text.decode()).findall(f"{A}entry")
    assert [entry.id for entry in read.entries] == [entry.findtext(f"{A}id") for entry in entries]
    assert all(entry.updated_parsed and entry.title and entry.link and entry.content for entry in read.entries)
