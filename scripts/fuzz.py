"""Look for bytes that break a reader, guided by coverage: python scripts/fuzz.py READER [--minutes 10] [--out DIR].

Needs atheris (pip install atheris) beside the packages of requirements/test.txt; it is not among them, because nothing else
needs it. What it finds is written to DIR; after the mend put it into tests/data/fuzz/READER-what-it-was.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
with atheris.instrument_imports(
    include=["proofpoints", "survey_import", "csv", "json", "urllib", "zipfile", "openpyxl"]
):
    from tests.trust.fuzz_targets import READERS, corpus


def main() -> None:
    """Runs until the time is up (exit code 0) or something is found (its bytes are in DIR)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=sorted(READERS))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"))
    options = parser.parse_args()
    folder = options.out / options.reader
    corpus(options.reader, folder / "corpus")
    limits = ["-timeout=20", "-rss_limit_mb=2500", "-max_len=20000", "-print_final_stats=1", "-verbosity=1"]
    command = [
        "fuzz",
        str(folder / "corpus"),
        f"-artifact_prefix={folder}/",
        f"-max_total_time={round(60 * options.minutes)}",
    ]
    atheris.Setup([*command, *limits], READERS[options.reader])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
