"""Write a commented case file and a dataset folder, ready to fill."""

from __future__ import annotations

import argparse
import re
import sys

from proofpoints.columns import OUTCOMES
from proofpoints.commands import FINE, USAGE
from proofpoints.descriptor import descriptor_text, make_descriptor
from proofpoints.template import case_template


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `new`."""
    parser.add_argument("slug", metavar="SLUG", help="name of the file and of the page, such as example-valley-schools")


def run(options: argparse.Namespace) -> int:
    """Write into cases/drafts/ and datasets/; nothing that exists is touched."""
    slug = options.slug
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", slug):
        print(
            f"build_site.py new: {slug!r} must be small letters, digits and hyphens\n"
            "    hint: it becomes the address of the page, such as example-valley-schools.",
            file=sys.stderr,
        )
        return USAGE
    case = options.root / "cases" / "drafts" / f"{slug}.yml"
    folder = options.root / "datasets" / slug
    for path in (case, options.root / "cases" / f"{slug}.yml", folder):
        if path.exists():
            print(
                f"build_site.py new: {path.relative_to(options.root)} exists already\n"
                "    hint: edit it, or choose another SLUG.",
                file=sys.stderr,
            )
            return USAGE
    folder.mkdir(parents=True)
    (folder / "outcomes.csv").write_text(",".join(OUTCOMES.header) + "\n", "utf-8")
    (folder / "datapackage.json").write_text(
        descriptor_text(make_descriptor(slug, f"Published figures of {slug.replace('-', ' ')}", [OUTCOMES])), "utf-8"
    )
    case.parent.mkdir(parents=True, exist_ok=True)
    case.write_text(case_template(slug), "utf-8")
    print(
        f"Wrote cases/drafts/{slug}.yml and datasets/{slug}/.\n"
        f"Next: fill in both, then run `python build_site.py check cases/drafts/{slug}.yml`.\n"
        f"When it passes, move the file to cases/{slug}.yml."
    )
    return FINE
