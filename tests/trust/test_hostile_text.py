"""Hostile strings in every text field of case and dataset, in the finished site, in a real browser.

All strings with PROOFPOINTS_FIGURES set; every sixth in the usual run.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest

from proofpoints.commands import ROOT
from proofpoints.commands.cases import make_cases
from proofpoints.commands.pipeline import make_site
from proofpoints.field_types import Text
from proofpoints.files.whole_file import Read
from proofpoints.load import Around, load, read_cases
from proofpoints.model import Case
from proofpoints.opendata.address import Site
from proofpoints.part import Part, keys_of
from proofpoints.problems import Problem, has_errors
from proofpoints.rows import Repository
from proofpoints.walk import texts
from tests.site.built import leftovers
from tests.trust.browser import Seen, served, visit, watched
from tests.trust.figures import state
from tests.trust.hostile import Marked, write_hostile
from tests.trust.strings import STRINGS

CHOSEN = STRINGS if os.environ.get("PROOFPOINTS_FIGURES") else STRINGS[::6]


@dataclass
class Hostile:
    """The finished site of a repository full of hostile strings, and what each case says where."""

    root: Path
    site: Path
    marks: dict[str, Marked]


def _loaded(around: Around, file: str, read: Read) -> tuple[Repository, list[Problem]]:
    """Files without the rules, and without one that asks for personal data: some strings look like a handle."""
    found = read_cases(around, [file], read)
    return found.repository, _but_persons(found.problems)


def _but_persons(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.rule != "personal-data"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    root = tmp_path_factory.mktemp("hostile") / "repository"
    marks = dict(write_hostile(root, CHOSEN))
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copytree(ROOT / "proofpoints" / "theme", root / "proofpoints" / "theme")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    repository, problems = load(root)
    serious = [problem for problem in _but_persons(problems) if not problem.file.startswith("cases/drafts/")]
    assert not has_errors(serious), serious[:3]
    assert len(repository.entries) == len(CHOSEN)
    # The rules would refuse many of these texts; the page must be safe without their help.
    cases = make_cases(root, Site(), lambda step: None, check=_loaded)
    assert make_site(root, root / "site", cases, lambda step: None) == ""
    assert leftovers(root) == []
    yield Hostile(root, root / "site", marks)


def _text_fields(model: type[Part], seen: set[type]) -> Iterator[tuple[str, str]]:
    """Every field of a case that holds free text, as (type, field)."""
    if model in seen:
        return
    seen.add(model)
    for key in keys_of(model):
        parts = [key.annotation]
        while parts:
            part = parts.pop()
            if isinstance(part, Text) and part.most in (300, 4000):
                yield model.__name__, key.written
            if isinstance(part, type) and issubclass(part, Part):
                yield from _text_fields(part, seen)
            parts += [*get_args(part), *getattr(part, "__metadata__", ())]


def _filled(value: Any, found: set[tuple[str, str]]) -> None:
    if isinstance(value, Part):
        for key in keys_of(type(value)):
            inner = getattr(value, key.name)
            if inner not in (None, ()):
                found.add((type(value).__name__, key.written))
            _filled(inner, found)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ():
        _filled(inner, found)


def test_there_are_at_least_500_strings() -> None:
    assert len(set(STRINGS)) == len(STRINGS) >= 500


def test_every_text_field_of_a_case_holds_a_hostile_string(hostile: Hostile) -> None:
    repository, _ = load(hostile.root, ["example-001"])
    (entry,) = repository.entries
    fields = set(_text_fields(Case, set()))
    filled: set[tuple[str, str]] = set()
    _filled(entry.case, filled)
    assert fields - filled == set()
    assert sum(" F" in text for _, text in texts(entry.case)) >= 30


@pytest.mark.browser
def test_no_string_does_anything_and_each_is_readable(hostile: Hostile) -> None:
    missing: list[tuple[str, str, str]] = []
    with served(hostile.site) as origin, watched(origin) as (page, seen):
        for slug, of in hostile.marks.items():
            visit(page, seen, f"{origin}cases/{slug}/")
            shown = _plain(page.evaluate("document.querySelector('#pp-main').textContent"))
            missing += [(slug, field, text) for field, text in of.marks.items() if _plain(text) not in shown]
        _other_pages(hostile, origin, page, seen)
    assert seen.nothing, (seen.reports[:5], seen.elsewhere[:5], seen.errors[:5], seen)
    assert missing == [], (len(missing), sorted({field for _, field, _ in missing}), missing[:5])
    places = sum(len(of.marks) for of in hostile.marks.values())
    state(
        "text",
        f"{len(CHOSEN)} hostile strings in each of {places // len(CHOSEN)} text fields ({places:,} places) "
        f"on {seen.pages} pages in Chromium: "
        f"{seen.ran} scripts run, {seen.handlers} on* attributes, {seen.addresses} javascript: or data: links, "
        f"{len(seen.reports)} CSP reports, {len(seen.elsewhere)} requests elsewhere, {len(missing)} not readable as typed",
    )


def _other_pages(hostile: Hostile, origin: str, page: Any, seen: Seen) -> None:
    """Lists, measures, what waits, and the search page with its cards, filters and words."""
    lists = sorted(path.parent.relative_to(hostile.site).as_posix() for path in hostile.site.glob("*/**/index.html"))
    for place in ["", *(place for place in lists if not _seen_elsewhere(place))]:
        visit(page, seen, f"{origin}{place}")
    page.goto(f"{origin}cases/?state=WA")
    page.wait_for_selector("#pp-find[data-ready=yes]")
    assert page.locator("#pp-results .pp-card").count() == min(20, len(CHOSEN))
    page.fill("#pp-q", '<img src=x onerror="window.__ran=1">')
    page.wait_for_url(lambda url: "q=" in url)
    visit(page, seen, f"{origin}cases/?q=%3Cimg+src%3Dx+onerror%3Dwindow.__ran%3D1%3E&state=%22%3E%3Cscript%3E")


def _seen_elsewhere(place: str) -> bool:
    """Case pages have been opened; of memos and embeds, which hold the same texts, every fifth is."""
    match = re.fullmatch(r"(cases|embed)/example-(\d+)(/memo)?", place)
    return bool(match) and (int(match[2]) % 5 > 0 or (match[1] == "cases" and not match[3]))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_no_cell_of_a_published_table_begins_a_formula(hostile: Hostile) -> None:
    """Text never begins with a sign that a spreadsheet runs; negative numbers stay numbers."""
    cells = 0
    for path in sorted(hostile.site.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                cells += len(row)
                live = [
                    cell
                    for cell in row
                    if cell[:1] in tuple("=+-@\t\r＝＋－＠") and not re.fullmatch(r"-?\d+(\.\d+)?", cell)
                ]
                assert live == [], (path, live)
    assert cells > 1000
    state("csv-downloads", f"{cells:,} cells of published CSV files: 0 live formulas")


def test_json_in_and_beside_pages_cannot_end_a_script(hostile: Hostile) -> None:
    for path in [hostile.site / "find.json", *hostile.site.glob("api/**/*.json")]:
        assert "</" not in path.read_text("utf-8")
    for path in hostile.site.rglob("*.html"):
        for data in re.findall(
            r'<script[^>]*type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', path.read_text("utf-8"), re.DOTALL
        ):
            assert "<" not in data, path
