"""A dataset folder to a Package, or problems. Our own strict reading comes first; Frictionless gives the second opinion."""

from __future__ import annotations

import os
from pathlib import Path

from proofpoints.columns import OUTCOMES, Table
from proofpoints.descriptor import check_descriptor, tables_named
from proofpoints.gatekeeper.names import shown
from proofpoints.problems import Problem
from proofpoints.rows import Effect, Outcome, Package, make_row
from proofpoints.second_opinion import second_opinion
from proofpoints.suggest import did_you_mean
from proofpoints.table import Checked, read_table

_REQUIRED = {
    "datapackage.json": "Run `python build_site.py schema`: it writes the descriptor from the files of the dataset.",
    "outcomes.csv": f"Add it with the header {','.join(OUTCOMES.header)} and one line for each published figure.",
}
_FILES = {"datapackage.json", "outcomes.csv", "effects.csv", "README.md"}


def read_package(
    root: Path, folder: str, case_file: str, *, may_be_empty: bool = False, barred: frozenset[str] = frozenset()
) -> tuple[Package | None, list[Problem]]:
    """Read `folder` (datasets/<slug>) below `root`. With a problem the package holds only the rows that are sound."""
    path = root / folder
    problems = [problem for problem in _check_folder(path, folder, case_file) if problem.file not in barred]
    if problems or any(f"{file}/".startswith(f"{folder}/") for file in barred):  # refused files are not opened
        return None, problems
    names = {item.name for item in path.iterdir()}
    tables = tables_named(names)
    problems += check_descriptor(
        f"{folder}/datapackage.json", (path / "datapackage.json").read_bytes(), path.name, tables
    )
    rows: dict[str, Checked] = {}
    for table in tables:
        file = f"{folder}/{table.name}.csv"
        rows[table.name], flaws = read_table(file, (path / f"{table.name}.csv").read_bytes(), table)
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
    problems = problems or second_opinion(root, folder)
    return _package(folder, rows), problems


def _check_folder(path: Path, folder: str, case_file: str) -> list[Problem]:
    """Refuse links and files we do not know; name what is missing."""
    if path.is_symlink() or not path.is_dir():
        return [
            Problem(
                folder,
                None,
                None,
                "",
                "package-missing",
                f"the dataset folder of {case_file} is missing (result.dataset names it)",
                _folder_hint(path, Path(case_file).stem),
            )
        ]
    problems = []
    for item in sorted(path.iterdir()):
        where = shown(os.fsencode(f"{folder}/{item.name}"))
        if item.is_symlink() or not item.is_file():
            problems.append(
                Problem(
                    where,
                    None,
                    None,
                    "",
                    "package-file",
                    f"{item.name} must be an ordinary file",
                    "Links and folders are refused in a dataset; copy the file itself.",
                )
            )
        elif item.name not in _FILES:
            problems.append(
                Problem(
                    where,
                    None,
                    None,
                    "",
                    "package-file",
                    f"{item.name} is a file we do not know",
                    f"A dataset holds {', '.join(sorted(_FILES))}; figures belong into outcomes.csv.",
                )
            )
    for name, hint in _REQUIRED.items():
        if not (path / name).exists():
            problems.append(
                Problem(
                    f"{folder}/{name}",
                    None,
                    None,
                    "",
                    "package-missing",
                    f"{name} is missing in the dataset of {case_file}",
                    hint,
                )
            )
    return problems


def _folder_hint(path: Path, slug: str) -> str:
    """The folder that is meant, or how to make the missing one."""
    there = sorted(folder.name for folder in path.parent.iterdir()) if path.parent.is_dir() else []
    near = f'Did you mean "{slug}"? ' if slug in there else did_you_mean(path.name, there)
    return (
        f"{near}Name the right folder in result.dataset; or write datasets/{path.name}/outcomes.csv with the header "
        f"{','.join(OUTCOMES.header)}, and run `python build_site.py schema` for its datapackage.json."
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
