"""Runs of the importer on the made exports, once for each format."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from exports import EXPORTS, profile_text

from survey_import.__main__ import main


@dataclass
class Run:
    """What one import left behind."""

    code: int
    printed: str
    report: dict[str, Any]
    folder: Path
    file: Path
    profile: Path


def run_import(folder: Path, file: Path, profile: Path | str, *more: str) -> Run:
    """Import a file into folder/out with all reports and letters."""
    report = folder / "report.json"
    printed = io.StringIO()
    arguments = [
        str(file),
        "--profile",
        str(profile),
        "--out",
        str(folder / "out"),
        "--report",
        str(report),
        "--report",
        str(folder / "report.html"),
        "--report",
        str(folder / "report.csv"),
        "--letters",
        str(folder / "letters"),
        *more,
    ]
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = main(arguments)
    found = json.loads(report.read_text("utf-8")) if report.exists() else {}
    return Run(code, printed.getvalue(), found, folder, file, Path(profile))


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """One import for each format."""
    found = {}
    for name, (write, _, extra, headings, _) in EXPORTS.items():
        folder = tmp_path_factory.mktemp(name)
        profile = folder / "example.yml"
        profile.write_text(profile_text(extra, headings), "utf-8")
        (folder / "in").mkdir()
        found[name] = run_import(folder, write(folder / "in"), profile)
    return found
