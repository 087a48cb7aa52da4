"""One import as a test sees it: what was printed, reported and written."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
