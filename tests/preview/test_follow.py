"""What `serve` sees on the disk, what it shows of it, and that no mistake ends it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from proofpoints.commands import serve
from proofpoints.pages.page import Page
from proofpoints.preview.board import Board
from proofpoints.preview.pages import Preview
from proofpoints.preview.watch import Watch
from proofpoints.problems import Level, Problem
from proofpoints.site.shell import BODY, Shell

SLUG = "example-valley-schools"
PAGE = f"cases/{SLUG}/"


def problem(message: str, level: Level) -> Problem:
    return Problem(f"cases/{SLUG}.yml", 1, None, "", "example", message, "Mend it.", level)


def board_with(folder: Path, built: str) -> Board:
    """A board before a site with one page."""
    (folder / PAGE).mkdir(parents=True)
    (folder / PAGE / "index.html").write_text(f"<html><head></head><body><article>{built}</article></body></html>")
    board = Board(folder)
    board.use_shell(Shell({}, {"depth 2": f"<html><head></head><body>{BODY}</body></html>"}), folder)
    return board


def preview_of(text: str) -> Preview:
    problems = (problem("an example error", Level.ERROR), problem("an example warning", Level.WARNING))
    return Preview(SLUG, problems, Page(PAGE, "Example", "Example", f"<p>{text}</p>"))


def test_a_page_that_was_built_later_than_the_preview_is_shown(tmp_path: Path) -> None:
    board = board_with(tmp_path, "built")
    board.show(preview_of("saved"))
    assert "saved" in str(board.html(PAGE))
    board.rebuilt(board.changes)
    shown = str(board.html(PAGE))
    assert "built" in shown
    assert "saved" not in shown
    assert "an example warning" in shown
    assert "an example error" not in shown  # else nothing would have been built
    assert "Errors in" not in str(board.html("cases/"))


def test_what_is_saved_while_the_site_is_built_stays_on_its_page(tmp_path: Path) -> None:
    board = board_with(tmp_path, "built")
    since = board.changes
    board.show(preview_of("saved"))
    board.rebuilt(since)
    assert "saved" in str(board.html(PAGE))
    assert "an example error" in str(board.html(PAGE))


def test_what_was_not_built_keeps_its_preview(tmp_path: Path) -> None:
    board = board_with(tmp_path, "built")
    board.show(preview_of("saved"))
    shutil.rmtree(tmp_path / "cases")
    board.rebuilt(board.changes)
    assert "saved" in str(board.html(PAGE))


@pytest.mark.parametrize("to", ["elsewhere", "repository/datasets/example-other"])
def test_a_dataset_folder_that_is_moved_is_seen(tmp_path: Path, to: str) -> None:
    folder = tmp_path / "repository" / "datasets" / SLUG
    folder.mkdir(parents=True)
    (folder / "outcomes.csv").touch()
    watch = Watch(tmp_path / "repository")
    try:
        folder.rename(tmp_path / to)
        assert watch.slugs.get(timeout=10) == SLUG
    finally:
        watch.observer.stop()
        watch.observer.join()


class _Stop(BaseException):
    """Ends a loop that never ends."""


def test_whatever_goes_wrong_what_is_saved_later_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saved, shown, wanted = iter(["example-a", "example-b"]), [], []

    class Saves:
        def __init__(self, root: Path) -> None:
            pass

        def next(self) -> set[str]:
            for slug in saved:
                return {slug}
            raise _Stop

    class Builder:
        def __init__(self, root: Path, board: Board) -> None:
            pass

        def want(self) -> None:
            wanted.append("a build")

    def show(preview: Preview) -> None:
        shown.append(preview.slug)
        raise ValueError("an example of a mistake")

    def shell_fails(*_: object) -> None:
        raise KeyError("an example of another")

    board = Board(tmp_path / "site")
    monkeypatch.setattr(board, "show", show)
    monkeypatch.setattr(serve, "Watch", Saves)
    monkeypatch.setattr(serve, "_Builder", Builder)
    monkeypatch.setattr(serve, "_shell", shell_fails)
    monkeypatch.setattr(serve, "look", lambda root, slug: Preview(slug, (), None))
    with pytest.raises(_Stop):
        serve._follow(tmp_path, board, tmp_path / "work")
    assert shown == ["example-a", "example-b"]
    assert len(wanted) == 3
    assert "mistake of ours" in capsys.readouterr().err
