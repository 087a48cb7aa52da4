"""Reading HTML with the elements that are open around each text: an end tag closes everything up to its element."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Generic, Protocol, TypeVar

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element(Protocol):
    """What is kept of an open element: at least its tag."""

    tag: str


E = TypeVar("E", bound=Element)


class NestedReader(HTMLParser, Generic[E]):
    """Base of readers; each says in `handle_starttag` what it keeps of an element and passes it to `enter`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[E] = []

    def enter(self, element: E) -> None:
        """Hold an element open, if it can have content."""
        if element.tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return
