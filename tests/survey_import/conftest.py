"""Runs of the importer on the made exports, once for each format."""

from __future__ import annotations

import pytest

from tests.survey_import.export_parts import profile_text
from tests.survey_import.exports import EXPORTS
from tests.survey_import.importing import Run, run_import


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """One import for each format."""
    found = {}
    for name, (write, _, extra, headings, _) in EXPORTS.items():
        folder = tmp_path_factory.mktemp(name)
        profile = folder / "example.yml"
        profile.write_text(profile_text(extra, headings), "utf-8")
        (folder / "in").mkdir()
        found[name] = run_import(folder, write(folder / "in"), profile)
    return found
