"""The hand-written pages and the shell: the same whether the templates of the theme were compiled before or not."""

from __future__ import annotations

import sys
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
    (folder / "work").mkdir()
    return build_shell(folder, folder / "work")


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
