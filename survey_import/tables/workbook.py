"""A workbook to a sheet of text, read by a limited process of its own (see workbook_worker.py)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from survey_import.problem import Refused
from survey_import.response import Sheet

SECONDS = 120
_PARENT = Path(__file__).resolve().parents[2]


def read_workbook(path: Path) -> Sheet:
    """Rows as a person sees them, with the kind of every cell that is no plain text."""
    command = [sys.executable, "-m", "survey_import.tables.workbook_worker", str(path.resolve())]
    try:
        done = subprocess.run(command, cwd=_PARENT, capture_output=True, timeout=SECONDS, check=False)
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise Refused(f"the workbook can't be read within {SECONDS} seconds", "Save the answers as CSV.") from None
    except ValueError:
        raise Refused(
            "the workbook can't be read: it needs too much memory or time", "Save the answers as CSV."
        ) from None
    if "refused" in answer:
        raise Refused(*answer["refused"])
    if not answer["rows"]:
        raise Refused("the workbook is empty", "Export the answers again.")
    kinds = {(row, column): kind for row, column, kind in answer["kinds"]}
    return Sheet(answer["rows"], kinds, answer["notes"])
