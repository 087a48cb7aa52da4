"""Files and folders that belong to no case."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from proofpoints.gatekeeper.names import shown
from proofpoints.problems import Problem

_KNOWN = {"case.schema.json", "drafts", ".gitkeep"}


def strangers(root: Path, folders: Iterable[str]) -> list[Problem]:
    """What stands in the folders of case files and is none."""
    return [
        _problem(folder, name, "file-unknown", f"{name} does not belong into {folder}/", _meant(name))
        for folder in folders
        for name in _inside(root / folder)
        if not _is_case_file(name) and name not in _KNOWN
    ]


def _meant(name: str) -> str:
    """Editors of Windows write maple-ridge.yml.txt and show maple-ridge.yml."""
    stem, _, ending = name.rpartition(".")
    if ending.lower() == "txt" and _is_case_file(stem):
        return f"Rename it to {stem.rpartition('.')[0]}.yml."
    return "Cases are .yml files; figures belong into datasets/."


def orphans(root: Path, folder: str, slugs: Collection[str]) -> list[Problem]:
    """Dataset folders without a case file of their name."""
    return [
        _problem(
            folder,
            name,
            "one-dataset-one-case",
            f"there is no case file for the dataset {name}",
            f"Add cases/{name}.yml, give the folder the name of its case file, or remove it.",
        )
        for name in _inside(root / folder)
        if name not in slugs and name != ".gitkeep"
    ]


def _problem(folder: str, name: str, rule: str, message: str, hint: str) -> Problem:
    return Problem(shown(os.fsencode(f"{folder}/{name}")), None, None, "", rule, message, hint)


def _is_case_file(name: str) -> bool:
    stem, _, ending = name.rpartition(".")
    return bool(stem) and ending in ("yml", "yaml")


def _inside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
