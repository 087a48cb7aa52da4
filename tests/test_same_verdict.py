"""Our fast check of a data package and Frictionless itself: the same verdict on hundreds of broken packages."""

from __future__ import annotations

import shutil
from itertools import islice
from pathlib import Path
from typing import Any

import frictionless
import pytest

from proofpoints.reading.packages import read_package
from tests.defect import GOOD
from tests.mutations import Files, files_of, mutations

SLUGS = ("example-valley-schools", "example-ridge-academy")


def put(root: Path, slug: str, files: Files) -> str:
    """Write a package; returns its folder below `root`."""
    folder = root / "datasets" / slug
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return f"datasets/{slug}"


def theirs(root: Path, folder: str) -> bool:
    """True if Frictionless calls the package valid."""
    report: Any = frictionless.validate(str(root / folder / "datapackage.json"))
    return bool(report.valid)


def ours(root: Path, folder: str) -> list[str]:
    """Rules that our own reading finds broken; Frictionless' errors, which it only adds, are left out."""
    _, problems = read_package(root, folder, "cases/example.yml")
    return sorted({problem.rule for problem in problems if not problem.rule.startswith("frictionless")})


def test_at_least_300_broken_packages_get_the_same_verdict(tmp_path: Path) -> None:
    """Every package that Frictionless refuses is refused by our own check alone; every second one, for time's sake."""
    broken, passed = 0, []
    for slug in SLUGS:
        for what, files in islice(mutations(files_of(GOOD / "datasets" / slug)), 0, None, 2):
            folder = put(tmp_path, slug, files)
            if not theirs(tmp_path, folder):
                broken += 1
                if not ours(tmp_path, folder):
                    passed.append(f"{slug}: {what}")
    assert passed == [], "Frictionless refuses these, our own check lets them pass"
    assert broken >= 300


@pytest.mark.parametrize("slug", SLUGS)
def test_a_good_package_is_good_to_both(slug: str, tmp_path: Path) -> None:
    folder = put(tmp_path, slug, files_of(GOOD / "datasets" / slug))
    assert theirs(tmp_path, folder)
    assert ours(tmp_path, folder) == []
