"""A link where a build reads is refused, by a check as well: an edit of what it leads to would not be seen."""

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
    for command in ("build", "build", "check"):
        done = run(command, "--root", built)
        assert done.returncode == PROBLEMS
        assert f"{place}: error: it must be an ordinary file, it is a link" in done.stdout
        assert "hint:" in done.stdout
    assert contents(built / "site") == before
