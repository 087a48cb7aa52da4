"""Write a whole site beside the old one, then swap: whoever reads or kills sees the old site or the new one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import Timeout

from proofpoints.files.store import digest
from proofpoints.site.case_files import like_file
from proofpoints.site.content import Content, Insert
from proofpoints.site.exchange import lock_of, recover_locked, swap
from proofpoints.site.faults import fault_text
from proofpoints.site.find import WORDS, find_files, words_file
from proofpoints.site.index import INDEX, borrow_index, make_index
from proofpoints.site.leftovers import work_folders, work_prefix
from proofpoints.site.previous import Previous
from proofpoints.site.product import Printed, printed
from proofpoints.site.shell import Shell, ShellError, build_shell
from proofpoints.site.sitemap import sitemap_files
from proofpoints.site.spare import keep_spare, new_tree
from proofpoints.site.standing import RECORDS, Claim, claim_place, remember
from proofpoints.site.starter import starter_files
from proofpoints.site.tree import Seen, Tree, remove_tree


class Busy(Exception):
    """Another build is writing to the same place."""


class StaleIndex(Exception):
    """The site stands, but its search index could not be made; the message says why."""


def write_site(
    root: Path, site: Path, content: Content, base: str = "", shown: Callable[[], None] | None = None
) -> None:
    """Build into a folder beside `site` and swap it in at the end. On any exception `site` stays as it was.

    `base` is the address of the site, empty if it may stand anywhere. With `shown`, the search index comes last: the site stands
    first with the index of the old one, if that has the same cases; then `shown` is called, and the site gets its own.
    """
    _refuse_foreign(site)
    with workplace(site) as work:
        previous = Previous(site, new_tree(site, work), root / RECORDS)
        lent = _write(root, work, previous, content, base, index_last=shown is not None)
        mark = _put_up(root, previous, None if lent else content.claim())
        if lent and shown:
            shown()
        keep_spare(previous.new, site)
        if lent:
            _refresh_index(root, work, previous, content, mark)


def _write(root: Path, work: Path, previous: Previous, content: Content, base: str, *, index_last: bool) -> bool:
    """Write a whole site into the new tree; whether its search index is that of the old site and not its own."""
    new, shell = previous.new, build_shell(root, work)
    _put_all(new, _with(content.inserts, shell.files))
    for page in content.pages:
        _put_page(new, shell, printed(page))
    for gist in content.gists:
        _put_case(new, shell, previous, gist.slug, content)
    content.write_shared(new.open)
    lent = borrow_index(previous, content) if index_last else None
    found = make_index(work, previous, content) if lent is None else lent
    _put_all(new, {**_encoded({**find_files(content.gists, found), **like_file(content.gists)}), **starter_files()})
    new.settle()
    if base:
        _put_all(new, _encoded(sitemap_files(new.folder, base)))
    return lent is not None


def _refresh_index(root: Path, work: Path, before: Previous, content: Content, mark: str) -> None:
    """Make the index of the site that was just put up and has this mark, and put it up once more."""
    site, again = before.site, work / "again"
    try:
        again.mkdir()
        previous = Previous(site, new_tree(site, again), root / RECORDS, before.now)
        previous.take_rest(mark, (INDEX, WORDS))
        found = make_index(again, previous, content)
        _put_all(previous.new, _encoded({WORDS: words_file(content.gists, found)}))
        previous.new.settle()
        _put_up(root, previous, content.claim())
        keep_spare(previous.new, site)
    except OSError as error:
        raise StaleIndex(fault_text(error)) from error


def _put_up(root: Path, previous: Previous, claim: Claim | None) -> str:
    """Swap a finished tree in and remember what is known of it; returns its mark."""
    site, new = previous.site, previous.new
    mark = new.mark()
    swap(new.folder, site)
    previous.keep()
    if claim:
        remember(claim_place(root, site), claim, mark)
    return mark


def _encoded(texts: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode("utf-8") for name, text in texts.items()}


def _put_all(new: Tree, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        new.put(name, data)


def _put_page(new: Tree, shell: Shell, page: Printed) -> tuple[str, Seen]:
    name = f"{page.path}index.html"
    return name, new.put(name, shell.stamp(page))


def _put_case(new: Tree, shell: Shell, previous: Previous, slug: str, content: Content) -> None:
    """Take over the files of a case from the old site, or write them."""
    name = f"case {slug}"
    key = digest([content.keys[slug], shell.mark])
    if previous.take(name, key) is None:
        product = content.product(slug)
        written = dict(_put_page(new, shell, page) for page in product.pages)
        written |= {path: new.put(path, data) for path, data in product.files.items()}
        previous.record(name, key, written, "")


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
        for old in work_folders(site):
            shutil.rmtree(old, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=work_prefix(site), dir=site.parent) as work:
            Path(work).chmod(0o755)
            yield Path(work)
            remove_tree(Path(work))
    finally:
        lock.release()
