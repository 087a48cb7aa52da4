"""Validate everything, compute, draw, and write the site; the old site stays until the new one is finished."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path
from typing import Any

from proofpoints.commands import FINE, PROBLEMS
from proofpoints.commands.garbage import seldom_searched
from proofpoints.opendata.address import Site
from proofpoints.site.exchange import recover
from proofpoints.site.standing import claim_place, recall
from proofpoints.sources import links, made_of, read_sources


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `build`."""
    parser.add_argument("--strict", action="store_true", help="stop at warnings about published cases, too")
    parser.add_argument("--site-dir", type=Path, default=None, help="where to write (default: site/)")
    parser.add_argument(
        "--index-last",
        action="store_true",
        help="show the site with the search index of the last one until its own is made",
    )


def run(options: argparse.Namespace) -> int:
    """Build; 1 and no change to the site if a case has an error. A site that would come out the same is left as it is."""
    site = options.site_dir or options.root / "site"
    recover(site)
    say("Looking for what changed")
    address = Site.at(os.environ.get("SITE_URL", ""))
    sources = read_sources(options.root)
    if linked := links(sources):
        print(
            f"{linked[0]} is a link; put the file or folder itself there\n    hint: the site was not changed.",
            file=sys.stderr,
        )
        return PROBLEMS
    claim = recall(claim_place(options.root, site), site, made_of(sources, address.base))
    if claim and not (options.strict and claim.warned):
        print(f"Wrote {site} ({claim.said})")
        return FINE

    def shown() -> None:
        print(f"Wrote {site} (its search index follows)", flush=True)

    # loaded only now: the libraries that make a site cost more than seeing that a thousand cases did not change
    pipeline: Any = importlib.import_module("proofpoints.commands.pipeline")
    with seldom_searched():
        return int(
            pipeline.build(
                options.root,
                site,
                sources,
                address,
                strict=options.strict,
                say=say,
                shown=shown if options.index_last else None,
            )
        )


def say(step: str) -> None:
    """Progress, on a terminal only."""
    if sys.stderr.isatty():
        print(f"  {step} ...", file=sys.stderr)
