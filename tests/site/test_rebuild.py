"""A build that takes over what did not change gives the bytes of a clean one, whatever happened in between."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from proofpoints.commands import FINE, pipeline
from proofpoints.commands.cases import make_cases
from proofpoints.files.sources import read_sources
from proofpoints.files.store import Store
from proofpoints.files.whole_file import Read
from proofpoints.load import Around
from proofpoints.opendata.address import Site
from proofpoints.problems import Problem, has_errors
from proofpoints.rows import Repository
from proofpoints.validate import check_case
from tests.site.built import contents, leftovers, small_repository

VALLEY = "example-valley-schools"
CACHE = "build/cache"
SPARE = ".site-spare"
PAGE = f"site/cases/{VALLEY}/index.html"


def build(root: Path) -> dict[str, str]:
    assert pipeline.build(root, root / "site", read_sources(root), Site(), strict=False, say=lambda step: None) == FINE
    assert leftovers(root) == []
    return contents(root / "site")


def clean(root: Path, folder: Path) -> dict[str, str]:
    """The same sources built where nothing was built before; only drawn charts are there."""
    copy = Path(shutil.copytree(root, folder, ignore=shutil.ignore_patterns("site", "build")))
    shutil.copytree(root / CACHE / "charts", copy / CACHE / "charts")
    made = build(copy)
    shutil.rmtree(copy)
    return made


def replace(root: Path, name: str, old: str, new: str, count: int = -1) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text, name
    path.write_text(text.replace(old, new, count), "utf-8")


def rename(root: Path, old: str, new: str, *, keep: bool = False) -> None:
    """A case and its dataset under another name, or a copy of them."""
    text = (root / "cases" / f"{old}.yml").read_text("utf-8")
    (root / "cases" / f"{new}.yml").write_text(text.replace(f"dataset: {old}", f"dataset: {new}"), "utf-8")
    shutil.copytree(root / "datasets" / old, root / "datasets" / new)
    replace(root, f"datasets/{new}/datapackage.json", f'"{old}"', f'"{new}"')
    if not keep:
        remove(root, old)


def remove(root: Path, slug: str) -> None:
    (root / "cases" / f"{slug}.yml").unlink()
    shutil.rmtree(root / "datasets" / slug)


def first_figure(root: Path) -> None:
    path = root / "datasets" / VALLEY / "outcomes.csv"
    lines = path.read_text("utf-8").split("\n")
    header = lines[0].split(",")
    cells = lines[1].split(",")
    cells[header.index("value")] = str(float(cells[header.index("value")]) + 1)
    path.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]), "utf-8")


def damage(folder: Path, cut: Callable[[bytes], bytes]) -> None:
    files = [path for path in (folder, *sorted(folder.rglob("*"))) if path.is_file()]
    assert files
    for path in files:
        path.write_bytes(cut(path.read_bytes()))


def in_the_way(root: Path) -> None:
    """An entry that another branch made, under the same name."""
    Store(root / CACHE / "cases").keep(VALLEY, "0", [b"made there"])


EDITS: list[tuple[str, Callable[[Path], object]]] = [
    ("nothing", lambda root: None),
    ("a sentence", lambda root: replace(root, f"cases/{VALLEY}.yml", "Flex mornings", "Flex afternoons")),
    ("a figure", first_figure),
    ("a new case", lambda root: rename(root, VALLEY, "example-copy", keep=True)),
    ("another name", lambda root: rename(root, "example-copy", "a-copy-of-the-valley")),
    ("a case less", lambda root: remove(root, "a-copy-of-the-valley")),
    ("a hand-written page", lambda root: replace(root, "docs/methods.md", "\n\n", "\n\n\n\nA word more.\n\n", count=1)),
    ("the shell", lambda root: replace(root, "mkdocs.yml", "site_name: ", "site_name: Our ")),
    ("a page edited in place", lambda root: (root / PAGE).write_text("mine", "utf-8")),
    ("a page gone", lambda root: (root / PAGE).unlink()),
    ("a folder gone", lambda root: shutil.rmtree(root / "site" / "pagefind")),
    ("no store", lambda root: shutil.rmtree(root / CACHE / "cases")),
    ("no record", lambda root: shutil.rmtree(root / CACHE / "sites")),
    ("a store cut off", lambda root: damage(root / CACHE / "cases", lambda raw: raw[: len(raw) // 2])),
    ("a record cut off", lambda root: damage(root / CACHE / "sites", lambda raw: raw[: len(raw) // 2])),
    ("a store of noise", lambda root: damage(root / CACHE / "cases", lambda raw: b"\xff" + raw[1:])),
    ("a record of noise", lambda root: damage(root / CACHE / "sites", lambda raw: raw[:-9] + b"9" + raw[-8:])),
    ("a shell cut off", lambda root: damage(root / CACHE / "shell", lambda raw: raw[:-1])),
    ("another branch", in_the_way),
    ("a spare tree of another site", lambda root: shutil.copytree(root / "docs", root / SPARE, dirs_exist_ok=True)),
    ("a folder of it edited in place", lambda root: (root / SPARE / "mine" / "mine").mkdir(parents=True)),
    ("no spare tree", lambda root: shutil.rmtree(root / SPARE)),
    ("no site", lambda root: shutil.rmtree(root / "site")),
]


def test_after_any_edit_the_site_is_that_of_a_clean_build(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    build(root)
    expected: dict[str, str] = {}
    for name, edit in EDITS:
        edit(root)
        sources = EDITS[:8]
        if (name, edit) in sources:  # the others change nothing that a clean build reads
            expected = clean(root, tmp_path / "clean")
        assert build(root) == expected, name


def test_what_did_not_change_is_taken_over_and_what_did_is_new(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    build(root)
    other = next(path for path in (root / "site" / "cases").glob("*/memo/index.html") if VALLEY not in str(path))
    before = {path: path.stat().st_ino for path in (root / PAGE, other)}
    replace(root, f"cases/{VALLEY}.yml", "Flex mornings", "Flex afternoons")
    old = (root / PAGE).open("rb")
    with old:
        build(root)
        assert b"Flex mornings" in old.read()  # the old file was left alone: a reader may still hold it
    assert other.stat().st_ino == before[other]
    assert "Flex afternoons" in (root / PAGE).read_text("utf-8")


def test_while_another_build_puts_its_own_into_the_store_the_site_is_that_of_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small_repository(tmp_path / "repository")
    expected, keep = build(root), Store.keep

    def then_another(store: Store, name: str, key: str, parts: list[bytes]) -> None:
        keep(store, name, key, parts)
        if store.folder == root / CACHE / "cases":
            keep(Store(store.folder), name, "of another address", [b"of another address"] * len(parts))

    shutil.rmtree(root / CACHE / "cases")
    shutil.rmtree(root / "site")
    monkeypatch.setattr(Store, "keep", then_another)
    assert build(root) == expected


def test_a_case_made_a_link_is_refused_although_its_bytes_are_known(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    build(root)
    path = root / "cases" / f"{VALLEY}.yml"
    path.rename(tmp_path / "elsewhere.yml")
    try:
        path.symlink_to(tmp_path / "elsewhere.yml")
    except OSError:
        pytest.skip("links are not allowed here")
    assert has_errors(make_cases(root, Site(), lambda step: None).problems)


def test_a_folder_in_a_dataset_is_refused_although_its_files_are_known(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    build(root)
    (root / "datasets" / VALLEY / "raw").mkdir()
    assert has_errors(make_cases(root, Site(), lambda step: None).problems)


def test_a_case_that_is_mended_while_it_is_read_is_built(tmp_path: Path) -> None:
    """The whole is checked again to name all problems; if by then there is none, nobody is told of one."""
    root = small_repository(tmp_path / "repository")
    path = root / "cases" / f"{VALLEY}.yml"
    good = path.read_text("utf-8")
    path.write_text(good.replace("level: district", "level: distrct"), "utf-8")

    def check(around: Around, file: str, read: Read) -> tuple[Repository, list[Problem]]:
        found = check_case(around, file, read)
        path.write_text(good, "utf-8")
        return found

    cases = make_cases(root, Site(), lambda step: None, check)
    assert not has_errors(cases.problems)
    assert VALLEY in {gist.slug for gist in cases.gists}


def test_a_case_saved_while_it_is_read_is_made_anew_next_time(tmp_path: Path) -> None:
    """Its page shows the figures that were checked, whichever they were; what is remembered fits neither."""
    root = small_repository(tmp_path / "repository")
    rows = root / "datasets" / VALLEY / "outcomes.csv"
    old = rows.read_bytes()

    def check(around: Around, file: str, read: Read) -> tuple[Repository, list[Problem]]:
        found = check_case(around, file, read)
        if VALLEY in file:
            rows.write_bytes(old.replace(b"Hidden by the state.", b"Not shown by the state."))
        return found

    published = f"data/{VALLEY}/outcomes.csv"
    cases = make_cases(root, Site(), lambda step: None, check)
    assert cases.product(VALLEY).files[published] == old
    again = make_cases(root, Site(), lambda step: None)
    assert again.product(VALLEY).files[published] == rows.read_bytes() != old
