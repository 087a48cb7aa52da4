"""Write a whole site beside the old one, then swap: whoever reads or kills sees the old site or the new one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from filelock import Timeout

from proofpoints.gist import Gist
from proofpoints.pages.page import Page
from proofpoints.site.case_files import like_file
from proofpoints.site.exchange import lock_of, recover_locked, swap
from proofpoints.site.find import find_files, write_search_index
from proofpoints.site.previous import Previous
from proofpoints.site.product import Product
from proofpoints.site.shell import Shell, ShellError, build_shell
from proofpoints.site.sitemap import sitemap_files
from proofpoints.site.spare import keep_spare, new_tree
from proofpoints.site.standing import RECORDS, Claim, claim_place, remember, tree_mark
from proofpoints.site.starter import starter_files
from proofpoints.site.tree import Seen, Tree, remove_tree
from proofpoints.store import code_version, digest

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
    `product` gives what is written for one case alone, `searched` the files for the search engine; `write_shared` writes files
    across cases through a function that opens a path below the root. `claim` says what all of it was made of, if that is sure.
    """

    gists: tuple[Gist, ...]
    pages: Iterable[Page]
    inserts: list[Insert]
    keys: dict[str, str]
    words: dict[str, str]
    product: Callable[[str], Product]
    searched: Callable[[str], dict[str, bytes]]
    write_shared: Callable[[Sink], None]
    claim: Callable[[], Claim | None] = lambda: None


def write_site(root: Path, site: Path, content: Content, base: str = "") -> None:
    """Build into a folder beside `site` and swap it in at the end. On any exception `site` stays as it was.

    `base` is the address of the site, empty if it may stand anywhere.
    """
    _refuse_foreign(site)
    with workplace(site) as work:
        shell = build_shell(root, work)
        new = new_tree(site, work)
        previous = Previous(site, new, root / RECORDS)
        _put_all(new, _with(content.inserts, shell.files))
        for page in content.pages:
            _put_page(new, shell, page)
        for gist in content.gists:
            _put_case(new, shell, previous, gist.slug, content)
        content.write_shared(new.open)
        texts = {**find_files(content.gists, _index(work, previous, content)), **like_file(content.gists)}
        _put_all(new, {**_encoded(texts), **starter_files()})
        new.settle()
        if base:
            _put_all(new, _encoded(sitemap_files(new.folder, base)))
        claim, mark = content.claim(), tree_mark(new.folder)
        swap(new.folder, site)
        previous.keep()
        if claim:
            remember(claim_place(root, site), claim, mark)
        keep_spare(new, site)


def _encoded(texts: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode("utf-8") for name, text in texts.items()}


def _put_all(new: Tree, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        new.put(name, data)


def _put_page(new: Tree, shell: Shell, page: Page) -> tuple[str, Seen]:
    name = f"{page.path}index.html"
    return name, new.put(name, shell.stamp(page).encode("utf-8"))


def _put_case(new: Tree, shell: Shell, previous: Previous, slug: str, content: Content) -> None:
    """Take over the files of a case from the old site, or write them."""
    name = f"case {slug}"
    key = digest([content.keys[slug], shell.mark])
    if previous.take(name, key) is None:
        product = content.product(slug)
        written = dict(_put_page(new, shell, page) for page in product.pages)
        written |= {path: new.put(path, data) for path, data in product.files.items()}
        previous.record(name, key, written, "")


def _index(work: Path, previous: Previous, content: Content) -> dict[str, str]:
    """The full-text index: that of the old site if no word changed. Returns which of its entries is which case."""
    key = digest([code_version(), *(part for pair in sorted(content.words.items()) for part in pair)])
    found: dict[str, str] | None = previous.take("search", key)
    if found is None:
        (work / "search").mkdir()
        words = Tree(work / "search")
        for slug in content.words:
            for name, page in content.searched(slug).items():
                words.put(name, page)
        found = write_search_index(words.folder, work / "pagefind")
        previous.new.adopt(work / "pagefind", "pagefind")
        previous.record("search", key, previous.new.seen("pagefind"), found)
    return found


def _with(inserts: list[Insert], files: dict[str, bytes]) -> dict[str, bytes]:
    """The hand-written pages with their computed parts."""
    made = dict(files)
    for insert in inserts:
        name, place = f"{insert.path}index.html", f'<div id="{insert.place}"></div>'
        text = made[name].decode("utf-8")
        if place not in text:
            raise ShellError(f"docs/{insert.path.rstrip('/')}.md must hold the line {place}")
        made[name] = text.replace(place, f'<div id="{insert.place}">{insert.body}</div>').encode("utf-8")
    return made


def _refuse_foreign(site: Path) -> None:
    """The old site is deleted: a file, a link or a folder with anything else in it must not be taken for one."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise FileExistsError(f"{site} is not a folder; move it away or name another with --site-dir")
    if site.is_dir() and any(site.iterdir()) and not (site / "find.json").is_file():
        raise FileExistsError(
            f"{site} holds other files and would be replaced; name an empty or new folder with --site-dir"
        )


@contextmanager
def workplace(site: Path) -> Iterator[Path]:
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
            remove_tree(Path(work))
    finally:
        lock.release()
