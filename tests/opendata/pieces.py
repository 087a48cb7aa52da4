"""The texts with digits of a page that stand in no element that names rows, each with the elements around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.nested_html import NestedReader

_CASE = re.compile(r"cases/([a-z0-9-]+)/$")


@dataclass
class Open:
    """An element that is open: tag, class, and what stood in it before."""

    tag: str
    attributes: dict[str, str]
    case: str = ""  # the last case that a link in it leads to
    href: str = ""  # the last link in it
    head: str = ""  # text of the th of a row
    cells: int = 0  # td of a row so far


@dataclass
class Piece:
    """A text with digits and the elements around it, the innermost last."""

    page: str
    text: str
    around: list[Open] = field(default_factory=list)

    def inside(self, tag: str, named: str = "") -> Open | None:
        """The innermost element of a tag, with this class if one is named."""
        return next(
            (
                one
                for one in reversed(self.around)
                if one.tag == tag and (not named or named in one.attributes.get("class", "").split())
            ),
            None,
        )

    def last(self, part: str) -> str:
        """The last case or link in the row, card or paragraph around it."""
        found = (getattr(one, part) for one in reversed(self.around) if one.tag in ("li", "tr", "td", "p", "a"))
        return next((text for text in found if text), "")


class Walker(NestedReader[Open]):
    """Collects the texts with digits of the main part of a page that stand in no element that names rows."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.found: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Open(tag, {key: value or "" for key, value in attrs})
        if tag == "a":
            one.href = one.attributes.get("href", "")
            case = _CASE.search(one.href)
            for outer in self.open:
                outer.href = one.href
                outer.case = case[1] if case else outer.case
        if tag == "td":
            for outer in self.open:
                outer.cells += outer.tag == "tr"
        self.enter(one)

    def handle_data(self, data: str) -> None:
        tags = {one.tag for one in self.open}
        if tags & {"script", "style", "head", "nav", "header"} - {"header"} or not tags & {"main", "article"}:
            return
        if any("data-rows" in one.attributes for one in self.open):
            return
        if "th" in tags and "tr" in tags:
            next(one for one in reversed(self.open) if one.tag == "tr").head += data
        if re.search(r"\d", data):
            around = [Open(**vars(one)) for one in self.open]
            self.found.append(Piece(self.page, " ".join(data.split()), around))
