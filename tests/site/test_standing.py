"""A site that would come out the same is left alone; whatever differs, in the sources or in the site, and it is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from proofpoints.commands import FINE, PROBLEMS, ROOT
from proofpoints.files.sources import PLACES, read_sources
from tests.defect import VALLEY as VALLEY_FILE
from tests.defect import add
from tests.site.built import contents, leftovers, run, small_repository

VALLEY = "example-valley-schools"
PAGE = f"site/cases/{VALLEY}/index.html"
CASE = f"cases/{VALLEY}.yml"

# runs a build and prints every file that it opened or folder that it listed below the root
_WATCHED = """
import sys
from pathlib import Path
root, seen = str(Path(sys.argv[1]).resolve()) + "/", set()
def hook(name, found):
    if name in ("open", "os.scandir", "os.listdir") and isinstance(found[0], (str, bytes)):
        path = found[0] if isinstance(found[0], str) else found[0].decode()
        if path.startswith(root):
            seen.add(path[len(root):])
sys.addaudithook(hook)
from proofpoints.commands import main
code = main(["build", "--root", root[:-1]])
print("\\n" + "\\n".join(sorted(seen)))
sys.exit(code)
"""
_LOADED = (
    "import sys; from proofpoints.commands import main; code = main(['build', '--root', sys.argv[1]]); "
    "print(sorted(sys.modules)); sys.exit(code)"
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_repository(tmp_path_factory.mktemp("standing") / "repository")
    assert run("build", "--root", root).returncode == FINE
    return root


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    """Moved to the same place again and again: where a site stands is part of what is remembered."""
    kept = tmp_path / "kept"
    shutil.copytree(whole, kept, symlinks=True)
    yield whole
    shutil.rmtree(whole)
    shutil.copytree(kept, whole, symlinks=True)


def made_again(root: Path, *more: str, env: dict[str, str] | None = None) -> bool:
    """Whether a build puts another folder in the place of the site."""
    before = (root / "site").stat().st_ino
    assert run("build", "--root", root, *more, env=env).returncode == FINE
    assert leftovers(root) == []
    return (root / "site").stat().st_ino != before


def append(root: Path, name: str) -> None:
    with (root / name).open("a", encoding="utf-8") as file:
        file.write("\n")


def touch(path: Path) -> None:
    path.write_bytes(path.read_bytes())


def test_nothing_changed_nothing_made_and_next_to_nothing_loaded(root: Path) -> None:
    first = run("build", "--root", root).stdout
    assert not made_again(root)
    assert run("build", "--root", root).stdout == first
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, str(root)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert not [
        name for name in ("pydantic", "yaml", "jinja2", "pyarrow", "altair", "mkdocs") if f"'{name}'" in done.stdout
    ]


def test_the_time_of_a_source_says_nothing(root: Path) -> None:
    for path in (root / CASE, root / "docs" / "methods.md"):
        os.utime(path, (1, 1))
    assert not made_again(root)


@pytest.mark.parametrize("name", [CASE, f"datasets/{VALLEY}/outcomes.csv", "docs/methods.md", "mkdocs.yml"])
def test_a_source_of_the_same_size_and_time_with_another_byte_is_seen(root: Path, name: str) -> None:
    before = (root / name).stat()
    raw = (root / name).read_bytes()
    (root / name).write_bytes(raw[:-1] + b" ")
    os.utime(root / name, ns=(before.st_atime_ns, before.st_mtime_ns))
    seen = run("build", "--root", root)
    assert seen.returncode == PROBLEMS or "(0 errors" in seen.stdout
    assert read_sources(root).said[name] != "folder"
    (root / name).write_bytes(raw)


EDITS: list[tuple[str, Callable[[Path], object]]] = [
    ("a sentence", lambda root: append(root, "docs/methods.md")),
    ("the theme", lambda root: append(root, "proofpoints/theme/main.html")),
    ("a new hand-written page", lambda root: (root / "docs/new.md").write_text("# New\n")),
    ("a page edited in place", lambda root: append(root, PAGE)),
    ("a page touched", lambda root: touch(root / PAGE)),
    ("a page gone", lambda root: (root / PAGE).unlink()),
    ("a list across cases touched", lambda root: touch(root / "site" / "index.html")),
    ("a file too many", lambda root: (root / "site" / "mine.txt").write_text("mine")),
    ("an empty folder too many", lambda root: (root / "site" / "mine").mkdir()),
    ("a killed build", lambda root: (root / ".site-work-x").mkdir()),
    ("no record", lambda root: shutil.rmtree(root / "build" / "cache" / "sites")),
    (
        "a record of noise",
        lambda root: [
            path.write_bytes(path.read_bytes()[:-3] + b"9}}") for path in (root / "build/cache/sites").iterdir()
        ],
    ),
]


@pytest.mark.parametrize(("name", "edit"), EDITS, ids=[name for name, _ in EDITS])
def test_whatever_differs_it_is_made(root: Path, name: str, edit: Callable[[Path], object]) -> None:
    edit(root)
    assert made_again(root), name
    assert not (root / "site" / "mine").exists() and not (root / "site" / "mine.txt").exists()


def test_another_address_and_the_first_again(root: Path) -> None:
    before = contents(root / "site")
    assert made_again(root, env={"SITE_URL": "https://example.org/"})
    assert contents(root / "site") != before
    assert made_again(root)
    assert contents(root / "site") == before


def test_a_case_that_became_a_program_is_refused(root: Path) -> None:
    (root / CASE).chmod(0o755)
    assert run("build", "--root", root).returncode == PROBLEMS


def test_strict_stops_at_a_warning_although_nothing_changed(root: Path) -> None:
    add(
        VALLEY_FILE,
        '  S4: {title: Unused, publisher: Example, year: 2014, url: "https://example.org/unused", read: whole}\n',
    )(root)
    assert made_again(root)
    assert not made_again(root)
    assert run("build", "--strict", "--root", root).returncode == PROBLEMS


def test_a_damaged_part_that_was_not_looked_at_is_made_again(root: Path) -> None:
    """The pages of a case are wanted only if the old site can't give them."""
    before = contents(root / "site")
    entry = root / "build" / "cache" / "cases" / VALLEY
    entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    shutil.rmtree(root / "site")
    assert run("build", "--root", root).returncode == FINE
    assert contents(root / "site") == before


def test_a_build_reads_nothing_that_is_not_looked_at(root: Path) -> None:
    """What a build opens below the root is among the sources, or made by it."""
    shutil.rmtree(root / "build")
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(root)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    opened = [line for line in done.stdout.splitlines()[1:] if line]
    own = (*PLACES, "build", "site", ".site-work-", ".site.lock")
    assert len(opened) > 50
    assert [path for path in opened if not path.startswith(own)] == []


def test_rights_of_a_site_are_those_of_the_build_that_made_it_last(root: Path) -> None:
    """After a build that kept everything to itself, a web server must be able to read what an ordinary one takes over."""

    def rights(folder: Path) -> dict[str, int]:
        return {str(path.relative_to(folder)): path.stat().st_mode for path in (folder, *folder.rglob("*"))}

    ordinary = rights(root / "site")
    close = ["sh", "-c", 'umask 077; exec "$@"', "sh"]
    assert run("build", "--root", root, before=close).returncode == FINE
    assert {mode & 0o077 for mode in rights(root / "site").values()} == {0}
    assert made_again(root)
    assert rights(root / "site") == ordinary
    assert not made_again(root)
