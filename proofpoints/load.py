"""The whole tree, or the named files of it, to a Repository plus problems; goes on after a bad file."""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any

from proofpoints.files.whole_file import Read, read_below
from proofpoints.gatekeeper.disk import items_on_disk
from proofpoints.gatekeeper.names import shown
from proofpoints.gatekeeper.tree import CONTENT, check_items
from proofpoints.persons.loose_text import check_loose_text
from proofpoints.problems import Problem, has_errors
from proofpoints.reading.model_keys import meaning
from proofpoints.reading.packages import read_package
from proofpoints.reading.shape import shape_case
from proofpoints.reading.strangers import orphans, strangers
from proofpoints.reading.yamlfile import Document, read_yaml
from proofpoints.rows import Entry, Package, Repository, Sketch, Unshaped

CASES = "cases"
DRAFTS = "cases/drafts"
DATASETS = "datasets"
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@dataclass(frozen=True)
class Around:
    """What a check looks at: case files in the order of reading, other places, and what the gate refuses of all of it."""

    root: Path
    files: tuple[str, ...]
    places: tuple[str, ...]
    whole: bool  # everything, so that what belongs to no case is found as well
    refused: tuple[Problem, ...]
    beside: tuple[Problem, ...]  # what is wrong with what a build reads beside the cases

    @property
    def stops(self) -> bool:
        """Whether nothing can be built, whatever the cases say."""
        return has_errors([*self.refused, *self.beside])

    @cached_property
    def barred(self) -> frozenset[str]:
        """What the gate has refused; it is never opened."""
        return frozenset(problem.file for problem in self.refused)


@dataclass
class Found:
    """What was read of some cases, and the case files and dataset folders of which every text has been looked at."""

    repository: Repository
    problems: list[Problem]
    seen: set[str]


def slug_of(file: str) -> str:
    """The slug of a case or draft, from the path of its file."""
    return file.rpartition("/")[2].removesuffix(".yml")


def dataset_of(slug: str) -> str:
    """The folder with the figures of a case or draft."""
    return f"{DATASETS}/{slug}"


def case_files(root: Path, wanted: Iterable[str] | None = None) -> list[str]:
    """Every case and draft below `root`, or those of the wanted slugs, as a path with /."""
    return [file for folder in (CASES, DRAFTS) for file in _case_files(root, folder, wanted)]


def look(root: Path, only: Iterable[str] | None = None) -> Around:
    """Find what is to be read below `root`; `only` restricts it to these slugs. No case is opened."""
    wanted = None if only is None else set(only)
    places = CONTENT if wanted is None else tuple(_places(wanted))
    refused = check_items(items_on_disk(root, places))
    beside = _beside_cases(root, refused) if wanted is None else []
    return Around(root, tuple(case_files(root, wanted)), places, wanted is None, tuple(refused), tuple(beside))


def _beside_cases(root: Path, refused: list[Problem]) -> list[Problem]:
    # loaded only for a check of everything: that of one case is waited for by whoever writes it
    beside: Any = importlib.import_module("proofpoints.reading.beside_cases")
    found: list[Problem] = beside.problems_beside(root, {problem.file for problem in refused})
    return found


def read_cases(around: Around, files: Iterable[str], read: Read | None = None) -> Found:
    """Read some of the case files and their datasets, as if there were no others."""
    found = _Files(around.root, read or read_below(around.root), around.barred)
    for file in files:
        _read_case(file, slug_of(file), found)
    repository = Repository(
        tuple(sorted(found.entries, key=lambda entry: entry.slug)),
        tuple(found.sketches),
        frozenset(found.broken),
        tuple({package.folder: package for package in found.packages}.values()),
        tuple(found.unshaped),
    )
    return Found(repository, found.problems, found.seen)


def problems_around(around: Around, seen: Collection[str]) -> list[Problem]:
    """What is wrong apart from the cases; the text of what was `seen` has been looked at."""
    strange = _strange(around.root) if around.whole else []
    loose = check_loose_text(around.root, around.places, around.barred, but=seen)
    return [
        *(problem for problem in strange if problem.file not in around.barred),
        *around.refused,
        *around.beside,
        *loose,
    ]


def load(root: Path, only: Iterable[str] | None = None) -> tuple[Repository, list[Problem]]:
    """Read cases and datasets below `root`; `only` restricts it to these slugs."""
    around = look(root, only)
    read = read_cases(around, around.files)
    return read.repository, [*read.problems, *problems_around(around, read.seen)]


