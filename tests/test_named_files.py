"""Every file and folder of code that a document names is there: at the top, or below the library or the tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proofpoints.commands import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_NAMED = re.compile(
    r"`([a-z_][a-z_/]*\.py|[a-z_]+/)`"
)  # an address on the site begins with a slash or has several parts
_PLACES = (ROOT, ROOT / "proofpoints", ROOT / "survey_import", ROOT / "tests")
_MADE = ("build/", "site/", "public/")  # by a command, or by GitHub


def missing(text: str) -> list[str]:
    """The files and folders named in a document that stand nowhere."""
    named = (name for name in _NAMED.findall(text) if not name.startswith(_MADE))
    return [name for name in named if not any((place / name).exists() for place in _PLACES)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    assert missing(document.read_text("utf-8")) == []


def test_a_file_that_is_nowhere_is_seen() -> None:
    text = "See `load.py`, `reading/`, `reading/table.py`, `build/cache/`, `moved.py` and `gone/`."
    assert missing(text) == ["moved.py", "gone/"]
