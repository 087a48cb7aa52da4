"""The places in a site where pages and files of ours stand: no hand-written page may be there."""

from __future__ import annotations

from pathlib import Path

from proofpoints.site.shell import ShellError

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


def refuse_pages_at_places_of_ours(docs: Path) -> None:
    """Raise ShellError for a file or folder of the hand-written pages that would stand where the site has its own."""
    for path in sorted(docs.iterdir()):
        place = path.name.casefold().removesuffix(".md")
        if place in OURS:
            raise ShellError(f"docs/{path.name} stands where the site has {place} of its own; give it another name")
