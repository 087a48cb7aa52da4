"""The real repository's site, built once in a test process, and small repositories to build by command."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from proofpoints.commands import FINE, ROOT, main
from tests.defect import GOOD

COMMAND = [sys.executable, str(ROOT / "build_site.py")]


def built_site() -> Path:
    """The site of this repository, built as a maintainer does; the folder goes when the tests end."""
    site, code = _build_once()
    assert code == FINE, "the repository must build; see what `python build_site.py build` says"
    return site


@cache
def _build_once() -> tuple[Path, int]:
    folder = Path(tempfile.mkdtemp(prefix="proofpoints-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder / "site", main(["build", "--site-dir", str(folder / "site")])


def small_repository(folder: Path) -> Path:
    """The three invented cases with the hand-written pages of this repository: builds in about two seconds."""
    shutil.copytree(GOOD, folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(ROOT / "proofpoints" / "theme", folder / "proofpoints" / "theme")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def run(
    *arguments: str | Path, env: dict[str, str] | None = None, before: list[str] | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run build_site.py to its end. `before` is a command to run it under."""
    command = [*(before or []), *COMMAND, *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, env={**os.environ, **(env or {})}
    )


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes; two folders are byte-equal if these are equal."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leftovers(folder: Path) -> list[str]:
    """Work folders that a build left behind."""
    return sorted(path.name for path in folder.glob(".*-work-*"))
