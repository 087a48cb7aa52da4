"""Write a dated copy of the corpus with checksums, and note in docs/releases.json what it changes since the last."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from proofpoints.analyse import analyse
from proofpoints.commands import FINE, PROBLEMS, USAGE
from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import make_corpus
from proofpoints.opendata.history import FILE, History, Release, history_text, is_day, read_history
from proofpoints.opendata.package import package_files
from proofpoints.opendata.snapshot import (
    PREFIX,
    SnapshotError,
    newest,
    next_history,
    snapshot_files,
    write_snapshot,
)
from proofpoints.problems import has_errors
from proofpoints.report import as_text
from proofpoints.validate import load_and_validate

_EXTRA = ("CITATION.cff", "LICENSE-DATA")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `release`."""
    parser.add_argument("--date", required=True, metavar="YYYY-MM-DD", help="date of the release; it names the folder")
    parser.add_argument("--out", type=Path, default=None, help="where snapshots stand (default: build/releases)")
    parser.add_argument("--since", type=Path, default=None, help="the last snapshot (default: the newest in --out)")


def run(options: argparse.Namespace) -> int:
    """Write the snapshot and the note; 1 if a case has an error, 2 if the date or the last snapshot is wrong."""
    day: str = options.date
    history = read_history(options.root)
    past = tuple(release for release in history.releases if release.date != day)
    out = options.out or options.root / "build" / "releases"
    since = options.since or newest(out, day)
    complaint = _complaint(day, past, since)
    if complaint:
        return _wrong(*complaint)
    repository, problems = load_and_validate(options.root)
    if has_errors(problems):
        sys.stdout.write(as_text(problems, repository))
        return PROBLEMS
    corpus = make_corpus(analyse(repository), Site.at(os.environ.get("SITE_URL", "")))
    files = package_files(corpus, ".".join(str(int(part)) for part in day.split("-")))
    files |= {name: (options.root / name).read_bytes() for name in _EXTRA if (options.root / name).is_file()}
    try:
        history = next_history(files, History(past), since if past else None, day)
        fresh = write_snapshot(snapshot_files(files, history), out / f"{PREFIX}{day}")
    except SnapshotError as error:
        return _wrong(str(error), "Choose another --date, or name an unchanged snapshot with --since.")
    (options.root / FILE).parent.mkdir(exist_ok=True)
    (options.root / FILE).write_text(history_text(history), "utf-8", newline="\n")
    print(
        f"{'Wrote' if fresh else 'Unchanged:'} {out / f'{PREFIX}{day}'}\n{_said(history.releases[-1])}\nNext: commit {FILE}."
    )
    return FINE


def _complaint(day: str, past: tuple[Release, ...], since: Path | None) -> tuple[str, str] | None:
    """What is wrong with the date or the last snapshot, and what to do."""
    if not is_day(day):
        return f"{day!r} is no date", "Write it as 2026-11-22."
    if past and past[-1].date > day:
        return f"the last release is of {past[-1].date}", "Choose a later --date."
    if past and (since is None or not since.name.endswith(past[-1].date)):
        return f"the snapshot of {past[-1].date} is not here", "Download it and name its folder with --since."
    return None


def _said(release: Release) -> str:
    counts = f"{len(release.new)} new, {len(release.changed)} changed, {len(release.gone)} withdrawn"
    lines = [f"  {one.case}: {one.summary}" for one in release.changed]
    return "\n".join([counts, *lines])


def _wrong(message: str, hint: str) -> int:
    print(f"build_site.py release: {message}\n    hint: {hint}", file=sys.stderr)
    return USAGE
