"""What the search page needs: columns of facets and orders, cases in parts, and the full-text index.

No file is read as a whole list of cases: the page asks for the columns of the facets in use, then for the parts of the
cases it shows, and for what their results say only when they come into view.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable

from proofpoints.across.facets import FACETS, Facet, facet_column
from proofpoints.across.gist import Gist
from proofpoints.across.sorting import SORTINGS, order
from proofpoints.evidence.ladder import RUNGS
from proofpoints.evidence.verdict import LABELS, Direction
from proofpoints.pages.cards import STUDENTS
from proofpoints.pages.page import Page
from proofpoints.pages.searchtext import COMMON
from proofpoints.site.packed import pack
from proofpoints.site.whole_index import read_index
from proofpoints.vocabulary import DESIGNS, STATES

ROWS = 50  # cases in a part: name, place, direction, design
SAYS = 20  # cases in a part with the sentence and the drawing of the first result
WORDS = "find/words.json"
PATIENCE = 300  # seconds for Pagefind, which takes 15 for ten thousand cases; on a disk without inodes it may never end
_SHARED = 50  # one in so many entries of the full-text index may need its whole name
_DIRECTIONS = [str(direction) for direction in Direction]
_STATES = list(STATES)


def in_parts_order(gists: tuple[Gist, ...]) -> tuple[Gist, ...]:
    """The cases in the first order, by which the files for the browser number them."""
    return tuple(gists[index] for index in order(SORTINGS[0], gists))


def find_files(gists: tuple[Gist, ...], found: dict[str, str]) -> dict[str, str]:
    """Files of the search page by path. `found`: name of an entry of the full-text index to slug."""
    gists = in_parts_order(gists)
    files: dict[str, Any] = {"find.json": _head(len(gists))}
    for facet in FACETS:
        files[f"find/facet-{facet.key}.json"] = _column(facet, gists)
    for sorting in SORTINGS[1:]:
        files[f"find/sort-{sorting.id}.json"] = pack(order(sorting, gists))
    files[WORDS] = _words(gists, found)
    files |= _parts("rows", ROWS, [_row(gist) for gist in gists])
    files |= _parts("says", SAYS, [_says(gist) for gist in gists])
    return {name: compact(value) for name, value in files.items()}


def words_file(gists: tuple[Gist, ...], found: dict[str, str]) -> str:
    """The one of these files that says which entry of the full-text index is which case."""
    return compact(_words(in_parts_order(gists), found))


def _head(count: int) -> dict[str, Any]:
    """What is the same for every view; it does not grow with the number of cases."""
    return {
        "version": 4,
        "cases": count,
        "rows": ROWS,
        "says": SAYS,
        "directions": [[direction, LABELS[Direction(direction)]] for direction in _DIRECTIONS],
        "designs": [DESIGNS[design].label for design in RUNGS],
        "states": [STATES[state].label for state in _STATES],
        "codes": [state if state != "US" else "" for state in _STATES],  # "us" is a word, and no postal code
        "students": STUDENTS,
        "common": sorted(COMMON),
    }


def _column(facet: Facet, gists: tuple[Gist, ...]) -> dict[str, Any]:
    """The values of a facet, the combinations in which they occur, and for each case the number of its combination."""
    found = facet_column(facet, gists)
    cells = [tuple(cell) for cell in found["column"]]
    sets = sorted(Counter(cells).items(), key=lambda item: (-item[1], item[0]))
    number = {cell: index for index, (cell, _) in enumerate(sets)}
    return {
        "values": found["values"],
        "sets": [cell for cell, _ in sets],
        "column": pack([number[cell] for cell in cells]),
    }


def _words(gists: tuple[Gist, ...], found: dict[str, str]) -> dict[str, Any]:
    """Entry of the full-text index to case: by the first signs of its name, or by all where these are not its own."""
    names = {slug: name.rpartition("_")[2] for name, slug in found.items()}  # the language stands in front
    length = 1
    while True:
        times = Counter(name[:length] for name in names.values())
        shared = {name for name in names.values() if times[name[:length]] > 1}
        if len(shared) * _SHARED <= len(names):
            break
        length += 1
    return {
        "length": length,
        "names": "".join(names.get(gist.slug, "")[:length].ljust(length) for gist in gists),
        "whole": {names[one.slug]: index for index, one in enumerate(gists) if names.get(one.slug) in shared},
    }


def _row(gist: Gist) -> list[Any]:
    """A case without its result. What can be told from the name is left out: slug, and the length of a city in it."""
    city, shown = gist.city, gist.cards[0]
    kind, students = gist.students
    return [
        gist.name,
        "" if usual_slug(gist.name) == gist.slug else gist.slug,
        len(city) if city and gist.name.startswith(city) else city or "",
        _STATES.index(gist.state),
        gist.grades,
        _DIRECTIONS.index(shown.direction),
        RUNGS.index(gist.design),
        kind,
        students,
        shown.more,
    ]


def usual_slug(name: str) -> str:
    """The usual slug of a name in plain letters, empty for any other; docs/assets/cases.js does the same."""
    if not name.isascii():
        return ""
    letters = (sign if sign.isalnum() else " " for sign in name.lower())
    return "-".join("".join(letters).split())


def _says(gist: Gist) -> list[Any]:
    """What the first result of a case says, its rows, and the three paths of its drawing."""
    shown = gist.cards[0]
    rows = shown.rows.replace(f"{gist.slug}:", "")
    return [shown.sentence, rows, shown.spark.own, shown.spark.other, shown.spark.axis]


def _parts(name: str, size: int, items: list[list[Any]]) -> dict[str, Any]:
    """Files of `size` items each, column by column, which compresses better than item by item."""
    starts = range(0, len(items), size)
    return {f"find/{name}-{start // size}.json": [*zip(*items[start : start + size], strict=True)] for start in starts}


def compact(value: Any) -> str:
    """JSON in one line that can stand in a page without opening a tag."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def search_files(pages: Iterable[Page]) -> dict[str, bytes]:
    """What the search engine reads of those pages that have words for it, by path: no folder for each, no reader sees it."""
    return {f"{page.path.rstrip('/')}.html": _minimal(page).encode("utf-8") for page in pages if page.search_text}


