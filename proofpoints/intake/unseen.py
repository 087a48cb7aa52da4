"""What a person does not see in a sheet of a workbook: hidden rows and columns, and formulas whose result was never stored.

Hidden rows are often the suppressed ones, so nothing of them is read. openpyxl tells neither when it reads row by row, so
they are looked up in the sheet's own XML.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

from proofpoints.intake.heading_words import meaning
from proofpoints.intake.students import students_of

_NAMED = 12  # rows, columns or cells that a notice names


@dataclass
class Unseen:
    """Numbers of hidden rows and columns, from 1, and the cells with a formula and no result."""

    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)

    def notices(self, name: str) -> list[str]:
        """What to say of the sheet."""
        said = []
        for kind, found in (("row", list(map(str, self.rows))), ("column", list(map(letters_of, self.columns)))):
            if found:
                said.append(
                    f'Hidden {_listed(kind, found)} of the sheet "{name}" {"was" if len(found) == 1 else "were"} not read. '
                    "If the source shows them, unhide them, delete what was written, and run this again."
                )
        if self.formulas:
            said.append(
                f'{_listed("Cell", self.formulas)} of the sheet "{name}" '
                f"{'holds a formula' if len(self.formulas) == 1 else 'hold formulas'} without a stored result, so nothing was "
                "read there. Open the file in your spreadsheet program, save it, delete what was written, and run this again."
            )
        return said

    def visible(self, rows: Iterable[list[str]]) -> Iterator[list[str]]:
        """The rows without what is hidden; a hidden number of students still hides the figure beside it."""
        hidden, counts, left_out = {number - 1 for number in self.columns}, set[int](), set(self.rows)
        for number, row in enumerate(rows, 1):
            if number in left_out:
                yield []
                continue
            counts |= {place for place in hidden if place < len(row) and meaning(row[place]) == "n"}
            yield [self._shown(text, place in counts) if place in hidden else text for place, text in enumerate(row)]

    def _shown(self, text: str, counts: bool) -> str:
        if counts and meaning(text) == "n":
            return text
        return "*" if counts and text and students_of(text).hidden else ""


def unseen_in(sheet: IO[bytes], most_columns: int) -> Unseen:
    """Read the XML of one sheet; the caller has made sure that it holds no document type and is not too large."""
    found = Unseen()
    for _, element in ET.iterparse(sheet):
        tag = element.tag.rpartition("}")[2]
        if tag == "col" and _is_hidden(element, "width"):
            last = min(int(element.get("max", "0")), most_columns)
            found.columns += range(int(element.get("min", "1")), last + 1)
        elif tag == "c" and _uncalculated(element):
            found.formulas.append(element.get("r") or "?")
        elif tag == "row":
            if _is_hidden(element, "ht") and len(element) and re.fullmatch(r"\d{1,7}", element.get("r", "")):
                found.rows.append(int(element.get("r", "")))
            element.clear()
    return found


def _is_hidden(element: ET.Element, size: str) -> bool:
    return element.get("hidden") in ("1", "true") or element.get(size) in ("0", "0.0")


def _uncalculated(cell: ET.Element) -> bool:
    parts = {child.tag.rpartition("}")[2]: child for child in cell}
    return "f" in parts and ("v" not in parts or (not parts["v"].text and cell.get("t") != "str"))


def letters_of(number: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _listed(kind: str, names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{kind}{'' if len(names) == 1 else 's'} {', '.join(names[:_NAMED])}{more}"
