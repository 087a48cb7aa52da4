"""Write the generated files: the editors' schema, the descriptors of the datasets, the tables of the docs."""

from __future__ import annotations

import argparse

from proofpoints.commands import FINE
from proofpoints.generated.generate import generated_files


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `schema`: none of its own."""


def run(options: argparse.Namespace) -> int:
    """Write what has changed, and say so."""
    for name, text in generated_files(options.root).items():
        path = options.root / name
        if not path.exists() or path.read_bytes() != text.encode("utf-8"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            print(f"wrote {name}")
    return FINE
