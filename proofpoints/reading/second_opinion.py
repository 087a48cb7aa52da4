"""What Frictionless says of a dataset that has passed our own check.

Our check is stricter, so this should never find anything; if it does, one of the two is wrong and a person must look. It is
asked only about files written in an unusual way: where a table stands exactly as a plain writer of CSV would write its cells,
two readers can't see different cells, and ours have passed (a suite of broken packages shows that the two agree). A good
verdict is remembered by content, because importing Frictionless takes longer than checking a hundred cases.
"""

from __future__ import annotations

import csv
import hashlib
import importlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from proofpoints.columns import FILES
from proofpoints.problems import Problem

_CACHE = "build/cache/frictionless"


def second_opinion(root: Path, folder: str, tables: Iterable[bytes]) -> list[Problem]:
    """Problems that Frictionless sees in `folder`, one for each of its errors; none if its tables, as read, are plain."""
    if all(map(is_plain, tables)):
        return []
    remembered = root / _CACHE / _key(root / folder)
    if remembered.exists():
        return []
    problems = _ask(root, folder)
    if not problems:
        _remember(remembered)
    return problems


def is_plain(raw: bytes) -> bool:
    """True if a CSV file is byte for byte what a plain writer makes of its cells: no other reading of it is left."""
    if b"\r" in raw or (raw and not raw.endswith(b"\n")):
        return False
    # where no quote stands a comma ends a cell and a line end a row, for every reader and writer
    quoted = [line for line in raw.decode("utf-8").split("\n") if '"' in line] if b'"' in raw else []
    return all(_written_so(line + "\n") for line in quoted) or _written_so(raw.decode("utf-8"))


def _written_so(text: str) -> bool:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(csv.reader(io.StringIO(text)))
    return out.getvalue() == text


def _key(path: Path) -> str:
    installed = importlib.import_module("importlib.metadata")  # brings readers of mail and archives with it
    digest = hashlib.sha256(installed.version("frictionless").encode())
    for name in FILES:
        file = path / name
        content = file.read_bytes() if file.exists() else b""
        digest.update(f"{name} {len(content)} ".encode() + content)
    return digest.hexdigest()[:32]


def _remember(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError:
        return  # a read-only checkout: the next run asks again


def _ask(root: Path, folder: str) -> list[Problem]:
    # loaded only when needed: the import is nine tenths of the cost of checking one case
    frictionless: Any = importlib.import_module("frictionless")
    report = frictionless.validate(str(root / folder / "datapackage.json"))
    found = [(f"{folder}/datapackage.json", error) for error in report.errors]
    found += [(f"{folder}/{task.place}", error) for task in report.tasks for error in task.errors]
    return [_problem(file, error) for file, error in found]


def _problem(file: str, error: Any) -> Problem:
    return Problem(
        file,
        getattr(error, "row_number", None),
        None,
        getattr(error, "field_name", None) or "",
        f"frictionless-{error.type}",
        f"Frictionless says: {str(error.message)[:300]}",
        "Our own check let this pass; please open an issue with this message.",
    )
