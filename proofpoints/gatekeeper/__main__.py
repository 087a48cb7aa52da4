"""Check the tree of a commit before it is checked out: python -m proofpoints.gatekeeper REVISION [--format github]."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from proofpoints.gatekeeper.commit import items_in_commit, staged_tree
from proofpoints.gatekeeper.tree import check_items
from proofpoints.report import FORMATS
from proofpoints.rows import Repository
from proofpoints.surroundings import speak_utf8


def main(arguments: list[str]) -> int:
    """0: nothing to refuse; 1: problems, printed as `check` prints them; 2: no such revision."""
    speak_utf8()
    parser = argparse.ArgumentParser(prog="python -m proofpoints.gatekeeper", description=__doc__)
    parser.add_argument("revision", nargs="?", default="HEAD", help="commit or tree (default: HEAD)")
    parser.add_argument("--staged", action="store_true", help="look at what is about to be committed instead")
    parser.add_argument("--root", type=Path, default=Path(), help="the repository (default: the current folder)")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to print problems")
    options = parser.parse_args(arguments)
    try:
        revision = staged_tree(options.root) if options.staged else options.revision
        problems = check_items(items_in_commit(options.root, revision))
    except subprocess.CalledProcessError as error:
        print(f"git: {error.stderr.decode('utf-8', 'replace').strip()}", file=sys.stderr)
        return 2
    sys.stdout.write(FORMATS[options.format](problems, Repository()))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
