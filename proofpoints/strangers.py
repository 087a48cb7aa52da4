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
        _problem(
            folder,
            path,
            "file-unknown",
            f"{path.name} does not belong into {folder}/",
            "Cases are .yml files; figures belong into datasets/.",
        )
        for folder in folders
        for path in _inside(root / folder)
        if path.suffix not in (".yml", ".yaml") and path.name not in _KNOWN
    ]


def orphans(root: Path, folder: str, named: Collection[str]) -> list[Problem]:
    """Dataset folders that no case names."""
    return [
        _problem(
            folder,
            path,
            "one-dataset-one-case",
            f"no case names the dataset {path.name}",
            f"Add cases/{path.name}.yml with `dataset: {path.name}`, or remove the folder.",
        )
        for path in _inside(root / folder)
        if path.name not in named and path.name != ".gitkeep"
    ]


def _problem(folder: str, path: Path, rule: str, message: str, hint: str) -> Problem:
    return Problem(shown(os.fsencode(f"{folder}/{path.name}")), None, None, "", rule, message, hint)


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