def text_of(root: Path, file: str) -> str:
    """The text of a file in which a problem was found, to find its place in the line; empty if it is no ordinary file."""
    path = root / file
    return path.read_text("utf-8", errors="replace") if path.is_file() and not path.is_symlink() else ""


@dataclass
class _Files:
    """What has been read so far, and how."""

    root: Path
    read: Read
    barred: frozenset[str]
    entries: list[Entry] = field(default_factory=list)
    sketches: list[Sketch] = field(default_factory=list)
    unshaped: list[Unshaped] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    packages: list[Package] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def _places(slugs: set[str]) -> list[str]:
    """Where the files of these cases may stand."""
    ends = ((CASES, ".yml"), (DRAFTS, ".yml"), (DATASETS, ""))
    return [f"{place}/{slug}{end}" for slug in sorted(slugs) for place, end in ends]


def _case_files(root: Path, folder: str, wanted: Iterable[str] | None) -> list[str]:
    """The case files of a folder, or those of the wanted slugs without a look at the others, however many they are."""
    if wanted is not None:
        named = (f"{folder}/{slug}.yml" for slug in sorted(wanted))
        return [file for file in named if os.path.lexists(f"{root}/{file}")]
    place = f"{root}/{folder}"
    try:
        names = os.listdir(place)
    except OSError:
        return []
    return [f"{folder}/{name}" for name in sorted(names) if fnmatchcase(name, "*.y*ml")]


def _read_case(file: str, slug: str, files: _Files) -> None:
    """Add a case file and its dataset to what has been read: as an entry, a sketch, or broken."""
    root, draft = files.root, file.startswith(DRAFTS)
    if shown(os.fsencode(file)) in files.barred:
        files.broken.add(slug)
        return
    problems = _check_name(f"{root}/{file}", file, slug)
    document = Document() if problems else read_yaml(files.read(file))
    problems += [Problem(file, f.line, f.column, f.field, f.rule, f.message, f.hint) for f in document.flaws]
    readable = not problems or document.data is not None
    case, found = shape_case(file, document) if readable else (None, [])
    problems += found
    mistaken, refused = has_errors(problems), frozenset(problem.field for problem in problems)
    folder = dataset_of(slug)
    package: Package | None = None
    flaws: list[Problem] = []
    if readable or (root / folder).is_dir():  # else the case file must be mended first, or have another name
        package, flaws = read_package(root, folder, file, may_be_empty=draft, barred=files.barred, read=files.read)
        files.problems += check_loose_text(root, (file, folder), files.barred, read=files.read)
        files.seen |= {file, folder}
    problems += flaws
    files.problems += problems
    files.packages += [package] if package else []
    whole = None if flaws else package
    if case is not None and not document.flaws:
        files.entries.append(Entry(slug, file, draft, case, whole, document))
        return
    if isinstance(document.data, dict):
        files.unshaped.append(Unshaped(slug, file, whole, document, refused, draft and not mistaken))
    if readable and not has_errors(problems):
        files.sketches.append(_sketch(slug, file, document, whole, problems))
    else:
        files.broken.add(slug)


def _sketch(slug: str, file: str, document: Document, package: Package | None, problems: list[Problem]) -> Sketch:
    who = document.data.get("who")
    who = who if isinstance(who, dict) else {}
    place = who.get("place")
    state = place.get("state") if isinstance(place, dict) else None
    name = who.get("name")
    lacks = tuple(_lack(problem) for problem in problems)
    return Sketch(
        slug, file, name if isinstance(name, str) else slug, state if isinstance(state, str) else "", package, lacks
    )


def _lack(problem: Problem) -> str:
    """A gap as a reader understands it, who has never seen the file."""
    said = meaning(problem.field) if problem.rule == "shape-missing" else ""
    return f"{said} ({problem.field})." if said else problem.message


def _check_name(path: str, file: str, slug: str) -> list[Problem]:
    if os.path.islink(path) or not os.path.isfile(path):
        message, hint = "a case must be an ordinary file, not a link or folder", "Copy the file itself to this place."
        return [Problem(file, None, None, "", "file-link", message, hint)]
    if not file.endswith(".yml") or not _SLUG.fullmatch(slug):
        message = f'"{file.rpartition("/")[2]}" must be small letters, digits and hyphens, ending in .yml'
        hint = "The file name becomes the address of the page: example-valley-schools.yml."
        return [Problem(file, None, None, "", "file-name", message, hint)]
    return []


def _strange(root: Path) -> list[Problem]:
    """Files that belong to no case."""
    slugs = {file.rpartition("/")[2].rpartition(".")[0] for file in case_files(root)}
    return [*strangers(root, (CASES, DRAFTS)), *orphans(root, DATASETS, slugs)]
