"""Figures that a test states: printed, and kept for docs/threat-model.md when PROOFPOINTS_FIGURES names a folder."""

from __future__ import annotations

import json
import os
from pathlib import Path


def state(name: str, text: str) -> None:
    """Print a figure; `name` is its key in the threat model."""
    print(f"\n[figure] {name}: {text}")
    if folder := os.environ.get("PROOFPOINTS_FIGURES"):
        path = Path(folder) / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"name": name, "text": text}) + "\n", "utf-8")
