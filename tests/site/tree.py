"""HTML to a small tree: enough to walk a page with its text, by the standard library alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.nested_html import VOID


@dataclass(eq=False)
class Node:
    """An element. `children` holds elements and pieces of text, in order."""

    tag: str
    attributes: dict[str, str]
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This element and every one below, in order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def up(self) -> Iterator[Node]:
        """The elements around this one, the nearest first."""
        node = self.parent
        while node:
            yield node
            node = node.parent

    def find(self, tag: str = "", **attributes: str) -> Iterator[Node]:
        """Elements below with this tag and these attributes; `class_` names one class."""
        for node in self.walk():
            if node is not self and (not tag or node.tag == tag) and all(node.has(k, v) for k, v in attributes.items()):
                yield node

    def has(self, name: str, value: str) -> bool:
        """True if an attribute has a value, or is_class one of the classes."""
        if name == "class_":
            return value in self.attributes.get("class", "").split()
        return self.attributes.get(name.replace("_", "-")) == value

    def pieces(self, leave_out: str = "") -> Iterator[tuple[Node, str]]:
        """Text with the element it stands in; elements that carry the attribute `leave_out` are left out whole."""
        for child in self.children:
            if isinstance(child, str):
                yield self, child
            elif not leave_out or leave_out not in child.attributes:
                yield from child.pieces(leave_out)

    def text(self, leave_out: str = "") -> str:
        """Text of this element, white space as one blank."""
        return squeeze(" ".join(text for _, text in self.pieces(leave_out)))


def squeeze(text: str) -> str:
    """Every run of white space as one blank."""
    return re.sub(r"\s+", " ", text).strip()


class _Builder(HTMLParser):
    """Builds the tree; an end tag closes everything up to its element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.at = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        node = Node(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself, as in SVG."""
        self.at.children.append(Node(tag, {name: value or "" for name, value in attrs}, self.at))

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest open element of this name; a stray end tag is ignored, as browsers do."""
        opened = next((node for node in [self.at, *self.at.up()] if node.tag == tag), None)
        if opened and opened.parent:
            self.at = opened.parent

    def handle_data(self, data: str) -> None:
        """Text."""
        if data.strip() and self.at.tag not in ("script", "style"):
            self.at.children.append(data)


def parse(html: str) -> Node:
    """The tree of a page."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def main_of(root: Node) -> Node:
    """The part of a page that is ours, not the theme's."""
    return next(root.find(id="pp-main"))
