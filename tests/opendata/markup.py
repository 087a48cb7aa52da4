"""The parts of an HTML page that show figures: elements that name dataset rows, with their text."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.nested_html import NestedReader


@dataclass
class Shown:
    """An element with its attributes and all text in it, but for axes of charts, whose ticks are no figures."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    cells: list[Shown] = field(default_factory=list)  # th and td of a row

    @property
    def rows(self) -> list[str]:
        """What data-rows names."""
        return self.attributes.get("data-rows", "").split()


class _Reader(NestedReader[Shown]):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Shown] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Shown(tag, {key: value or "" for key, value in attrs})
        self.found.append(element)
        if tag in ("th", "td"):
            row = next((one for one in reversed(self.open) if one.tag == "tr"), None)
            if row:
                row.cells.append(element)
        self.enter(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of SVG without content."""

    def handle_data(self, data: str) -> None:
        if any("role-axis" in one.attributes.get("class", "") for one in self.open):
            return
        if any(one.tag in ("script", "style") for one in self.open):
            return
        for one in self.open:
            one.text += data + ("" if one.tag in ("p", "a", "strong", "em") else " ")


def read_html(text: str) -> list[Shown]:
    """Every element of a page in order."""
    reader = _Reader()
    reader.feed(text)
    return reader.found
