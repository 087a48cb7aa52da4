"""A dataset folder to a Package, or problems. Our own strict reading comes first; Frictionless gives the second opinion."""

from __future__ import annotations

import os
from pathlib import Path

from proofpoints.columns import FILES, OUTCOMES, Table
from proofpoints.files.whole_file import Read, read_below
from proofpoints.gatekeeper.names import shown
from proofpoints.problems import Problem
from proofpoints.reading.descriptor import check_descriptor, tables_named
from proofpoints.reading.second_opinion import second_opinion
from proofpoints.reading.table import Checked, read_table
from proofpoints.rows import Effect, Outcome, Package, make_row

_REQUIRED = {
    "datapackage.json": "Run `python build_site.py schema`: it writes the descriptor from the files of the dataset.",
    "outcomes.csv": f"Add it with the header {','.join(OUTCOMES.header)} and one line for each published figure.",
}
_KNOWN = {*FILES, "README.md"}


def read_package(
    root: Path,
    folder: str,
    case_file: str,
    *,
    may_be_empty: bool = False,
    barred: frozenset[str] = frozenset(),
    read: Read | None = None,
) -> tuple[Package | None, list[Problem]]:
    """Read `folder` (datasets/<slug>) below `root`. With a problem the package holds only the rows that are sound."""
    read = read or read_below(root)
    inside, problems = _check_folder(f"{root}/{folder}", folder, case_file)
    problems = [problem for problem in problems if problem.file not in barred]
    if problems or not barred.isdisjoint((folder, *(where for where, _ in inside))):  # refused files are not opened
        return None, problems
    tables = tables_named({name for _, name in inside})
    raw = {name: read(f"{folder}/{name}") for _, name in inside if not name.endswith(".md")}
    problems += check_descriptor(
        f"{folder}/datapackage.json", raw["datapackage.json"], os.path.basename(folder), tables
    )
    rows: dict[str, Checked] = {}
    for table in tables:
        rows[table.name], flaws = read_table(f"{folder}/{table.name}.csv", raw[f"{table.name}.csv"], table)
        problems += flaws
    problems += _repeated_ids(folder, rows)
    if not problems and not any(rows.values()) and not may_be_empty:
        problems.append(
            Problem(
                f"{folder}/outcomes.csv",
                1,
                None,
                "",
                "table-empty",
                f"the dataset of {case_file} must hold figures, it has only a header",
                "Add one line for each published figure.",
            )
        )
    problems = problems or second_opinion(root, folder, [raw[f"{table.name}.csv"] for table in tables])
    return _package(folder, rows), problems


def _check_folder(place: str, folder: str, case_file: str) -> tuple[list[tuple[str, str]], list[Problem]]:
    """What stands in the folder, each path as it is shown and its name; links, files we do not know, and what is missing."""
    if os.path.islink(place) or not os.path.isdir(place):
        missing = f"the dataset folder of {case_file} is missing"
        hint = _folder_hint(os.path.basename(folder))
        return [], [Problem(folder, None, None, "", "package-missing", missing, hint)]
    with os.scandir(place) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    inside = [(shown(os.fsencode(f"{folder}/{entry.name}")), entry.name) for entry in entries]
    problems = [
        Problem(where, None, None, "", "package-file", *said)
        for (where, _), entry in zip(inside, entries, strict=True)
        if (said := _flaw_of(entry)) is not None
    ]
    there = {entry.name for entry in entries}
    for name, hint in _REQUIRED.items():
        if name not in there:
            missing = f"{name} is missing in the dataset of {case_file}"
            problems.append(Problem(f"{folder}/{name}", None, None, "", "package-missing", missing, hint))
    return inside, problems


def _flaw_of(entry: os.DirEntry[str]) -> tuple[str, str] | None:
    """What is wrong with a file of a dataset before it is opened, and what to do."""
    if not entry.is_file(follow_symlinks=False):
        return (
            f"{entry.name} must be an ordinary file",
            "Links and folders are refused in a dataset; copy the file itself.",
        )
    if entry.name not in _KNOWN:
        return (
            f"{entry.name} is a file we do not know",
            f"A dataset holds {', '.join(sorted(_KNOWN))}; figures belong into outcomes.csv.",
        )
    return None


def _folder_hint(slug: str) -> str:
    return (
        f"If it has another name, rename it to datasets/{slug}. If there is none, add datasets/{slug}/outcomes.csv with the "
        f"header {','.join(OUTCOMES.header)}, and run `python build_site.py schema` for its datapackage.json."
    )


def _repeated_ids(folder: str, rows: dict[str, Checked]) -> list[Problem]:
    lines = {cells["id"]: line for line, cells in rows.get("outcomes", [])}
    return [
        Problem(
            f"{folder}/effects.csv",
            line,
            None,
            "id",
            "table-repeated-id",
            f'id "{cells["id"]}" stands in outcomes.csv, line {lines[cells["id"]]}, too',
            "Ids must be unique over both files: use e1, e2 ... in effects.csv.",
        )
        for line, cells in rows.get("effects", [])
        if cells["id"] in lines
    ]


def _package(folder: str, rows: dict[str, Checked]) -> Package:
    made = {name: [make_row(name, cells, line) for line, cells in checked] for name, checked in rows.items()}
    outcomes = tuple(row for row in made.get("outcomes", []) if isinstance(row, Outcome))
    effects = tuple(row for row in made.get("effects", []) if isinstance(row, Effect))
    return Package(folder, outcomes, effects)


def tables_in(path: Path) -> list[Table]:
    """Our tables that a dataset folder holds."""
    return tables_named({item.name for item in path.iterdir()})
