"""The forms of charts as a build takes them: from forms.json, which `python build_site.py schema` writes."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from proofpoints.charts.exhibit import Form

FILE = "proofpoints/charts/forms.json"  # below the root of the repository


@cache
def form(name: str, lines: int = 1) -> Form:
    """The form of this name for labels of at most so many lines; one that is not kept is built by Altair now."""
    found: dict[str, Any] | None = _kept().get(f"{name} {lines}")
    return Form(found or import_module("proofpoints.charts.drafts").draft(name, lines))


@cache
def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(Path(__file__).with_name("forms.json").read_text("utf-8"))
    return kept
