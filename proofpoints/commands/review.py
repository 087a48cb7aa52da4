"""Show what a change brings: figures new or changed since commit BASE, with sources to look them up, as Markdown."""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from proofpoints.commands import FINE, USAGE
from proofpoints.review import Tree, review_text
from proofpoints.validate import load_and_validate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `review`."""
    parser.add_argument("base", metavar="BASE", help="commit or branch to compare with, such as origin/main")


def run(options: argparse.Namespace) -> int:
    """Compare the files on disk with those of BASE; exit code 0 whatever changed."""
    if not re.fullmatch(r"[A-Za-z0-9][\w./~^-]*", options.base, re.ASCII):
        return _wrong(options.base)
    with tempfile.TemporaryDirectory() as folder:
        if not _extract(options.root, options.base, Path(folder)):
            return _wrong(options.base)
        before = Tree(*load_and_validate(Path(folder)))
    after = Tree(*load_and_validate(options.root))
    sys.stdout.write(review_text(before, after))
    return FINE


def _extract(root: Path, base: str, folder: Path) -> bool:
    """Put cases and datasets of a commit into a folder; links and other special files are left out."""
    command = ["git", "-C", str(root), "archive", "--format=tar", f"{base}^{{commit}}", "--", "cases", "datasets"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return False
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive:  # not `extractall`: before 3.11.4 Python has no filter that keeps files below the folder
            data = archive.extractfile(member) if member.isfile() else None
            if data and ".." not in member.name.split("/"):
                place = folder / member.name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data.read())
    return True


def _wrong(base: str) -> int:
    print(
        f"build_site.py review: {base!r} is no commit with cases and datasets\n    hint: name one, such as origin/main.",
        file=sys.stderr,
    )
    return USAGE