def write_search_index(tree: Path, out: Path) -> dict[str, str]:
    """Index a tree of words with the Pagefind command (its Python interface waits 0.1 s a page).

    Returns which entry of the index is which case, so that the browser need not fetch one file for each hit.
    """
    empty = not any(tree.iterdir())
    if empty:  # Pagefind refuses a folder without pages
        (tree / "index.html").write_text(_minimal(Page("", "No case yet", "", "", search_text="No case yet")), "utf-8")
    command = [str(get_executable()), "--site", str(tree), "--output-path", str(out), "--quiet"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        late = f"it did not end within {PATIENCE} seconds and was stopped"
        look = "see that the disk has free space and room for more files (`df -h`, `df -i`)"
        raise _not_made(look, error.stderr or b"", late) from None
    if done.returncode:
        raise _not_made("free some space on the disk", done.stderr or done.stdout, f"it ended with {done.returncode}")
    found = read_index(str(out))
    return {} if empty else {name: _slug(found[name]) for name in sorted(found)}


def _not_made(do: str, said: bytes, ended: str) -> OSError:
    words = " ".join([*said.decode("utf-8", "replace").split(), f"[{ended}]"])
    return OSError(f"the search index could not be made; {do} and build again (Pagefind: {words})")


def _slug(address: str) -> str:
    return address.rpartition("/")[2].removesuffix(".html")


def _minimal(page: Page) -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(page.title)}</title></head><body data-pagefind-body>'
        f"<h1>{escape(page.title)}</h1><p>{escape(page.search_text)}</p></body></html>"
    )
