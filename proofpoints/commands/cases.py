"""All cases to what the site needs of them, one after another; a case that did not change comes out of the store.

Nothing here judges a whole repository: as soon as one case has an error, the ordinary check of everything answers.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from proofpoints.across.gist import Gist
from proofpoints.analyse import Result, analyse
from proofpoints.charts.picture import pictures
from proofpoints.charts.render import CHARTS, render_all
from proofpoints.columns import FILES
from proofpoints.disclosure.solving import end_solving
from proofpoints.files.sources import Reading, Sources, made_of, read_sources
from proofpoints.files.store import Store, code_version, digest, freeze, thaw
from proofpoints.files.whole_file import Read, once_more
from proofpoints.load import DATASETS, DRAFTS, Around, dataset_of, look, problems_around, slug_of
from proofpoints.made import Made, produce, slim_entry
from proofpoints.opendata.address import Site
from proofpoints.opendata.history import History, read_history
from proofpoints.opendata.records import Kept, Records
from proofpoints.pages.gather import gather
from proofpoints.pages.social import case_picture
from proofpoints.problems import Problem, has_errors
from proofpoints.rows import Entry, Repository, Sketch
from proofpoints.site.find import search_files
from proofpoints.site.product import Product, printed
from proofpoints.slices import Tally, check_in_slices
from proofpoints.validate import check_case, in_order

CARDS = "build/cache/cards"
STORE = "build/cache/cases"
# parts of an entry; the first is looked at in every build
_MADE, _SEARCHED, _ASIDE, _PRODUCT = range(4)
BATCH = 200  # cases whose charts are drawn together; more would only need more memory
_HELD = 2_000  # made cases that may be in memory while others are drawn; all further ones wait in the store


@dataclass
class Cases:
    """All cases, without what only their own pages show; that stands in the store, under the name of the case.

    `repository` holds the drafts and sketches. With an error there are only `problems`, and `tally` of what was checked.
    """

    problems: list[Problem]
    tally: Tally
    repository: Repository = field(default_factory=Repository)
    gists: tuple[Gist, ...] = ()
    kept: dict[str, Kept] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    store: Store = field(default_factory=lambda: Store(Path()))
    history: History = field(default_factory=History)
    site: Site = field(default_factory=Site)
    made_of: str = ""  # what all of it was made of; nothing, if a case was read that is none of it
    touched: list[int] = field(default_factory=list)  # as in its sources

    def searched(self, slug: str) -> dict[str, bytes]:
        """What the search engine reads of one case."""
        found: dict[str, bytes] = thaw(self.store.part(slug, _SEARCHED))
        return found

    def product(self, slug: str) -> Product:
        """The pages and files of one case."""
        found: Product = thaw(self.store.part(slug, _PRODUCT))
        return found

    def records(self) -> Records:
        """The records of all cases."""
        return Records(self.kept, lambda slug: thaw(self.store.part(slug, _ASIDE)))


Check = Callable[[Around, str, Read], tuple[Repository, list[Problem]]]


def make_cases(
    root: Path,
    site: Site,
    say: Callable[[str], None],
    check: Check = check_case,
    *,
    sources: Sources | None = None,
    careful: bool = False,
    again: bool = False,
    store: Path | None = None,
) -> Cases:
    """Read, check, compute and draw. With an error in any file, all problems of all files and nothing else.

    `check` reads a case file and its dataset, and says what is wrong with them. `sources`: all files as they are now.
    `careful`: what is remembered of a case is good only if all of it is whole, and not only what is looked at now.
    `again`: these sources have been read before, and one case was no case then. `store`: a folder in the place of the usual one.
    """
    read = sources or read_sources(root)
    cases = once_more(lambda: _made(_Maker(root, site, check, read, careful, store or root / STORE), say))
    if cases:
        return cases
    tally, problems = check_in_slices(root)
    if has_errors(problems):
        return Cases(problems, tally)
    now = read_sources(root)
    if again and now == read:
        raise RuntimeError("a case alone has an error that it does not have among all others")
    # somebody has just mended it, or it was read while it was half saved
    return make_cases(root, site, say, check, sources=now, careful=careful, again=now == read, store=store)


def _made(maker: _Maker, say: Callable[[str], None]) -> Cases | None:
    """All cases; None if one has an error."""
    files = maker.around.files
    if maker.around.stops:
        return None
    for number, file in enumerate(files, 1):
        if number % BATCH == 0:
            say(f"Checking and computing: {number:,} of {len(files):,} cases")
        if not maker.take(file):
            return None
    maker.draw()
    maker.recall()
    cases = maker.finish()
    return None if maker.shares_names() or has_errors(cases.problems) else cases


@dataclass(frozen=True)
class _Waiting:
    """A computed case whose charts are to be drawn."""

    key: str
    result: Result
    problems: tuple[Problem, ...]
    tables: dict[str, bytes]


@dataclass(frozen=True)
class _Read:
    """A case as it was read, with the key of exactly what was read, and the files of its dataset as they are published."""

    repository: Repository
    problems: list[Problem]
    key: str
    tables: dict[str, bytes]


class _Maker:
    def __init__(self, root: Path, site: Site, check: Check, sources: Sources, careful: bool, store: Path) -> None:
        self.root, self.site, self.check, self.sources = root, site, check, sources
        self.around = look(root)
        self.first = None if careful else _MADE + 1  # parts of an entry to look at
        self.history = History() if self.around.stops else read_history(root)
        self.store = Store(store)
        self.made: list[Made] = []
        self.keys: dict[str, str] = {}
        self.waiting: list[_Waiting] = []
        self.sure = True  # no case was read otherwise than it stood when the build began
        self.aside: list[str] = []  # made and put into the store, and not in memory

    def take(self, file: str) -> bool:
        """Take one case out of the store, or read and compute it. False if it has an error."""
        slug, name = slug_of(file), _name(file)
        made = self._stored(file, name)
        if made is not None:
            self.made.append(made)
            return True
        read = self._read(file, slug)
        repository, problems = read.repository, tuple(read.problems)
        if has_errors(read.problems) or len(repository.entries) + len(repository.sketches) != 1:
            return False
        drafts: list[Entry | Sketch] = [*map(slim_entry, repository.drafts), *repository.sketches]
        for draft in drafts:
            made = Made(draft, problems)
            self.store.keep(name, read.key, [freeze(made)])
            self._hold(name, made)
        for result in analyse(repository):
            bare = replace(result, entry=result.entry.without_places())
            self.waiting.append(_Waiting(read.key, bare, problems, read.tables))
        if len(self.waiting) >= BATCH:
            self.draw()
        return True

    def _read(self, file: str, slug: str) -> _Read:
        """Read and check one case."""
        reading = Reading(self.root)
        repository, problems = self.check(self.around, file, reading.read)
        tables = _tables(reading, dataset_of(slug)) if repository.entries else {}
        before, read = (self._key(file, sources) for sources in (self.sources, reading.sources()))
        # a file saved since the build began: what was made has a key that nobody asks for
        key = before if before == read else f"{before} {read}"
        self.sure &= before == read
        return _Read(repository, problems, key, tables)

    def _stored(self, file: str, name: str) -> Made | None:
        key = self.keys[name] = self._key(file, self.sources)
        found = self.store.find(name, key, self.first)
        try:
            made = thaw(found[_MADE]) if found else None
        except (pickle.UnpicklingError, EOFError, AttributeError, TypeError):
            return None
        return made if isinstance(made, Made) else None

    def _key(self, file: str, sources: Sources) -> str:
        """A hash of everything that is made of a case depends on: its files, its dates, our code, the site's address."""
        slug = slug_of(file)
        dates = self.history.dates.get(slug, ("", ""))
        read = (*sources.of(file), *sources.of(dataset_of(slug)))
        return digest([code_version(), self.site.base, *dates, *read])

    def draw(self) -> None:
        """Draw what waits, make its pages and files, and put them into the store."""
        end_solving()  # its memory is wanted by the processes that draw
        drawn = render_all([exhibit for one in self.waiting for exhibit in one.result.exhibits], self.root / CHARTS)
        cards = pictures(((one.result.slug, case_picture(one.result)) for one in self.waiting), self.root / CARDS)
        for one, (_, card) in zip(self.waiting, cards, strict=True):
            kept, written, aside = produce(one.result, drawn, card, self.history, self.site)
            product = Product(tuple(map(printed, written.pages)), written.files | _published(one.tables))
            searched = search_files(written.pages)
            words = digest(part for pair in searched.items() for part in pair)
            made = Made(None, one.problems, gather(one.result), kept, words)
            parts = [freeze(part) for part in (made, searched, aside, product)]
            self.store.keep(one.result.slug, one.key, parts)
            self.keys[one.result.slug] = one.key
            self._hold(one.result.slug, made)
        self.waiting = []

    def _hold(self, name: str, made: Made) -> None:
        """Keep a made case in memory, or only where it is in the store."""
        if len(self.made) < _HELD:
            self.made.append(made)
        else:
            self.aside.append(name)

    def recall(self) -> None:
        """Take what waits in the store back, now that nothing is drawn any more."""
        self.made += (thaw(self.store.part(slug, _MADE)) for slug in self.aside)

    def shares_names(self) -> bool:
        """Whether two cases have one slug: the rule one-dataset-one-case says which."""
        return len({slug_of(file) for file in self.around.files}) < len(self.around.files)

    def finish(self) -> Cases:
        """All cases by slug, and what is wrong between them."""
        made = sorted(self.made, key=_slug)
        gists = tuple(one.gist for one in made if one.gist)
        drafts = tuple(one.draft for one in made if isinstance(one.draft, Entry))
        sketches = tuple(one.draft for one in made if isinstance(one.draft, Sketch))
        problems = [problem for one in self.made for problem in one.problems]
        seen = {*self.around.files, *(dataset_of(slug_of(file)) for file in self.around.files)}
        problems += problems_around(self.around, seen)
        return Cases(
            in_order(problems),
            Tally([one.slug for one in gists], [one.slug for one in drafts], [one.slug for one in sketches]),
            Repository(drafts, sketches),
            gists,
            {one.gist.slug: one.kept for one in made if one.gist and one.kept},
            self.keys,
            {one.gist.slug: one.words for one in made if one.gist},
            self.store,
            self.history,
            self.site,
            made_of(self.sources, self.site.base) if self.sure else "",
            self.sources.touched,
        )


def _slug(made: Made) -> str:
    """The slug of a case, draft or sketch."""
    return next(one.slug for one in (made.gist, made.draft) if one)


def _tables(reading: Reading, folder: str) -> dict[str, bytes]:
    files = (f"{folder}/{name}" for name in FILES)
    return {file: reading.read(file) for file in files if file in reading.files}


def _published(tables: dict[str, bytes]) -> dict[str, bytes]:
    """The files of a dataset, where the site has them."""
    return {f"data/{path.removeprefix(f'{DATASETS}/')}": data for path, data in tables.items()}


def _name(file: str) -> str:
    """The name of a case in the store: its slug; a draft's begins with what no slug begins with."""
    slug = slug_of(file)
    return f"-{slug}" if file.startswith(f"{DRAFTS}/") else slug
