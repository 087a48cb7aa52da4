"""One answer between reading and output: mapped cells, outcomes, class and reasons."""

from __future__ import annotations

from dataclasses import dataclass, field

from survey_import.values.outcome import Outcome
from survey_import.values.text import is_no_answer

CLASSES = ("ready", "needs-data", "no-outcome-data", "not-an-answer", "duplicate", "update")
READY, NEEDS, NONE, NOT_ANSWER, DUPLICATE, UPDATE = CLASSES


@dataclass(frozen=True, slots=True)
class Cell:
    """A mapped cell: its text after privacy, its column in the file, and what a spreadsheet says of it."""

    raw: str
    column: int
    kind: str = ""


@dataclass(slots=True)
class Answer:
    """A record with its verdict. `content` is the class by what it says; `kind` differs for repeats."""

    file: str
    record: int
    status: str
    fields: dict[str, list[Cell]] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    kind: str = ""  # one of CLASSES
    content: str = ""
    reasons: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)  # codes of what the best outcome lacks
    key: str = ""  # hash of what is answered, the same in every format
    id_key: str = ""  # the tool's id, until repeats are found
    mark: str = ""  # like key, for every record, and numbered where a file holds it twice
    id_mark: str = ""  # a hash of the tool's id, so short that many ids share it
    repeats: tuple[str, int] | None = None  # file and record it repeats
    slug: str = ""
    draft: str = ""  # what became of its draft

    def text(self, name: str) -> str:
        """The first real answer to a question; empty if there is none or it means none."""
        cell = self.cell(name)
        return cell.raw.strip() if cell else ""

    def cell(self, name: str) -> Cell | None:
        """The first cell of a question that holds an answer."""
        return next(
            (cell for cell in self.fields.get(name, []) if cell.raw.strip() and not is_no_answer(cell.raw)), None
        )

    def said(self, name: str) -> bool:
        """True if anything stands there, be it N/A."""
        return any(cell.raw.strip() for cell in self.fields.get(name, []))
