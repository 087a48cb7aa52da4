"""No page and no file for the browser grows with the number of cases, but for what is named here with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from proofpoints.across.gist import Gist
from proofpoints.analyse import analyse
from proofpoints.load import load
from proofpoints.opendata.address import Site
from proofpoints.opendata.feed import feed
from proofpoints.opendata.history import History, Release
from proofpoints.pages.explore import explore_pages
from proofpoints.pages.gather import gather
from proofpoints.pages.home import home_page
from proofpoints.pages.lists import browse_pages, measure_pages, waiting_pages
from proofpoints.rows import Entry, Repository
from proofpoints.site.case_files import like_file
from proofpoints.site.find import find_files
from tests.benchmarks.generate import generate

OWN, FEW, MANY = 60, 600, 1_800
# What grows in step: bytes for each case, and why it may. Each is fetched only when it is needed, and compressed.
IN_STEP = {
    "find/facet-*.json": (4, "which values a case has, asked for by facet"),
    "find/sort-*.json": (3, "its place in an order, asked for by order"),
    "find/words.json": (6, "its entry in the full-text index, asked for with the first word"),
    "find/names.json": (1, "the first name of each part"),
    "like.json": (40, "what closeness is computed from"),
}
MOST = 200_000  # bytes of one page or file at any number of cases, without the frame that all pages share
NUMBERS = 0.1  # share by which counts and longer addresses may lengthen a page


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, int]]:
    """Bytes of the largest file of each kind, by number of cases and kind."""
    root = tmp_path_factory.mktemp("growth") / "repository"
    generate(OWN, root)
    repository, _ = load(root)
    own = [gather(result) for result in analyse(repository)]
    return {count: _largest(_files(own, repository, count)) for count in (FEW, MANY)}


def _files(own: list[Gist], repository: Repository, count: int) -> Iterator[tuple[str, int]]:
    """Every page across cases and every file for the browser, of `count` cases: copies under names of their own."""
    gists = tuple(_named(own[index % OWN], f"{own[index % OWN].slug}-{index}") for index in range(count))
    drafts = tuple(_draft(repository, index) for index in range(count))
    many = Repository(drafts, (), frozenset())
    pages = [
        home_page(gists, many),
        *browse_pages(gists),
        *measure_pages(gists),
        *waiting_pages(many),
        *explore_pages(gists),
    ]
    yield from ((f"{page.path}index.html", len(page.body.encode())) for page in pages)
    found = {f"en_{index * 148_663 % 2**28:07x}": gist.slug for index, gist in enumerate(gists)}
    yield from ((name, len(text.encode())) for name, text in (find_files(gists, found) | like_file(gists)).items())
    history = History((Release("2026-11-22", tuple(gist.slug for gist in gists)),))
    yield "feed.xml", len(feed(gists, history, Site()).encode())


def _named(gist: Gist, slug: str) -> Gist:
    listed = {
        "cards": tuple(replace(one, slug=slug) for one in gist.cards),
        "spots": tuple(replace(one, slug=slug) for one in gist.spots),
        "groups": tuple(replace(one, slug=slug) for one in gist.groups),
    }
    return replace(gist, slug=slug, **listed)


def _draft(repository: Repository, index: int) -> Entry:
    entry = next(entry for entry in repository.entries if entry.draft)
    return replace(entry, slug=f"{entry.slug}-{index}")


def _largest(files: Iterator[tuple[str, int]]) -> dict[str, int]:
    """By kind: a list with all its pages is one, the parts of a column of cases are one."""
    largest: dict[str, int] = {}
    for name, size in files:
        kind = re.sub(r"page/\d+/", "", name)
        kind = re.sub(r"^find/(facet|sort|rows|says|names)-.*\.json$", r"find/\1-*.json", kind)
        kind = re.sub(r"^(effects|equity|measures)/.+/index.html$", r"\1/*/index.html", kind)
        largest[kind] = max(size, largest.get(kind, 0))
    return largest


def test_what_does_not_grow_in_step_does_not_grow(sizes: dict[int, dict[str, int]]) -> None:
    grown = {
        kind: (sizes[FEW][kind], size)
        for kind, size in sizes[MANY].items()
        if kind not in IN_STEP and size > sizes[FEW][kind] * (1 + NUMBERS)
    }
    assert grown == {}


def test_what_grows_in_step_stays_small(sizes: dict[int, dict[str, int]]) -> None:
    for kind, (most, why) in IN_STEP.items():
        each = (sizes[MANY][kind] - sizes[FEW][kind]) / (MANY - FEW)
        assert each <= most, f"{kind}: {each:.1f} bytes a case; it holds {why}"


def test_no_page_or_file_is_large(sizes: dict[int, dict[str, int]]) -> None:
    assert {kind: size for kind, size in sizes[MANY].items() if size > MOST} == {}


def test_every_kind_of_page_was_looked_at(sizes: dict[int, dict[str, int]]) -> None:
    lists = {
        "",
        "cases/",
        "measures/",
        "measures/*/",
        "waiting/",
        "map/",
        "effects/",
        "effects/*/",
        "equity/",
        "equity/*/",
    }
    wanted = {f"{path}index.html" for path in lists} | {"find.json", "find/rows-*.json", "find/says-*.json", "feed.xml"}
    assert wanted <= set(sizes[MANY]) and set(IN_STEP) <= set(sizes[MANY])
