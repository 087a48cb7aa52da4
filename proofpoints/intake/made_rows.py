"""The rows made of a spreadsheet, and what a person should look at in them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from proofpoints.columns import OUTCOMES

_NAMED_ROWS = 12


@dataclass
class Figures:
    """Rows of outcomes.csv as text by column, and what a person should look at."""

    rows: list[dict[str, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    about_rows: dict[str, list[str]] = field(default_factory=dict)  # ids of the rows by what has to be said of them

    def csv_text(self) -> str:
        """The file, with our header and line ends."""
        out = io.StringIO()
        writer = csv.DictWriter(out, OUTCOMES.header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue()

    def notice(self, text: str) -> None:
        """Say it once."""
        if text not in self.notices:
            self.notices.append(text)

    def notice_rows(self) -> None:
        """What has to be said of rows, once each with the ids of all of them."""
        for text, ids in self.about_rows.items():
            more = f" and {len(ids) - _NAMED_ROWS} more" if len(ids) > _NAMED_ROWS else ""
            self.notice(f"Row{'' if len(ids) == 1 else 's'} {', '.join(ids[:_NAMED_ROWS])}{more}: {text}")
