"""Every link and anchor inside the built site leads somewhere, and no page has an id twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from proofpoints.commands import ROOT
from tests.site.built import built_site
from tests.site.tree import Node, parse

SLUGS = sorted(path.stem for path in (ROOT / "cases").glob("*.yml"))


@pytest.fixture(scope="module")
def site() -> Path:
    return built_site()


def html_of(site: Path, slug: str) -> str:
    return (site / "cases" / slug / "index.html").read_text("utf-8")


@cache
def anchors(page: Path) -> frozenset[str]:
    return frozenset(node.attributes["id"] for node in parse(page.read_text("utf-8")).walk() if "id" in node.attributes)


def broken_links(site: Path, page: Path) -> list[str]:
    """Links and anchors of a page that lead nowhere."""
    broken = []
    for node in parse(page.read_text("utf-8")).walk():
        for name in ("href", "src", "action", "data-index"):
            target = node.attributes.get(name)
            if target and not urlsplit(target).scheme and not resolves(site, page, node, target):
                broken.append(f"{page.relative_to(site)}: <{node.tag} {name}={target!r}>")
    return broken


def resolves(site: Path, page: Path, node: Node, target: str) -> bool:
    parts = urlsplit(target)
    path = unquote(parts.path)
    there = (site / path.lstrip("/") if path.startswith("/") else page.parent / path) if path else page
    there = there / "index.html" if there.is_dir() else there
    fragment = unquote(parts.fragment)
    if not there.is_file() or site not in there.resolve().parents:
        return False
    return node.tag == "use" or not fragment or fragment in anchors(there.resolve())


def test_every_internal_link_and_anchor_resolves(site: Path) -> None:
    pages = sorted(path.resolve() for path in site.rglob("*.html") if "pagefind" not in path.parts)
    assert len(pages) > len(SLUGS) + 5
    broken = [link for page in pages for link in broken_links(site.resolve(), page)]
    assert not broken, "\n".join(broken[:20])


def test_a_broken_link_would_be_seen(site: Path, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<a href="#here" id="here">1</a><a href="#gone">2</a><a href="gone/">3</a><a href="../">4</a>')
    assert [link.split("=")[1] for link in broken_links(tmp_path, page)] == ["'#gone'>", "'gone/'>", "'../'>"]


def test_ids_are_unique_on_every_case_page(site: Path) -> None:
    for slug in SLUGS:
        ids = [node.attributes["id"] for node in parse(html_of(site, slug)).walk() if "id" in node.attributes]
        assert len(ids) == len(set(ids)), [name for name in set(ids) if ids.count(name) > 1]
