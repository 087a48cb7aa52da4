"""Validate everything, compute, draw, and write the site; the old site stays until the new one is finished."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from proofpoints.commands import FINE, PROBLEMS
from proofpoints.commands.cases import make_cases
from proofpoints.commands.pipeline import make_site
from proofpoints.opendata.address import Site
from proofpoints.problems import has_errors
from proofpoints.report import as_text, summary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `build`."""
    parser.add_argument("--strict", action="store_true", help="stop at warnings about published cases, too")
    parser.add_argument("--site-dir", type=Path, default=None, help="where to write (default: site/)")


def run(options: argparse.Namespace) -> int:
    """Build; 1 and no change to the site if a case has an error."""
    say("Checking cases and datasets")
    cases = make_cases(options.root, Site.at(os.environ.get("SITE_URL", "")), say)
    repository, problems = cases.repository, cases.problems
    serious = [p for p in problems if not p.file.startswith("cases/drafts/")] if options.strict else []
    if has_errors(problems) or serious:
        sys.stdout.write(as_text(problems, repository))
        print("The site was not changed.")
        return PROBLEMS
    site = options.site_dir or options.root / "site"
    written = make_site(options.root, site, cases, say)
    if written:
        print(f"{site}: {written}\n    hint: the site was not changed.", file=sys.stderr)
        return PROBLEMS
    print(f"Wrote {site} ({summary(problems, repository)})")
    return FINE


def say(step: str) -> None:
    """Progress, on a terminal only."""
    if sys.stderr.isatty():
        print(f"  {step} ...", file=sys.stderr)
