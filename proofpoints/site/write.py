"""Write a whole site beside the old one, then swap: whoever reads or kills sees the old site or the new one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import Timeout

from proofpoints.analyse import Result
from proofpoints.pages.page import Page
from proofpoints.site.case_files import case_files
from proofpoints.site.exchange import lock_of, recover_locked, swap
from proofpoints.site.find import find_files, write_search_index
from proofpoints.site.shell import ShellError, build_shell
from proofpoints.site.sitemap import write_sitemap
from proofpoints.site.starter import starter_files


@dataclass(frozen=True)
class Insert:
    """A computed part of a hand-written page: the page's folder, the id of the empty element there, and the HTML."""

    path: str
    place: str
    body: str


class Busy(Exception):
    """Another build is writing to the same place."""


def write_site(
    root: Path,
    site: Path,
    pages: list[Page],
    results: tuple[Result, ...],
    *,
    inserts: Iterable[Insert] = (),
    files: Iterable[tuple[str, bytes]] = (),
    base: str = "",
) -> None:
    """Build into a folder beside `site` and swap it in at the end. On any exception `site` stays as it was.

    `files` are further paths with their bytes; `base` is the address of the site, empty if it may stand anywhere.
    """
    _refuse_foreign(site)
    with _workplace(site) as work:
        shell = build_shell(root, work)
        new = shell.folder
        for page in pages:
            target = new / page.path / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(shell.stamp(page), "utf-8")
        for insert in inserts:
            _put(new, insert)
        _copy_data(root, new, results)
        _write_files(new, files)
        if base:
            write_sitemap(new, base)
        found = write_search_index(pages, work, new / "pagefind")
        texts = {**find_files(results, found), **case_files(results, base)}
        for name, data in {**{name: text.encode("utf-8") for name, text in texts.items()}, **starter_files()}.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(data)
        swap(new, site)


def _put(new: Path, insert: Insert) -> None:
    path = new / insert.path / "index.html"
    place = f'<div id="{insert.place}"></div>'
    text = path.read_text("utf-8")
    if place not in text:
        raise ShellError(f"docs/{insert.path.rstrip('/')}.md must hold the line {place}")
    path.write_text(text.replace(place, f'<div id="{insert.place}">{insert.body}</div>'), "utf-8")


def _refuse_foreign(site: Path) -> None:
    """The old site is deleted: a file, a link or a folder with anything else in it must not be taken for one."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise FileExistsError(f"{site} is not a folder; move it away or name another with --site-dir")
    if site.is_dir() and any(site.iterdir()) and not (site / "find.json").is_file():
        raise FileExistsError(f"{site} holds other files and would be replaced; name an empty or new folder with --site-dir")


def _write_files(new: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for path, content in files:
        target = new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _copy_data(root: Path, new: Path, results: tuple[Result, ...]) -> None:
    for result in results:
        source = root / result.package.folder
        target = new / "data" / source.name
        target.mkdir(parents=True)
        for name in ("datapackage.json", "outcomes.csv", "effects.csv"):
            if (source / name).is_file():
                shutil.copyfile(source / name, target / name)


@contextmanager
def _workplace(site: Path) -> Iterator[Path]:
    """A temporary folder on the same disk as `site`, held by a lock; leftovers of killed builds are removed."""
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = lock_of(site)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Busy(f"another build is writing {site}") from None
    try:
        recover_locked(site)
        for old in site.parent.glob(f".{site.name}-work-*"):
            shutil.rmtree(old, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=f".{site.name}-work-", dir=site.parent) as work:
            Path(work).chmod(0o755)
            yield Path(work)
    finally:
        lock.release()
