"""A small form as Google exports it: every row has the same complete figures, but for what a test changes."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

from tests.survey_import.importing import Run, run_import

COLUMNS = {
    "District name": ("name", ""),
    "State": ("state", "Ohio"),
    "measure": ("measure", "Graduation rate"),
    "Result before": ("baseline", "71%"),
    "Result now": ("followup", "79%"),
    "years": ("period", "2012-13 to 2014-15"),
    "n": ("n", "412"),
    "source": ("source", "https://example.org/report.pdf"),
    "consent": ("consent", "Yes"),
}


def write_form(path: Path, rows: list[dict[str, str]]) -> Path:
    """The export; each row names only what differs."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["Timestamp", *COLUMNS])
        for number, row in enumerate(rows):
            usual = {heading: text for heading, (_, text) in COLUMNS.items()}
            said = {**usual, "District name": f"Example {_letters(number)} Schools", **row}
            table.writerow([f"4/22/2016 19:{number // 60:02d}:{number % 60:02d}", *said.values()])
    return path


def write_profile(path: Path) -> Path:
    """Its confirmed profile."""
    lines = [f"  - {{heading: {heading}, field: {field}}}" for heading, (field, _) in COLUMNS.items()]
    path.write_text("\n".join(["name: example", "confirmed: yes", "columns:", *lines]) + "\n", "utf-8")
    return path


def import_rows(folder: Path, *rows: dict[str, str]) -> Run:
    """One import of such rows into an empty folder."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    return run_import(folder, write_form(folder / "form.csv", list(rows)), write_profile(folder / "example.yml"))


def written(run: Run) -> str:
    """Everything a reader could find afterwards, without the hashes: drafts, datasets, reports, letters, the terminal."""
    places = [*(run.folder / "out").rglob("*"), *(run.folder / "letters").rglob("*"), *run.folder.glob("report.*")]
    texts = [path.read_text("utf-8") for path in sorted(places) if path.is_file()]
    return re.sub(r"\b[0-9a-f]{8,}\b", "", "\n".join([*texts, run.printed]))


def _letters(number: int) -> str:
    return chr(65 + number // 26) + chr(97 + number % 26) + "field"
