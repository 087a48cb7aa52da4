"""What the search page needs: a columnar file of facets and orders, cards in parts, and the full-text index."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from proofpoints.analyse import Result
from proofpoints.pages.cards import card
from proofpoints.pages.page import Page
from proofpoints.facets import FACETS, facet_column
from proofpoints.sorting import SORTINGS, order

PART = 20  # cards in one file: a view of 20 loads one part in the order of strength, at most 20 in another
_FRAGMENT_START = "pagefind_dcd"  # every fragment of the index begins with this


def find_files(results: tuple[Result, ...], found: dict[str, str]) -> dict[str, str]:
    """Files of the search page by path. `found`: name of an entry of the full-text index to slug."""
    first = SORTINGS[0]
    results = tuple(results[index] for index in order(first, results))
    number = {result.slug: index for index, result in enumerate(results)}
    head = {
        "version": 2,
        "part": PART,
        "slugs": [result.slug for result in results],
        "facets": [facet_column(facet, results) for facet in FACETS],
        "sorts": [
            {"key": sorting.id, "label": sorting.label, "note": sorting.note, "order": order(sorting, results)}
            for sorting in SORTINGS
        ],
        "found": {name: number[slug] for name, slug in sorted(found.items())},
    }
    files = {"find.json": compact(head)}
    for start in range(0, len(results), PART):
        cards = [asdict(card(result)) for result in results[start : start + PART]]
        files[f"find/{start // PART}.json"] = compact(cards)
    return files


def compact(value: Any) -> str:
    """JSON in one line that can stand in a page without opening a tag."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def search_files(pages: Iterable[Page]) -> dict[str, bytes]:
    """What the search engine reads of those pages that have words for it, by path."""
    return {f"{page.path}index.html": _minimal(page).encode("utf-8") for page in pages if page.search_text}


def write_search_index(tree: Path, out: Path) -> dict[str, str]:
    """Index a tree of words with the Pagefind command (its Python interface waits 0.1 s a page).

    Returns which entry of the index is which case, so that the browser need not fetch one file for each hit.
    """
    empty = not any(tree.iterdir())
    if empty:  # Pagefind refuses a folder without pages
        (tree / "index.html").write_text(_minimal(Page("", "No case yet", "", "", search_text="No case yet")), "utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(tree), "--output-path", str(out), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"pagefind failed: {done.stderr or done.stdout}")
    return {} if empty else dict(_slug_of(path) for path in sorted((out / "fragment").glob("*.pf_fragment")))


def _slug_of(fragment: Path) -> tuple[str, str]:
    text = gzip.decompress(fragment.read_bytes()).decode("utf-8").removeprefix(_FRAGMENT_START)
    address: str = json.loads(text)["url"]
    return fragment.stem, address.removesuffix("index.html").strip("/").split("/")[-1]


def _minimal(page: Page) -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(page.title)}</title></head><body data-pagefind-body>'
        f"<h1>{escape(page.title)}</h1><p>{escape(page.search_text)}</p></body></html>"
    )
