"""What is left beside a site is known by its whole name; what belongs to another site stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.commands import FINE, PROBLEMS, ROOT
from proofpoints.site.places import OURS
from proofpoints.site.write import workplace
from tests.site.built import built_site, run, small_repository


@pytest.mark.parametrize("name", ["site", "s[1]", "s*"])
def test_the_work_of_a_killed_build_is_removed(tmp_path: Path, name: str) -> None:
    killed = tmp_path / f".{name}-work-ab12_xyz"
    killed.mkdir()
    with workplace(tmp_path / name):
        assert not killed.exists()


def test_a_build_leaves_what_belongs_to_a_site_with_a_longer_name(tmp_path: Path) -> None:
    kept = [tmp_path / name for name in (".site-work-spare", ".site-work-previous")]
    with workplace(tmp_path / "site-work") as work:
        for folder in kept:
            folder.mkdir()
        with workplace(tmp_path / "site"):
            assert all(folder.is_dir() for folder in (work, *kept))


def test_a_site_beside_another_is_left_alone_when_nothing_changed(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    assert run("build", "--root", root).returncode == FINE
    (root / ".site-staging.lock").touch()
    (root / ".site-staging-spare").mkdir()
    before = (root / "site").stat().st_ino
    assert run("build", "--root", root).returncode == FINE
    assert (root / "site").stat().st_ino == before


@pytest.mark.parametrize("name", ["pagefind.md", "data", "Find.md"])
def test_a_hand_written_page_where_the_site_has_its_own_is_refused_by_name(tmp_path: Path, name: str) -> None:
    root = small_repository(tmp_path / "repository")
    page = root / "docs" / name if name.endswith(".md") else root / "docs" / name / "new.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Example page\n", "utf-8")
    for command in ("build", "check"):
        done = run(command, "--root", root)
        assert done.returncode == PROBLEMS
        assert f"docs/{name}: error: it must not stand where the site has" in done.stdout
        assert "another name" in done.stdout


def test_every_place_of_ours_is_known() -> None:
    """What stands in a site and does not come from the hand-written pages, or from their theme, is ours."""
    written = {path.name.removesuffix(".md") for path in (ROOT / "docs").iterdir()}
    found = {path.name for path in built_site().iterdir()} - written - {"404.html", "assets", "index.html"}
    assert found == OURS - {"index", "shell"}
