"""Validate everything, compute, draw, and write the site; the old site stays until the new one is finished."""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from pathlib import Path
from typing import Any

from proofpoints.commands import FINE, USAGE
from proofpoints.commands.garbage import seldom_searched
from proofpoints.files.sources import made_of, read_sources
from proofpoints.opendata.address import Site
from proofpoints.site.exchange import recover
from proofpoints.site.standing import claim_place, recall

_LONGEST = 200  # bytes in the name of a site; the folders beside it have longer ones, and a disk takes 255
_LATEST = 1 << 32  # seconds; gzip holds no later time


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
    site = options.root / "site" if options.site_dir is None else options.site_dir
    if complaint := _complaint(site, os.environ.get("SOURCE_DATE_EPOCH", "0")):
        print(f"build_site.py build: {complaint}", file=sys.stderr)
        return USAGE
    recover(site)
    say("Looking for what changed")
    address = Site.at(os.environ.get("SITE_URL", ""))
    sources = read_sources(options.root)
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


def _complaint(site: Path, epoch: str) -> str:
    """What is wrong with what a build was told, and what to do; an empty text if nothing is."""
    if site.name in ("", ".."):
        return "--site-dir must name a folder of its own\n    hint: the build replaces it; name a new one, as --site-dir public"
    if len(os.fsencode(site.name)) > _LONGEST:
        return f"the name in --site-dir is longer than {_LONGEST} bytes\n    hint: choose a shorter one"
    if not re.fullmatch(r"[0-9]{1,10}", epoch) or int(epoch) >= _LATEST:
        said = "must be whole seconds since 1970, as 1700000000"
        return (
            f"SOURCE_DATE_EPOCH {said}, not {epoch!r}\n    hint: correct this variable of the environment, or unset it"
        )
    return ""


def say(step: str) -> None:
    """Progress, on a terminal only."""
    if sys.stderr.isatty():
        print(f"  {step} ...", file=sys.stderr)
