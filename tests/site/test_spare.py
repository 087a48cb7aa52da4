"""A site written into the spare tree is what an empty folder would hold, whatever stands in the spare, whenever it is killed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofpoints.files.store import digest
from proofpoints.site import exchange
from proofpoints.site.exchange import recover, swap
from proofpoints.site.mark import mark_of
from proofpoints.site.previous import Previous
from proofpoints.site.spare import keep_spare, new_tree, spare_of
from proofpoints.site.write import workplace

Files = dict[str, bytes]
# a file of one build may be a folder of the next
PATHS = ("find.json", "a", "a/b", "a/b/c", "a/d", "e/f", "e/g", "h/i/j")
CHANGES = ("link", "mkdir", "rename", "replace", "rmdir", "unlink", "write")  # of `os`: what changes a disk


def fits(files: Files) -> bool:
    return not any(other.startswith(f"{path}/") for path in files for other in files)


wanted = st.dictionaries(st.sampled_from(PATHS), st.sampled_from([b"one", b"two", b"three"])).filter(fits)


def build(site: Path, files: Files) -> None:
    """Write these files as a build does, each as a group of its own."""
    with workplace(site) as work:
        new = new_tree(site, work)
        previous = Previous(site, new, site.parent / "records")
        for path, data in files.items():
            if previous.take(path, digest([data])) is None:
                previous.record(path, digest([data]), {path: new.put(path, data)}, "")
        new.settle()
        assert new.mark() == mark_of(new.folder)
        swap(new.folder, site)
        previous.keep()
        keep_spare(new, site)


def contents(folder: Path) -> Files:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def folders(files: Files) -> set[str]:
    return {str(above) for path in files for above in Path(path).parents if str(above) != "."}


def stands(site: Path, files: Files) -> bool:
    """Exactly these files and no other folder stand, with nothing beside them but what is allowed there."""
    beside = {path.name for path in site.parent.iterdir()} - {"site", ".site.lock", ".site-spare", "records", "outside"}
    found = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_dir()}
    return contents(site) == files and found == folders(files) and not beside


def only_links(site: Path) -> bool:
    """Whether the spare tree holds no file that the site has not: a page that was withdrawn must not lie about."""
    spare = spare_of(site)
    inside = [path for path in spare.rglob("*") if not path.is_dir()]
    return all(path.samefile(site / path.relative_to(spare)) for path in inside)


# --- whatever stands in it


def _in_spare(act: Callable[[Path, Path], object]) -> Callable[[Path], object]:
    """Do something to the first file and the first folder of a spare tree, if it has any."""

    def meddle(site: Path) -> None:
        found = sorted(spare_of(site).rglob("*"))
        file = next((path for path in found if path.is_file()), spare_of(site) / "new")
        folder = next((path for path in found if path.is_dir()), spare_of(site))
        if spare_of(site).is_dir():
            act(file, folder)

    return meddle


def _other_bytes(file: Path, folder: Path) -> None:
    """Another file of the same size and time in the place of a link."""
    before = file.stat() if file.exists() else None
    size = before.st_size if before else 3
    file.unlink(missing_ok=True)
    file.write_bytes(b"?" * size)
    if before:
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _link_out(file: Path, folder: Path) -> None:
    """A folder that leads out of the tree: who writes or deletes in it, does so elsewhere."""
    shutil.rmtree(folder)
    folder.symlink_to(_outside(folder), target_is_directory=True)


def _outside(path: Path) -> Path:
    return next(above / "outside" for above in path.parents if (above / "outside").is_dir())


def _exchanged(file: Path, folder: Path) -> None:
    """Links to the right files under the wrong names."""
    others = [path for path in sorted(spare_of(_outside(file).parent / "site").rglob("*")) if path.is_file()]
    if len(others) > 1:
        others[0].rename(others[0].with_name("aside"))
        others[-1].rename(others[0])
        others[0].with_name("aside").rename(others[-1])


MEDDLING: dict[str, Callable[[Path], object]] = {
    "nothing": lambda site: None,
    "other bytes": _in_spare(_other_bytes),
    "written into": _in_spare(lambda file, folder: file.write_bytes(b"longer than any of them")),
    "a file too many": _in_spare(lambda file, folder: (folder / "mine").write_text("mine")),
    "a folder too many": _in_spare(lambda file, folder: (folder / "mine" / "mine").mkdir(parents=True)),
    "a folder less": _in_spare(lambda file, folder: shutil.rmtree(folder)),
    "a link out": _in_spare(_link_out),
    "a link to a file outside": _in_spare(
        lambda file, folder: (folder / "x").symlink_to(_outside(folder) / "precious")
    ),
    "a pipe": _in_spare(lambda file, folder: os.mkfifo(folder / "pipe")),
    "other rights": _in_spare(lambda file, folder: folder.chmod(0o700)),
    "exchanged": _in_spare(_exchanged),
    "no spare": lambda site: shutil.rmtree(spare_of(site), ignore_errors=True),
    "no site": lambda site: shutil.rmtree(site, ignore_errors=True),
    "no records": lambda site: shutil.rmtree(site.parent / "records", ignore_errors=True),
    "a page edited": lambda site: [path.write_bytes(b"edited by hand") for path in site.rglob("i*") if path.is_file()],
    "a file for a spare": lambda site: (
        shutil.rmtree(spare_of(site), ignore_errors=True) or spare_of(site).write_text("mine")
    ),
}


@given(st.lists(st.tuples(wanted, st.sampled_from(sorted(MEDDLING))), min_size=2, max_size=6))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_the_spare_the_site_is_what_is_wanted(builds: list[tuple[Files, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site, precious = Path(folder, "site"), Path(folder, "outside", "precious")
        precious.parent.mkdir()
        precious.write_text("kept")
        for files, meddling in builds:
            complete = {"find.json": b"one", **files}
            build(site, complete)
            assert stands(site, complete)
            assert only_links(site)
            assert precious.read_text() == "kept" and len(list(precious.parent.iterdir())) == 1
            MEDDLING[meddling](site)


def test_a_spare_that_fits_is_taken_and_what_did_not_change_stays_where_it_is(tmp_path: Path) -> None:
    site = tmp_path / "site"
    files = {"find.json": b"one", "a/b": b"one", "e/f": b"one"}
    build(site, files)
    build(site, files | {"a/b": b"two"})
    places = [(spare_of(site) / "e").stat().st_ino, (site / "e/f").stat().st_ino]
    build(site, files | {"a/b": b"three"})
    assert [(site / "e").stat().st_ino, (site / "e/f").stat().st_ino] == places


def test_a_file_that_is_written_twice_counts_once(tmp_path: Path) -> None:
    tree = new_tree(tmp_path / "site", tmp_path)
    for name, again in [("put", tree.put), ("opened", tree.put), ("put then opened", None), ("opened twice", None)]:
        if name.startswith("put"):
            tree.put(name, b"first")
        else:
            tree.open(name).close()
        if again:
            again(name, b"second")
        else:
            with tree.open(name) as file:
                file.write(b"second")
    tree.settle()
    assert tree.mark() == mark_of(tree.folder)
    assert set(contents(tree.folder).values()) == {b"second"}


@pytest.mark.parametrize("meddling", ["a link out", "a link to a file outside", "a pipe", "other rights"])
def test_a_spare_with_anything_unexpected_is_thrown_away(tmp_path: Path, meddling: str) -> None:
    site = tmp_path / "site"
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "precious").write_text("kept")
    files = {"find.json": b"one", "a/b": b"one", "e/f": b"one"}
    for _ in range(2):
        build(site, files)
    MEDDLING[meddling](site)
    place = (spare_of(site) / "e").stat().st_ino
    build(site, files)
    assert (site / "e").stat().st_ino != place
    assert stands(site, files)


# --- whenever it is killed


def killed(action: Callable[[], object], step: int, *, one_step: bool) -> bool:
    """Do this in a process that dies just before its `step`-th change of the disk; whether it came so far."""
    child = os.fork()
    if not child:
        left = [step]

        def dying(call: Callable[..., Any]) -> Callable[..., Any]:
            def made(*arguments: Any, **named: Any) -> Any:
                left[0] -= 1
                return os._exit(9) if left[0] < 0 else call(*arguments, **named)

            return made

        for name in CHANGES:
            setattr(os, name, dying(getattr(os, name)))
        exchange._exchange = dying(exchange._exchange if one_step else lambda one, other: False)
        try:
            action()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.parametrize("one_step", [True, False], ids=["one step", "two steps"])
def test_killed_at_every_step_the_old_site_or_the_new_one_stands(tmp_path: Path, one_step: bool) -> None:
    site = tmp_path / "site"
    start = {"find.json": b"one", "a/b": b"one", "e/f": b"one", "h/i/j": b"one"}
    old, new = start | {"e/f": b"two"}, start | {"e/f": b"three", "e/g": b"one"}
    del new["h/i/j"]
    step, died = 0, True
    while died:
        for files in (start, old):
            build(site, files)
        assert spare_of(site).is_dir()  # the next build writes into it
        died = killed(lambda: build(site, new), step, one_step=one_step)
        recover(site)
        assert contents(site) in ((old, new) if died else (new,)), step
        following = (start, old, new)[step % 3]
        build(site, following)
        assert stands(site, following) and only_links(site), step
        step += 1
    assert step > 15


@given(wanted, wanted, wanted, wanted, st.integers(0, 60), st.booleans(), st.sampled_from(sorted(MEDDLING)))
@settings(max_examples=100, deadline=None)
def test_killed_anywhere_in_any_change(
    first: Files, old: Files, new: Files, later: Files, step: int, one_step: bool, meddling: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        Path(folder, "outside").mkdir()
        first, old, new, later = ({"find.json": b"one", **files} for files in (first, old, new, later))
        for files in (first, old):
            build(site, files)
        died = killed(lambda: build(site, new), step, one_step=one_step)
        recover(site)
        assert contents(site) in ((old, new) if died else (new,))
        MEDDLING[meddling](site)
        build(site, later)
        assert stands(site, later) and only_links(site)
