"""A link where a build reads, and no gate looks, is refused: an edit of what it leads to would not be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.commands import PROBLEMS
from tests.site.built import contents, run


@pytest.mark.parametrize(
    "place", ["mkdocs.yml", "CITATION.cff", "proofpoints/theme", "proofpoints/theme/main.html", "survey_import/funnels"]
)
def test_a_link_in_the_place_of_a_source_is_refused(built: Path, place: str) -> None:
    before = contents(built / "site")
    source, elsewhere = built / place, built / "elsewhere"
    if source.exists():
        source.rename(elsewhere)
    else:
        elsewhere.mkdir()
        source.parent.mkdir(exist_ok=True)
    source.symlink_to(elsewhere)
    for _ in range(2):
        done = run("build", "--root", built)
        assert done.returncode == PROBLEMS
        assert f"{place} is a link" in done.stderr
        assert "hint:" in done.stderr
    assert contents(built / "site") == before
