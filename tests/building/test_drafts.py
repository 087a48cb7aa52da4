"""Nothing of a draft that is refused reaches the site, however little of the rest has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.commands import FINE, PROBLEMS
from tests.defect import MEADOW, Edit, swap
from tests.site.built import contents, run

MAIL, NUMBER = "j.quimby@meadow.example", "555-867-5309"
INCOMPLETE = swap(MEADOW, "  program: Reading lab\n", "  program:\n")
NAMED = swap(MEADOW, "name: Example Meadow Schools\n", f"name: Example Meadow (ask {MAIL}, {NUMBER})\n")
IN_A_CAVEAT = swap(MEADOW, "text: One level", f"text: Mrs. Jane Quimby ({MAIL}) says one level")


@pytest.mark.parametrize("edit", [NAMED, IN_A_CAVEAT], ids=["name", "caveat"])
def test_an_incomplete_draft_with_an_address_is_not_built(built: Path, edit: Edit) -> None:
    before = contents(built / "site")
    INCOMPLETE(built)
    edit(built)
    done = run("build", "--root", built)
    assert done.returncode == PROBLEMS
    assert f"{MEADOW}:" in done.stdout
    assert "here stands a mail address" in done.stdout
    assert MAIL not in done.stdout
    assert contents(built / "site") == before
    for path in (MEADOW, "example-meadow-schools"):
        assert run("check", "--root", built, path).returncode == PROBLEMS


def test_a_draft_that_was_built_is_looked_at_again(built: Path) -> None:
    INCOMPLETE(built)
    assert run("build", "--root", built).returncode == FINE
    before = contents(built / "site")
    NAMED(built)
    assert run("build", "--root", built).returncode == PROBLEMS
    assert contents(built / "site") == before
    assert not any(MAIL.encode() in text or NUMBER.encode() in text for text in _texts(built / "site"))


def _texts(site: Path) -> list[bytes]:
    return [path.read_bytes() for path in site.rglob("*") if path.is_file()]
