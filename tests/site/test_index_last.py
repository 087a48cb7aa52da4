"""The site stands before its search index is made, and both steps together give the bytes of a clean build."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from proofpoints.commands import FINE, PROBLEMS
from tests.site.built import COMMAND, contents, leftovers, run, small_repository
from tests.site.test_rebuild import VALLEY, rename, replace

CASE = f"cases/{VALLEY}.yml"
PAGE = f"site/cases/{VALLEY}/index.html"
BUILD = ("build", "--index-last", "--root")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_repository(tmp_path_factory.mktemp("index") / "repository")
    assert run("build", "--root", root).returncode == FINE
    return root


@pytest.fixture
def root(template: Path, tmp_path: Path) -> Path:
    """A repository with its site as it was built."""
    shutil.copytree(template, tmp_path / "repository", ignore=shutil.ignore_patterns("site", "sites"))
    assert run("build", "--root", tmp_path / "repository").returncode == FINE
    return tmp_path / "repository"


def clean(root: Path) -> dict[str, str]:
    """The site of the same sources, built where nothing was built before."""
    copy = Path(shutil.copytree(root, root.parent / "clean", ignore=shutil.ignore_patterns("site", "build", ".site*")))
    shutil.copytree(root / "build" / "cache" / "charts", copy / "build" / "cache" / "charts")
    assert run("build", "--root", copy).returncode == FINE
    return contents(copy / "site")


def of_index(site: dict[str, str]) -> dict[str, str]:
    return {path: hashed for path, hashed in site.items() if path.startswith("pagefind/") or path == "find/words.json"}


def without_index(site: dict[str, str]) -> dict[str, str]:
    return {path: hashed for path, hashed in site.items() if path not in of_index(site)}


@contextmanager
def stopped_between(root: Path) -> Iterator[subprocess.Popen[str]]:
    """A build that is halted when its site stands and its index is not made."""
    with subprocess.Popen([*COMMAND, *BUILD, str(root)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert "its search index follows" in process.stdout.readline()
        process.send_signal(signal.SIGSTOP)
        yield process
        process.send_signal(signal.SIGCONT)
        process.communicate()


def change(root: Path) -> None:
    replace(root, CASE, "Flex mornings", "Flex evenings")


def test_first_the_site_with_the_old_index_then_the_bytes_of_a_clean_build(root: Path) -> None:
    old = contents(root / "site")
    change(root)
    expected = clean(root)
    assert of_index(expected) != of_index(old)
    with stopped_between(root) as process:
        between = contents(root / "site")
        assert without_index(between) == without_index(expected)
        assert of_index(between) == of_index(old)
    assert process.returncode == FINE
    assert contents(root / "site") == expected
    assert leftovers(root) == []
    place = (root / "site").stat().st_ino
    assert run("build", "--root", root).returncode == FINE
    assert (root / "site").stat().st_ino == place  # the next build sees that nothing is left to do


@pytest.mark.parametrize("more", [[], ["--index-last"]], ids=["build", "index last"])
def test_an_index_that_was_lent_is_never_taken_for_good(root: Path, more: list[str]) -> None:
    change(root)
    expected = clean(root)
    with stopped_between(root) as process:
        process.kill()
    assert without_index(contents(root / "site")) == without_index(expected)
    assert contents(root / "site") != expected
    assert run("build", "--root", root, *more).returncode == FINE
    assert contents(root / "site") == expected
    assert leftovers(root) == []


def test_the_old_words_again_have_the_old_index_again(root: Path) -> None:
    before, text = contents(root / "site"), (root / CASE).read_bytes()
    change(root)
    with stopped_between(root) as process:
        process.kill()
    (root / CASE).write_bytes(text)
    assert run(*BUILD, root).returncode == FINE
    assert contents(root / "site") == before


def test_a_site_touched_between_the_steps_is_no_base_for_the_second(root: Path) -> None:
    change(root)
    expected = clean(root)
    with stopped_between(root) as process:
        (root / PAGE).write_text("mine", "utf-8")
    assert process.returncode == PROBLEMS
    assert run("build", "--root", root).returncode == FINE
    assert contents(root / "site") == expected


def test_with_another_case_there_is_no_index_to_lend(root: Path) -> None:
    rename(root, VALLEY, "example-copy", keep=True)
    done = run(*BUILD, root)
    assert "follows" not in done.stdout
    assert contents(root / "site") == clean(root)


def test_a_figure_that_changes_no_word_needs_no_second_step(root: Path) -> None:
    replace(root, "docs/methods.md", "\n\n", "\n\nA word more.\n\n", count=1)
    done = run(*BUILD, root)
    assert done.stdout.count("Wrote") == 1
    assert contents(root / "site") == clean(root)


def test_serve_ends_with_the_bytes_of_a_clean_build(root: Path) -> None:
    """Saved twice, the second time while the index of the first is being made or soon after."""
    command = [*COMMAND, "serve", "--root", str(root), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
            assert found
            site = root / "build" / "preview"
            _wait(found[0], lambda: (site / "find.json").is_file())
            change(root)
            _wait(found[0], lambda: "Flex evenings" in (site / "cases" / VALLEY / "index.html").read_text("utf-8"))
            replace(root, CASE, "Flex evenings", "Flex weekends")
            expected = clean(root)
            _wait(found[0], lambda: contents(site) == expected)
        finally:
            process.terminate()


def _wait(address: str, done: Callable[[], bool]) -> None:
    """Until something is so, looking again whenever the server says that it shows something new."""
    end, seen = time.monotonic() + 120, "0"
    while not done():
        assert time.monotonic() < end
        with urllib.request.urlopen(f"{address}__preview/changes?since={seen}") as answer:
            seen = answer.read().decode()
