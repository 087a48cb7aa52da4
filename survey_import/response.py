"""The common record of an answer: what every format is read into."""

from __future__ import annotations

from dataclasses import dataclass, field

# What the survey tool itself says about a record.
COMPLETE, PARTIAL, PREVIEW, TEST, SPAM = "complete", "partial", "preview", "test", "spam"


@dataclass(frozen=True, slots=True)
class Column:
    """A question as it stands in the export. `role`: answer, meta (the tool's own) or identity (a person's)."""

    position: int  # first column of the file, from 1
    heading: str
    role: str = "answer"


@dataclass(slots=True)
class Record:
    """One row of the export. `number` counts from 1 after the header rows, blank records included."""

    number: int
    cells: list[str]  # one for each column of the export, "" if blank
    kinds: dict[int, str] = field(default_factory=dict)  # index to what a spreadsheet says of a cell: date, formula ...
    status: str = COMPLETE
    key: str = ""  # the tool's id of the answer; used to find repeats, then forgotten

    @property
    def blank(self) -> bool:
        """True if nothing stands in the record."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(slots=True)
class Export:
    """A file as read: columns, records in order, and what a person should know about the reading."""

    file: str
    tool: str
    columns: list[Column]
    records: list[Record]
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """A table of text before anyone knows which tool wrote it."""

    rows: list[list[str]]
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)  # (row, column) from 0
    notes: list[str] = field(default_factory=list)
