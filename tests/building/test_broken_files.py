"""A file that only maintainers change is broken: said with its name and what to do, and the site stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.commands import PROBLEMS
from tests.site.built import contents, leftovers, run

RELEASES, FUNNEL = "docs/releases.json", "survey_import/funnels/example.json"
BROKEN = [
    (RELEASES, b""),
    (RELEASES, b"[{"),
    (RELEASES, b"{}"),
    (RELEASES, b"[1]"),
    (RELEASES, b'[{"date": "2026-11-22", "new": []}]'),
    (RELEASES, b'[{"date": "soon", "new": [], "gone": [], "changed": []}]'),
    (RELEASES, b"\xff"),
    (FUNNEL, b"{"),
    (FUNNEL, b"[]"),
    (FUNNEL, b'{"a": 1}'),
    ("docs/methods.md", b"# Methods\n\xe9\n"),
    ("proofpoints/theme/main.html", b"{% block x %}"),
    ("proofpoints/theme/404.html", b"{{ a.b.c }}"),
]


@pytest.mark.parametrize(("file", "data"), BROKEN)
def test_a_broken_file_is_named_and_the_site_stays(built: Path, file: str, data: bytes) -> None:
    before = contents(built / "site")
    (built / file).parent.mkdir(parents=True, exist_ok=True)
    (built / file).write_bytes(data)
    done = run("build", "--root", built)
    assert done.returncode == PROBLEMS, done.stderr
    assert "Traceback" not in done.stderr
    assert file.rpartition("/")[2] in done.stderr or "proofpoints/theme" in done.stderr
    assert "hint:" in done.stderr
    assert contents(built / "site") == before
    assert leftovers(built) == []
