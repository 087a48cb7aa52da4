"""Check many cases, some of them at a time: of those that were checked only their problems are kept, and what counts them.

Cases that have a slug in common are looked at again, all of them together: only then is it seen that they are two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from proofpoints.files.whole_file import once_more
from proofpoints.load import Around, dataset_of, look, problems_around, read_cases, slug_of
from proofpoints.problems import Problem
from proofpoints.rows import Repository
from proofpoints.validate import in_order, placed, validate

SLICE = 200  # cases; about 20 MB of them, and more at a time would be no faster


@dataclass
class Tally:
    """The slugs of what was checked; all that is left of a repository that was too large to keep."""

    published: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    sketches: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    @property
    def slugs(self) -> set[str]:
        """Slugs of everything that was read or could not be read."""
        return {*self.published, *self.drafts, *self.sketches, *self.broken}

    def add(self, repository: Repository) -> None:
        """Count what was read."""
        self.published += [entry.slug for entry in repository.published]
        self.drafts += [entry.slug for entry in repository.drafts]
        self.sketches += [sketch.slug for sketch in repository.sketches]
        self.broken |= repository.broken


def check_in_slices(root: Path, only: list[str] | None = None, *, size: int = SLICE) -> tuple[Tally, list[Problem]]:
    """What `load_and_validate` says of the same files, without having all of them in memory."""
    return once_more(lambda: _check_in_slices(root, only, size))


def _check_in_slices(root: Path, only: list[str] | None, size: int) -> tuple[Tally, list[Problem]]:
    around = look(root, only)
    found = _Found(around)
    for start in range(0, len(around.files), size):
        found.take(around.files[start : start + size])
    if len(around.files) > size:
        found.take_again(list(_entangled(around.files)))
    return found.tally, in_order([*found.problems, *problems_around(around, found.seen)])


@dataclass
class _Found:
    """What is kept of the slices."""

    around: Around
    tally: Tally = field(default_factory=Tally)
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def take(self, files: Iterable[str]) -> None:
        """Check some cases."""
        read = read_cases(self.around, files)
        self.tally.add(read.repository)
        self.seen |= read.seen
        self.problems += placed(self.around.root, read.problems + validate(read.repository))

    def take_again(self, files: list[str]) -> None:
        """Check these cases together, in the place of what was said of each in its slice."""
        if not files:
            return
        read = read_cases(self.around, files)
        about = {*files, *(dataset_of(slug_of(file)) for file in files)}
        self.problems = [one for one in self.problems if one.file not in about and _folder(one.file) not in about]
        self.problems += placed(self.around.root, read.problems + validate(read.repository))


def _entangled(files: Sequence[str]) -> Iterator[str]:
    """The case files that have their slug in common with another one, in their order."""
    slugs = Counter(map(slug_of, files))
    return (file for file in files if slugs[slug_of(file)] > 1)


def _folder(file: str) -> str:
    """The dataset folder that a file of a dataset stands in."""
    return "/".join(file.split("/")[:2])
