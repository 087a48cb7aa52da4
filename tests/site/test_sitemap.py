"""sitemap.xml and robots.txt of a finished folder."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from proofpoints.site import sitemap

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://example.org/proof/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with five pages and what is no page."""
    for place in ("", "cases/a", "cases/b", "data", "methods", "embed/a", "pagefind"):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / "index.html").write_text("<h1>Page</h1>")
    (tmp_path / "404.html").write_text("<h1>Not here</h1>")
    return tmp_path


def locations(path: Path, outer: str) -> list[str]:
    root = ET.fromstring(path.read_bytes())
    assert root.tag == f"{SPACE}{outer}"
    return [element.text or "" for element in root.iter(f"{SPACE}loc")]


def write(folder: Path) -> None:
    for name, text in sitemap.sitemap_files(folder, BASE).items():
        (folder / name).write_text(text)


def test_every_page_is_listed_by_its_whole_address(folder: Path) -> None:
    write(folder)
    pages = ["", "cases/a/", "cases/b/", "data/", "methods/"]
    assert locations(folder / "sitemap.xml", "urlset") == [BASE + page for page in pages]
    assert f"Sitemap: {BASE}sitemap.xml\n" in (folder / "robots.txt").read_text()


def test_it_carries_no_date(folder: Path) -> None:
    write(folder)
    assert not re.search(r"lastmod|20\d\d-", (folder / "sitemap.xml").read_text())


def test_a_long_one_is_parted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    write(folder)
    parts = locations(folder / "sitemap.xml", "sitemapindex")
    assert parts == [f"{BASE}sitemap-{number}.xml" for number in (1, 2, 3)]
    assert sum(len(locations(folder / f"sitemap-{number}.xml", "urlset")) for number in (1, 2, 3)) == 5
