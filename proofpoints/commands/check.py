"""Check cases and datasets, and list every problem with file, line and what to do next."""

from __future__ import annotations

import argparse
import importlib
import sys
from itertools import pairwise
from pathlib import Path

from proofpoints.commands import FINE, PROBLEMS, USAGE
from proofpoints.commands.garbage import seldom_searched
from proofpoints.load import CASES, DATASETS, DRAFTS
from proofpoints.problems import has_errors
from proofpoints.report import FORMATS
from proofpoints.slices import check_in_slices
from proofpoints.suggest import did_you_mean


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `check`."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="case files, dataset folders or slugs (default: everything)"
    )
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to print problems")
    parser.add_argument("--fix", action="store_true", help="show how to mend what has exactly one right answer")
    parser.add_argument("--write", action="store_true", help="with --fix: mend the files")


def run(options: argparse.Namespace) -> int:
    """Print the problems; 1 if one of them is an error."""
    only = []
    for text in options.paths:
        slug = case_meant(options.root, text)
        if slug is None:
            near = did_you_mean(Path(text).stem, _names(options.root))
            return _wrong(f"{text} is no case file and no dataset folder. {near}".strip())
        only.append(slug)
    if options.write and not options.fix:
        return _wrong("--write goes with --fix")
    if options.fix:
        _mend(options, only)
    with seldom_searched():
        tally, problems = check_in_slices(options.root, only or None)
    there = tally.slugs
    for slug in only:
        if slug not in there:
            return _wrong(f"no case is named {slug}. {did_you_mean(slug, _names(options.root))}".strip())
    sys.stdout.write(FORMATS[options.format](problems, tally))
    return PROBLEMS if has_errors(problems) else FINE


def _mend(options: argparse.Namespace, only: list[str]) -> None:
    """Show the differences on the error stream, so that the problems stay alone in a pipe; write them if asked to."""
    # loaded only when needed: an ordinary check does without
    plan = importlib.import_module("proofpoints.mend.plan")
    mends = plan.plan_mends(options.root, only or None)
    for mend in mends:
        sys.stderr.write(mend.diff())
        if options.write:
            (options.root / mend.file).write_bytes(mend.after)
    files = f"{len(mends)} file{'' if len(mends) == 1 else 's'}"
    if not mends:
        said = "Nothing has exactly one right answer: what is listed needs a person."
    else:
        said = f"Mended {files}." if options.write else f"{files} can be mended so. Add --write to do it."
    print(said, file=sys.stderr)


def _names(root: Path) -> list[str]:
    """Slugs of all case files."""
    return sorted(path.stem for folder in (CASES, DRAFTS) for path in (root / folder).glob("*.yml"))


def _wrong(message: str) -> int:
    print(
        f"build_site.py check: {message}\n    hint: name cases/SLUG.yml, cases/drafts/SLUG.yml or datasets/SLUG.",
        file=sys.stderr,
    )
    return USAGE


def case_meant(root: Path, text: str) -> str | None:
    """The slug that is named, or that a path stands for: a case file, a dataset folder or a file in one; None if neither."""
    path = Path.cwd() / text
    if not path.exists():
        path = root / text
    if path.suffix in (".yml", ".yaml") and path.is_file():
        return path.stem
    return _dataset_meant(root, path) or (text if text in _names(root) else None)


def _dataset_meant(root: Path, path: Path) -> str | None:
    """The dataset that a path leads to or into; a folder above the repository may be called datasets, too."""
    home = root / DATASETS
    if not path.exists() or not home.is_dir():
        return None
    above = ((inside.name, folder) for inside, folder in pairwise((path, *path.parents)) if folder.name == DATASETS)
    return next((name for name, folder in above if folder.samefile(home)), None)
