"""What a command really loads, whatever its text imports."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

from proofpoints.commands import ROOT
from tests.import_rules import HEAVY
from tests.site.built import small_repository


def loaded(*arguments: str) -> set[str]:
    """Top-level modules that a command has loaded when it ends."""
    script = (
        "import json, sys\n"
        "from proofpoints.commands import main\n"
        f"code = main({list(arguments)!r})\n"
        "sys.stdout.flush()\n"
        "print('\\n' + json.dumps([code, sorted({name.split('.')[0] for name in sys.modules})]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    code, names = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stdout + done.stderr
    return set(names)


def test_checking_one_case_loads_no_heavy_library(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    arguments = ["check", "--root", str(root), str(root / "cases" / "example-valley-schools.yml")]
    first = loaded(*arguments)
    assert not first & set(HEAVY)
    again = loaded(*arguments)
    assert not again & set(HEAVY)
    assert "yaml" in again  # it was really checked
    assert not again & {"pydantic", "pydantic_core", "rapidfuzz", "email", "zipfile"}, (
        "only who has made a mistake waits for them"
    )


def test_a_check_of_everything_loads_no_page_and_no_generator(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    assert not loaded("check", "--root", str(root)) & set(HEAVY)


def test_building_loads_no_library_that_only_writes_what_is_kept(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    assert not loaded("build", "--root", str(root)) & {"altair", "statsmodels"}


def test_building_with_every_drawing_at_hand_loads_no_drawing_engine(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    assert "vl_convert" in loaded("build", "--root", str(root))
    for folder in ("site", "build/cache/cases"):
        shutil.rmtree(root / folder)
    assert not loaded("build", "--root", str(root)) & {"vl_convert"}


def test_help_loads_next_to_nothing() -> None:
    script = "import sys, proofpoints.commands; print(sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not set(ast.literal_eval(done.stdout)) & {*HEAVY, "pydantic", "yaml"}
