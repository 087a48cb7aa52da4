"""Pieces that stand many times on a page: HTML with names alone, filled with escaped text.

Jinja takes twice as long for a row of a table. So that nothing is lost, a piece is a template that Jinja would read in the
same way, and every value is escaped unless its type says that it is markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from operator import itemgetter

from markupsafe import Markup, escape

from proofpoints.pages.page import TEMPLATES

_NAME = re.compile(r"\{\{ ([a-z_]+) \}\}")

_REPEATED = 4096  # texts


class _Escaped(dict[str, Markup]):
    """Texts with their escaped form: ids, periods and names of groups repeat from row to row."""

    def __missing__(self, text: str) -> Markup:
        if len(self) >= _REPEATED:
            self.clear()
        self[text] = found = escape(text)
        return found


_escaped = _Escaped()
# Markup(text) first looks for what a text does not have
_markup: Callable[[str], Markup] = partial(str.__new__, Markup)


class Piece:
    """A piece of HTML with places for values, each written as {{ name }}; anything else of Jinja is refused."""

    def __init__(self, template: str) -> None:
        parts = _NAME.split(template.removesuffix("\n"))
        if any(sign in html for html in parts[::2] for sign in ("{{", "{%", "{#")):
            raise ValueError(f"a piece holds HTML and names alone: {template}")
        self.names = parts[1::2]
        self.values = itemgetter(*self.names)
        self.form = "%s".join(html.replace("%", "%%") for html in parts[::2])

    def fill(self, **values: str) -> Markup:
        """The piece with these values, escaped."""
        for name, text in values.items():
            kind = type(text)
            if kind is str:
                values[name] = _escaped[text]
            elif kind is not Markup:
                values[name] = escape(text)
        return _markup(self.form % self.values(values))


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Markup in a row. Nothing is escaped again: what is no markup has another type."""
    return _markup(between.join(parts))


@cache
def piece(template: str) -> Piece:
    """A piece by the name of its template."""
    return Piece((TEMPLATES / template).read_text("utf-8"))
