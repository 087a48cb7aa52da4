"""Proof Points: check cases and build the site. `python build_site.py --help` lists the commands."""

from __future__ import annotations

import sys

from proofpoints.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
