"""The wording of every rule, with file, line and column, on one deliberately bad repository for each; read it when it changes."""

from __future__ import annotations

import importlib
import shutil
import tempfile
from pathlib import Path

from proofpoints.rules import RULES
from tests.defect import GOOD, Defect, apply, problems_in

GOLDEN = Path(__file__).parent / "golden" / "messages.txt"


def said(folder: Path, defect: Defect) -> str:
    shutil.copytree(GOOD, folder)
    apply(folder, defect.edits)
    lines = [
        f"{p.file}:{p.line}:{p.column} {p.field or '-'} {p.level} [{p.rule}]\n  {p.message}\n  {p.hint}\n"
        for p in problems_in(folder)
    ]
    shutil.rmtree(folder)
    return "".join(lines)


def messages(folder: Path) -> str:
    parts = []
    for rule in RULES:
        name = rule.ID.replace("-", "_")
        defects: list[Defect] = importlib.import_module(f"tests.rules.test_{name}").DEFECTS
        parts += [f"# {rule.ID}: {defect}\n{said(folder / 'repository', defect)}" for defect in defects]
    return "\n".join(parts)


def test_what_every_rule_says(tmp_path: Path) -> None:
    assert messages(tmp_path) == GOLDEN.read_text("utf-8"), (
        "read the difference; `python -m tests.test_messages` writes it"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        GOLDEN.write_text(messages(Path(work)), "utf-8")
