"""The full-text index of a site: taken over if no word changed, made anew, or lent by the old site until its own is made."""

from __future__ import annotations

from pathlib import Path

from proofpoints.files.store import code_version, digest
from proofpoints.site.content import Content
from proofpoints.site.find import write_search_index
from proofpoints.site.previous import Previous
from proofpoints.site.tree import Tree

INDEX = "pagefind"  # its folder in a site
_GROUP = "search"
Entries = dict[str, str]  # which entry of the index is which case


def make_index(work: Path, previous: Previous, content: Content) -> Entries:
    """Take over the index of the old site if no word changed, or make it."""
    key = _key(content)
    found: Entries | None = previous.take(_GROUP, key)
    if found is None:
        (work / "search").mkdir()
        words = Tree(work / "search")
        for slug in content.words:
            for name, page in content.searched(slug).items():
                words.put(name, page)
        found = write_search_index(words.folder, work / INDEX)
        previous.record(_GROUP, key, previous.new.adopt(work / INDEX, INDEX), found)
    return found


def borrow_index(previous: Previous, content: Content) -> Entries | None:
    """Take over the index of the old site although words changed, if it has an entry for each case and no other.

    Its record keeps the key of the words it was made of, so no later build takes it for the index of these.
    """
    key, found = previous.known(_GROUP)
    if key == _key(content) or not found or set(found.values()) != set(content.words):
        return None
    lent: Entries | None = previous.take(_GROUP, key)
    return lent


def _key(content: Content) -> str:
    return digest([code_version(), *(part for pair in sorted(content.words.items()) for part in pair)])
