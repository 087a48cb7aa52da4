"""A template that was compiled before gives what a fresh one gives, and whatever does not fit is compiled again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from proofpoints.commands import ROOT
from proofpoints.pages import compiled
from proofpoints.pages.compiled import Compiled
from proofpoints.pages.page import environment

TEXT = "{% for one in names %}<b>{{ one }}</b>{% endfor %}"


@pytest.fixture(autouse=True)
def python_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def rendered(folder: Path, text: str = TEXT) -> str:
    env = Environment(loader=DictLoader({"page": text}), autoescape=True, bytecode_cache=Compiled(folder))
    return env.get_template("page").render(names=["a", "<"])


def taken(folder: Path) -> bool:
    """Whether a template comes out of the folder: with another text kept for it, that would be shown."""
    fresh = Environment(loader=DictLoader({"page": TEXT}), autoescape=True, bytecode_cache=Compiled(folder))
    bucket = Compiled(folder).get_bucket(fresh, "page", None, TEXT)
    return bucket.code is not None


def test_it_is_compiled_once(tmp_path: Path) -> None:
    assert not taken(tmp_path)
    assert rendered(tmp_path) == "<b>a</b><b>&lt;</b>"
    assert taken(tmp_path)
    assert rendered(tmp_path) == "<b>a</b><b>&lt;</b>"
    assert rendered(tmp_path, "other") == "other"


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "cut off": lambda raw: raw[:-20],
    "cut in its head": lambda raw: raw[:30],
    "of another version": lambda raw: b"0" + raw[1:] if raw[:1] != b"0" else b"1" + raw[1:],
    "no head": lambda raw: raw.split(b"\n", 1)[1],
    "of another Jinja": lambda raw: raw.replace(b"\nj2", b"\nj1", 1),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_what_does_not_fit_is_compiled_again(tmp_path: Path, name: str) -> None:
    rendered(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(DAMAGE[name](whole))
    assert file.read_bytes() != whole
    assert not taken(tmp_path)
    assert rendered(tmp_path) == "<b>a</b><b>&lt;</b>"
    assert taken(tmp_path)


def test_other_code_of_ours_compiles_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered(tmp_path)
    monkeypatch.setattr(compiled, "code_version", lambda: "another")
    assert not taken(tmp_path)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert rendered(tmp_path / "file") == "<b>a</b><b>&lt;</b>"
    assert (tmp_path / "file").read_text() == "in the way"


def test_if_python_keeps_nothing_no_template_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    rendered(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_it_lies_where_git_and_the_version_of_our_code_do_not_look() -> None:
    cache = environment().bytecode_cache
    assert isinstance(cache, Compiled)
    assert cache.folder.name == "__pycache__"
    if not (ROOT / ".git").exists():
        pytest.skip("not a repository of git")
    ignored = subprocess.run(["git", "check-ignore", "-q", str(cache.folder / "x.jinja")], cwd=ROOT, check=False)
    assert ignored.returncode == 0
