"""A file that only maintainers change is broken: said with its name and what to do, and the site stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.commands import PROBLEMS
from tests.defects.beside import FUNNEL, RELEASES
from tests.site.built import contents, leftovers, run

CHECKED = [
    (RELEASES, b"[{"),
    (RELEASES, b"[1]"),
    (FUNNEL, b"[]"),
    (FUNNEL, b'{"a": 1}'),
    ("docs/methods.md", b"# Methods\n\xe9\n"),
    ("docs/cases.md", b"# Cases\n"),
]
BROKEN = [  # told only by the generator of the site, which no check waits for
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


@pytest.mark.parametrize(("file", "data"), CHECKED)
def test_build_and_check_say_the_same_of_a_broken_file(built: Path, file: str, data: bytes) -> None:
    before = contents(built / "site")
    (built / file).parent.mkdir(parents=True, exist_ok=True)
    (built / file).write_bytes(data)
    refused, checked = run("build", "--root", built), run("check", "--root", built)
    assert refused.returncode == checked.returncode == PROBLEMS
    assert refused.stderr == checked.stderr == ""
    assert checked.stdout.startswith(f"{file}:")
    assert "    hint: " in checked.stdout
    assert refused.stdout == f"{checked.stdout}The site was not changed.\n"
    assert contents(built / "site") == before
    assert leftovers(built) == []
