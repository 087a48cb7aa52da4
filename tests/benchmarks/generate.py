"""A repository of N invented cases in the real format: `python -m tests.benchmarks.generate N FOLDER`.

The same cases each time, and case 7 of ten is case 7 of ten thousand. One more in forty is a draft that waits for figures. The
hand-written pages, the theme and mkdocs.yml are ours, so the folder builds with `build_site.py build --root FOLDER`.
"""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

import yaml

from proofpoints.columns import TABLES
from proofpoints.commands import ROOT
from proofpoints.reading.descriptor import descriptor_text, make_descriptor
from tests.benchmarks.invented import MOST_NAMES
from tests.benchmarks.invented_case import Invented, invent

DRAFT_EACH = 40
_HEAD = "# yaml-language-server: $schema=case.schema.json\n"


def generate(count: int, folder: Path) -> list[str]:
    """Write `count` published cases and their drafts into an empty folder; returns the slugs of the published."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(ROOT / "proofpoints" / "theme", folder / "proofpoints" / "theme")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "cases" / "drafts").mkdir(parents=True)
    slugs = []
    for number in range(count):
        case = invent(number)
        _write(case, folder)
        slugs.append(case.slug)
    for number in range(count // DRAFT_EACH):
        _write(invent(MOST_NAMES - 1 - number, draft=True), folder)
    return slugs


def _write(case: Invented, folder: Path) -> None:
    path = folder / "cases" / ("drafts" if case.draft else "") / f"{case.slug}.yml"
    text = yaml.dump(case.data, Dumper=yaml.CSafeDumper, sort_keys=False, width=118, allow_unicode=True)
    path.write_text(_HEAD + text, "utf-8")
    dataset = folder / "datasets" / case.slug
    dataset.mkdir(parents=True)
    rows = {"outcomes": case.figures.outcomes, "effects": case.figures.effects}
    tables = [table for name, table in TABLES.items() if rows[name] or name == "outcomes"]
    descriptor = make_descriptor(case.slug, f"Invented figures of {case.data['who']['name']}", tables)
    (dataset / "datapackage.json").write_text(descriptor_text(descriptor), "utf-8")
    for table in tables:
        with (dataset / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, table.header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows[table.name])


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
