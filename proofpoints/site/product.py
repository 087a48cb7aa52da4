"""What is written for one case alone, and pages as they are kept until they are written."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from proofpoints.pages.page import Page


@dataclass(frozen=True)
class Printed:
    """A page as bytes, ready to be stamped: made so once, it is kept, read again and written as it is."""

    path: str
    title: bytes
    description: bytes
    head: bytes
    body: bytes

    @property
    def depth(self) -> int:
        """How many folders below the root."""
        return self.path.count("/")


def printed(page: Page) -> Printed:
    """A page as bytes."""
    texts = (escape(page.title), escape(page.description), page.head, f'<div id="pp-main">{page.body}</div>')
    return Printed(page.path, *(text.encode("utf-8") for text in texts))


@dataclass(frozen=True)
class Product:
    """Pages to be stamped, and finished files by path."""

    pages: tuple[Printed, ...]
    files: dict[str, bytes]
