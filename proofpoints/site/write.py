"""Write a whole site beside the old one, then swap: whoever reads or kills sees the old site or the new one."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from proofpoints.analyse import Result
from proofpoints.pages.page import Page
from proofpoints.site.case_files import like_file
from proofpoints.site.find import find_files, put_search_text, write_search_index
from proofpoints.site.previous import Previous, remove_tree
from proofpoints.site.product import Product
from proofpoints.site.shell import Shell, ShellError, build_shell
from proofpoints.site.sitemap import write_sitemap
from proofpoints.site.starter import starter_files
from proofpoints.store import code_version, digest

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_AT_FDCWD = -100
RECORDS = "build/cache/sites"
Sink = Callable[[str], IO[bytes]]


@dataclass(frozen=True)
class Insert:
    """A computed part of a hand-written page: the page's folder, the id of the empty element there, and the HTML."""

    path: str
    place: str
    body: str


class Busy(Exception):
    """Another build is writing to the same place."""


@dataclass(frozen=True)
class Content:
    """What stands in a site beside the hand-written pages.

    `pages` are those across cases; `keys` and `words` say for each case what its files and its words for search depend on;
    `product` gives what is written for one case alone; `write_shared` writes files across cases through a function that opens
    a path below the root.
    """

    results: tuple[Result, ...]
    pages: list[Page]
    inserts: list[Insert]
    keys: dict[str, str]
    words: dict[str, str]
    product: Callable[[str], Product]
    write_shared: Callable[[Sink], None]


def write_site(root: Path, site: Path, content: Content, base: str = "") -> None:
    """Build into a folder beside `site` and swap it in at the end. On any exception `site` stays as it was.

    `base` is the address of the site, empty if it may stand anywhere.
    """
    _refuse_foreign(site)
    with _workplace(site) as work:
        shell = build_shell(root, work)
        previous = Previous(site, shell.folder, root / RECORDS)
        new = _Tree(shell.folder, shell)
        for page in content.pages:
            new.put_page(page)
        for insert in content.inserts:
            _put(shell.folder, insert)
        for result in content.results:
            _put_case(root, new, previous, result, content)
        content.write_shared(new.open)
        if base:
            write_sitemap(shell.folder, base)
        texts = {**find_files(content.results, _index(work, previous, content)), **like_file(content.results)}
        for name, data in {**{name: text.encode("utf-8") for name, text in texts.items()}, **starter_files()}.items():
            new.put(name, data)
        swap(shell.folder, site)
        previous.keep()


def _put_case(root: Path, new: _Tree, previous: Previous, result: Result, content: Content) -> None:
    """Take over the files of a case from the old site, or write them."""
    name = f"case {result.slug}"
    key = digest([content.keys[result.slug], new.shell.mark])
    if previous.take(name, key) is not None:
        return
    product = content.product(result.slug)
    for page in product.pages:
        new.put_page(page)
    for path, data in product.files.items():
        new.put(path, data)
    written = [*(f"{page.path}index.html" for page in product.pages), *product.files]
    source = root / result.package.folder
    for table in ("datapackage.json", "outcomes.csv", "effects.csv"):
        if (source / table).is_file():
            written.append(f"data/{source.name}/{table}")
            new.put(written[-1], (source / table).read_bytes())
    previous.record(name, key, written, "")


def _index(work: Path, previous: Previous, content: Content) -> dict[str, str]:
    """The full-text index: that of the old site if no word changed. Returns which of its entries is which case."""
    key = digest([code_version(), *(part for pair in sorted(content.words.items()) for part in pair)])
    found: dict[str, str] | None = previous.take("search", key)
    if found is None:
        for slug in content.words:
            for page in content.product(slug).pages:
                put_search_text(page, work / "search")
        found = write_search_index(work / "search", previous.new / "pagefind")
        files = (path for path in (previous.new / "pagefind").rglob("*") if path.is_file())
        previous.record("search", key, sorted(str(path.relative_to(previous.new)) for path in files), found)
    return found


class _Tree:
    """The new site while it is written."""

    def __init__(self, folder: Path, shell: Shell) -> None:
        self.folder, self.shell = folder, shell
        self.known: set[str] = set()  # folders that exist; asking the disk each time is slow

    def put_page(self, page: Page) -> None:
        """Stamp a page and write it."""
        self.put(f"{page.path}index.html", self.shell.stamp(page).encode("utf-8"))

    def put(self, name: str, data: bytes) -> None:
        """Write one file."""
        with self.open(name) as file:
            file.write(data)

    def open(self, name: str) -> IO[bytes]:
        """A new file below the root. What stands there is removed, never written into: it may be a link to the old site's."""
        above, _, _ = name.rpartition("/")
        if above not in self.known:
            (self.folder / above).mkdir(parents=True, exist_ok=True)
            self.known.add(above)
        path = self.folder / name
        try:
            return path.open("xb")
        except FileExistsError:
            path.unlink()
            return path.open("xb")


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


@contextmanager
def _workplace(site: Path) -> Iterator[Path]:
    """A temporary folder on the same disk as `site`, held by a lock; leftovers of killed builds are removed."""
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(site.parent / f".{site.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Busy(f"another build is writing {site}") from None
    try:
        for old in site.parent.glob(f".{site.name}-work-*"):
            shutil.rmtree(old, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=f".{site.name}-work-", dir=site.parent) as work:
            Path(work).chmod(0o755)
            yield Path(work)
            remove_tree(Path(work))
    finally:
        lock.release()


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`; where the system can, in one step with no moment between."""
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        old = new.with_name(f"{new.name}-old")
        site.rename(old)
        new.rename(site)


def _exchange(one: Path, other: Path) -> bool:
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)
