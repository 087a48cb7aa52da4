"""The hand-written pages and the shell: the same whether the templates of the theme were compiled before or not."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from jinja2 import Environment

from proofpoints.commands import ROOT
from proofpoints.site import shell
from proofpoints.site.shell import Shell, build_shell


def built(folder: Path) -> Shell:
    """The shell of this repository, with nothing of it remembered."""
    folder.mkdir()
    for name in ("docs", "mkdocs.yml", "proofpoints"):
        (folder / name).symlink_to(ROOT / name)
    return build_shell(folder, work_in(folder))


def work_in(folder: Path) -> Path:
    """A new folder to build in."""
    return Path(tempfile.mkdtemp(dir=folder))


def test_templates_that_were_compiled_before_give_the_same_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    first = built(tmp_path / "first")
    assert len(list((tmp_path / "kept").iterdir())) > 20

    def refuse(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "compile", refuse)
    second = built(tmp_path / "second")
    assert second.files == first.files
    assert second.shells == first.shells


def test_a_page_saved_during_a_build_is_not_kept_for_the_text_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mkdocs.yml", "proofpoints"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    methods, prepare = tmp_path / "docs" / "methods.md", shell.prepare_docs
    text = methods.read_text("utf-8")

    def save_first(root: Path, docs: Path) -> None:
        methods.write_text(f"{text}\nExample sentence of another text.\n", "utf-8")
        prepare(root, docs)

    monkeypatch.setattr(shell, "prepare_docs", save_first)
    assert b"Example sentence" in build_shell(tmp_path, work_in(tmp_path)).files["methods/index.html"]
    monkeypatch.undo()
    methods.write_text(text, "utf-8")
    assert b"Example sentence" not in build_shell(tmp_path, work_in(tmp_path)).files["methods/index.html"]
