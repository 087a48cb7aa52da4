"""Lines that stand alone between the rows: a table of its own begins there, or they say what the rows below are about."""

from __future__ import annotations

import re
from collections.abc import Mapping

from proofpoints.intake.headings import REPEATED, Headings, is_heading
from proofpoints.intake.meant_words import Words
from proofpoints.intake.sheet import Rows
from proofpoints.intake.usual_words import speaks_of_a_measure
from proofpoints.period import parse_period, period_text
from proofpoints.vocabulary import ARMS, GROUPS, METRICS, Term

_LISTS: dict[str, Mapping[str, Term]] = {"metric": METRICS, "group": GROUPS, "arm": ARMS}


class Sections:
    """What the last line between the rows said, for the cells that the rows below it leave empty."""

    def __init__(self, headings: Headings, rows: Rows, words: Words) -> None:
        self.headings, self.words = headings, words
        self.lines = rows[max(headings.below - 2, 0) : headings.below]  # headings stand in one line or two
        self.figures = {one.place for one in headings.figures}
        self.said: dict[str, str] = {}
        self.line, self.understood = "", False

    def repeats_headings(self, row: list[str]) -> bool:
        """True for the headings once more, as a second table of the same form has them."""
        return sum(map(bool, row)) > 1 and row in self.lines

    def begins_another_table(self, row: list[str]) -> bool:
        """True for other headings: what stands below them must not be read by ours."""
        return is_heading(row, self.headings) and not self.repeats_headings(row)

    def take(self, row: list[str]) -> bool:
        """True for a line with one cell filled that is no figure; what it says is remembered."""
        filled = [(place, text) for place, text in enumerate(row) if text]
        if len(filled) != 1 or filled[0][0] in self.figures:
            return False
        (place, self.line) = filled[0]
        known = self._meaning(self.line)
        self.understood = bool(known)
        if not known:
            # nobody knows what changes here: what was said before must not be taken for true
            unsure = [*self.said, *(["metric"] if speaks_of_a_measure(self.line) else [])]
            own = [name for name, column in self.headings.columns.items() if column == place and name in REPEATED]
            known = dict.fromkeys([*unsure, *own], self.line)
        self.said |= known
        return True

    def fill(self, cells: dict[str, str], above: dict[str, str]) -> None:
        """Give a row what the line above it said; what the row says itself goes before."""
        if self.line:
            self._tell()
            self.line = ""
        for name in [name for name in self.said if cells.get(name)]:
            del self.said[name]
        cells |= self.said
        for name in self.said:
            above.pop(name, None)

    def _tell(self) -> None:
        meant = ", ".join(f"{name}: {text[:60]}" for name, text in self.said.items())
        read = f"the rows below it were read as {meant}" if self.understood else "it was not understood"
        self.words.figures.notice(
            f'The line "{self.line[:60]}" stands alone; {read}. Look whether the rows below it say what it says.'
        )

    def _meaning(self, text: str) -> dict[str, str]:
        for part in (text, *(part.strip() for part in re.split(r"[:–—]| - ", text))):
            period = period_text(part)
            if parse_period(period):
                return {"period": period}
            for name, allowed in _LISTS.items():
                if known := self.words.known(name, part, allowed):
                    return {name: known}
        return {}
