"""What stands in a site beside the hand-written pages, and how to get it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import IO

from proofpoints.across.gist import Gist
from proofpoints.pages.page import Page
from proofpoints.site.product import Product
from proofpoints.site.standing import Claim

Sink = Callable[[str], IO[bytes]]


@dataclass(frozen=True)
class Insert:
    """A computed part of a hand-written page: the page's folder, the id of the empty element there, and the HTML."""

    path: str
    place: str
    body: str


@dataclass(frozen=True)
class Content:
    """What stands in a site beside the hand-written pages.

    `pages` are those across cases; `keys` and `words` say for each case what its files and its words for search depend on;
    `product` gives what is written for one case alone, `searched` the files for the search engine; `write_shared` writes files
    across cases through a function that opens a path below the root. `claim` says what all of it was made of, if that is sure.
    """

    gists: tuple[Gist, ...]
    pages: Iterable[Page]
    inserts: list[Insert]
    keys: dict[str, str]
    words: dict[str, str]
    product: Callable[[str], Product]
    searched: Callable[[str], dict[str, bytes]]
    write_shared: Callable[[Sink], None]
    claim: Callable[[], Claim | None] = lambda: None
