"""Check cases and datasets, and list every problem with file, line and what to do next."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from proofpoints.commands import FINE, PROBLEMS, USAGE
from proofpoints.problems import has_errors
from proofpoints.report import FORMATS
from proofpoints.rows import Repository
from proofpoints.validate import load_and_validate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `check`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="case files or dataset folders (default: everything)")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to print problems")


def run(options: argparse.Namespace) -> int:
    """Print the problems; 1 if one of them is an error."""
    only = []
    for text in options.paths:
        slug = slug_of(options.root, text)
        if slug is None:
            return _wrong(f"{text} is no case file and no dataset folder")
        only.append(slug)
    repository, problems = load_and_validate(options.root, only or None)
    for slug in only:
        if slug not in _slugs(repository):
            return _wrong(f"no case is named {slug}")
    if isinstance(sys.stdout, io.TextIOWrapper):  # a pipe on Windows is cp1252 and can't hold every name
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout.write(FORMATS[options.format](problems, repository))
    return PROBLEMS if has_errors(problems) else FINE


def _slugs(repository: Repository) -> set[str]:
    """Slugs of everything that was read or could not be read."""
    entries = {entry.slug for entry in repository.entries}
    return entries | {sketch.slug for sketch in repository.sketches} | repository.broken


def _wrong(message: str) -> int:
    print(
        f"build_site.py check: {message}\n    hint: name cases/SLUG.yml, cases/drafts/SLUG.yml or datasets/SLUG.",
        file=sys.stderr,
    )
    return USAGE


def slug_of(root: Path, text: str) -> str | None:
    """The slug a path stands for: a case file, a dataset folder or a file in one; None if it is neither."""
    path = Path(text) if Path(text).is_absolute() else Path.cwd() / text
    if not path.exists():
        path = root / text
    parts = path.parts
    if path.suffix in (".yml", ".yaml") and path.is_file():
        return path.stem
    if "datasets" in parts[:-1] and path.exists():
        return parts[len(parts) - 1 - parts[::-1].index("datasets") + 1]
    return None
