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
from proofpoints.site.shell import Shell, ShellError, build_shell


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


def refused(folder: Path, page: str = "", settings: str = "") -> str:
    """What is said of a repository with these lines more in a page and in mkdocs.yml."""
    (folder / "proofpoints").symlink_to(ROOT / "proofpoints")
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8") + settings, "utf-8")
    (folder / "docs" / "guides" / "example.md").write_text(page, "utf-8")
    with pytest.raises(ShellError) as refusal:
        build_shell(folder, work_in(folder))
    return str(refusal.value)


def test_each_dead_link_is_told_with_its_place_and_the_next_step(tmp_path: Path) -> None:
    page = "# Example\n\nSee [that](nowhere.md)\nand [this](../methods.md#no-such-part).\n\n![A picture](gone.png)\n"
    assert sorted(refused(tmp_path, page).split("\n    hint: Correct the link, or remove it.\n")) == [
        "docs/guides/example.md:3: error: the link to 'nowhere.md' leads nowhere",
        "docs/guides/example.md:4: error: the link to '../methods.md#no-such-part' leads nowhere\n"
        "    hint: Correct the link, or remove it.",
        "docs/guides/example.md:6: error: the link to 'gone.png' leads nowhere",
    ]


def test_a_broken_setting_is_told_without_the_path_of_this_machine(tmp_path: Path) -> None:
    said = refused(tmp_path, settings="  bad: [\n")
    assert 'in "mkdocs.yml", line' in said and str(tmp_path) not in said


@pytest.mark.parametrize("undone", ["written", "moved back"])
def test_a_page_saved_during_a_build_and_undone_before_its_end_is_not_kept_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undone: str
) -> None:
    for name in ("mkdocs.yml", "proofpoints"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    methods, aside, prepare = tmp_path / "docs" / "methods.md", tmp_path / "aside.md", shell.prepare_docs
    text = methods.read_text("utf-8")

    def save_and_undo(root: Path, docs: Path) -> None:
        methods.rename(aside)
        methods.write_text(f"{text}\nExample sentence of another text.\n", "utf-8")
        prepare(root, docs)
        aside.rename(methods) if undone == "moved back" else methods.write_text(text, "utf-8")

    monkeypatch.setattr(shell, "prepare_docs", save_and_undo)
    assert b"Example sentence" in build_shell(tmp_path, work_in(tmp_path)).files["methods/index.html"]
    monkeypatch.undo()
    assert b"Example sentence" not in build_shell(tmp_path, work_in(tmp_path)).files["methods/index.html"]


@pytest.mark.parametrize("address", ["", "https://example.org/our/repository"])
def test_the_pages_lead_to_the_repository_if_its_address_is_set(tmp_path: Path, address: str) -> None:
    for name in ("docs", "proofpoints"):
        (tmp_path / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert settings.count('repo_url: ""') == 1
    (tmp_path / "mkdocs.yml").write_text(settings.replace('repo_url: ""', f'repo_url: "{address}"'), "utf-8")
    made = build_shell(tmp_path, work_in(tmp_path))
    contribute = made.files["contribute/index.html"].decode("utf-8")
    assert ("built without naming its address" in contribute) == (not address)
    assert (f'<a href="{address}">' in contribute) == bool(address)
    for page in (contribute, *made.shells.values()):
        assert (f'<a href="{address}" title="Go to repository" class="md-source">' in page) == bool(address)
        assert 'data-md-component="source"' not in page  # with it the theme asks GitHub for stars and forks
