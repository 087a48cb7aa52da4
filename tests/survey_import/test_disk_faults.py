"""A full disk, a folder that can't be written, a file where a folder must stand: a clear message, and nothing is lost."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from survey_import.problem import Refused
from survey_import.write import locked, write_all
from tests.survey_import.export_forms import plain_csv
from tests.survey_import.export_parts import profile_text
from tests.survey_import.importing import Run, run_import
from tests.survey_import.test_first_time import call
from tests.survey_import.test_imports import ROOT, tree


@pytest.fixture
def first(tmp_path: Path) -> Run:
    profile = tmp_path / "example.yml"
    profile.write_text(profile_text(), "utf-8")
    run = run_import(tmp_path, plain_csv(tmp_path), profile)
    run.file.write_text(
        run.file.read_text("utf-8").replace("91%", "92%").replace("Example Valley", "Example Dale"), "utf-8"
    )
    return run


def _arguments(run: Run, out: Path) -> list[str]:
    return [str(run.file), "--profile", str(run.profile), "--out", str(out)]


def _refused(done: tuple[int, str], *words: str) -> None:
    code, printed = done
    assert code == 1, printed
    for word in (*words, "hint: Nothing was changed"):
        assert word in printed


def _with_small_files(run: Run, out: Path) -> tuple[int, str]:
    """The command in a process of its own, which may write no file of more than 600 bytes."""
    done = subprocess.run(
        [sys.executable, "-m", "survey_import", *_arguments(run, out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600)),
    )
    return done.returncode, done.stderr


def test_a_disk_without_room_changes_nothing(first: Run) -> None:
    out = first.folder / "out"
    before = tree(out)
    _refused(_with_small_files(first, out), "File too large")
    assert tree(out) == before
    assert not (out / "build").exists()
    assert call(*_arguments(first, out))[0] == 0
    assert tree(out) != before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system in memory that fills up at 120 kB; the test is left out where nothing may be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=120k", "tmpfs", str(place)], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_may_only_be_read_is_named(first: Run, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    _refused(call(*_arguments(first, small_disk)), "nothing can be written")
    _refused(call(*_arguments(first, small_disk / "deeper")), "Read-only file system")


def test_a_full_disk_changes_nothing(first: Run, small_disk: Path) -> None:
    (small_disk / "mine.txt").write_text("mine", "utf-8")
    _refused(call(*_arguments(first, small_disk)), "No space left on device")
    assert [path.name for path in small_disk.rglob("*")] == ["mine.txt"]
    assert (small_disk / "mine.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("place", "folder", "words"),
    [
        ("cases", False, "cases is no folder"),
        ("datasets", False, "datasets is no folder"),
        ("survey_import/funnels/example.json", True, "is a folder, but a file must"),
        ("survey_import", False, "survey_import is no folder"),
        ("build", False, "Not a directory"),
    ],
)
def test_what_stands_in_the_way_is_named(first: Run, tmp_path: Path, place: str, folder: bool, words: str) -> None:
    out = tmp_path / "blocked"
    (out / place).parent.mkdir(parents=True)
    if folder:
        (out / place).mkdir()
    else:
        (out / place).write_text("mine", "utf-8")
    before = sorted(str(path) for path in out.rglob("*"))
    done = call(*_arguments(first, out))
    _refused(done, words)
    assert sorted(str(path) for path in out.rglob("*")) == before


def test_a_folder_in_place_of_a_draft_is_left_and_named(first: Run, tmp_path: Path) -> None:
    (tmp_path / "odd/cases/drafts/example-creek-schools-mn.yml").mkdir(parents=True)
    code, printed = call(*_arguments(first, tmp_path / "odd"))
    assert code == 0
    assert "example-creek-schools-mn is already there; it was left as it is" in printed


@pytest.mark.parametrize("tail", ["", "/deeper"])
def test_a_file_in_place_of_the_root_is_told(first: Run, tmp_path: Path, tail: str) -> None:
    (tmp_path / "a-file").write_text("mine", "utf-8")
    code, printed = call(*_arguments(first, Path(f"{tmp_path}/a-file{tail}")))
    assert code in (1, 2)
    assert "--out" in printed
    assert (tmp_path / "a-file").read_text("utf-8") == "mine"


def test_a_report_that_cannot_be_written_is_told_after_the_drafts(first: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    code, printed = call(*_arguments(first, tmp_path / "out2"), "--report", str(tmp_path / "file/r.json"))
    assert code == 1
    assert "r.json can't be written (a file stands where its folder should be)" in printed
    assert "The drafts were written" in printed


def test_a_move_that_the_disk_refuses_takes_the_others_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/old").write_text("old", "utf-8")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == "last":
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with locked(tmp_path), pytest.raises(Refused, match="No space left"):
        write_all(tmp_path, {"a/old": "new", "b/new": "new", "c/last": "new"})
    assert (tmp_path / "a/old").read_text("utf-8") == "old"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "a/old"]
