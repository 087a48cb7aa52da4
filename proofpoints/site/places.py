"""The places in a site where pages and files of ours stand: no hand-written page may be there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from proofpoints.gatekeeper.names import shown
from proofpoints.problems import Problem

# right below the site, without the end of a page's name
OURS = frozenset(
    [
        "api",
        "card.png",
        "cases",
        "compare",
        "data",
        "effects",
        "embed",
        "equity",
        "feed.xml",
        "find",
        "find.json",
        "index",
        "like-us",
        "like.json",
        "map",
        "measures",
        "pagefind",
        "shell",
        "starter",
        "waiting",
    ]
)


def pages_at_places_of_ours(root: Path, docs: str) -> Iterator[Problem]:
    """The files and folders of the hand-written pages that would stand where the site has its own."""
    folder = root / docs
    for path in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
        place = path.name.casefold().removesuffix(".md")
        if place in OURS:
            message = f"it must not stand where the site has {place} of its own"
            file = shown(os.fsencode(f"{docs}/{path.name}"))
            yield Problem(file, None, None, "", "page-place", message, "Give it another name.")
