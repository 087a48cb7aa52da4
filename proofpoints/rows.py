"""The rows of a dataset as typed values, and the package and repository that hold them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from operator import attrgetter
from typing import Any

from proofpoints.model import MINIMUM, Case
from proofpoints.period import Period, parse_period
from proofpoints.problems import Level, Problem
from proofpoints.reading.yamlfile import Document, Path, dotted
from proofpoints.vocabulary import ARMS, METRICS, Metric
from proofpoints.walk import prose_of, texts


@dataclass(frozen=True, slots=True)
class Figure:
    """What an outcome and an effect have in common. `line` is the line in the CSV file."""

    id: str
    metric: str
    group: str
    arm: str
    covers: str
    site: str
    population: str
    when: Period
    unit: str
    n: int | None
    qualifier: str
    significant: bool | None
    instrument: str
    source: str
    note: str
    line: int

    @property
    def about(self) -> Metric:
        """The measure, with its direction and bounds."""
        return METRICS[self.metric]

    @property
    def role(self) -> str:
        """program, comparison or reference."""
        return ARMS[self.arm].role

    def __reduce__(self) -> tuple[type[Figure], tuple[Any, ...]]:
        """In the store a row is its cells in order; what a dataclass with slots does by itself takes twice as long."""
        return type(self), _CELLS[type(self)](self)


@dataclass(frozen=True, slots=True)
class Outcome(Figure):
    """One published figure. `value` is None only when it is suppressed."""

    value: float | None
    n_scope: str
    sd: float | None

    @property
    def own_n(self) -> int | None:
        """Students behind this figure alone; None if n counts both groups together."""
        return None if self.n_scope == "contrast" else self.n


@dataclass(frozen=True, slots=True)
class Effect(Figure):
    """One published difference: change over time, difference from a comparison, or difference in changes."""

    contrast: str
    versus: str
    estimate: float
    se: float | None
    p: float | None


Row = Outcome | Effect
_CELLS: dict[type[Figure], Callable[[Figure], tuple[Any, ...]]] = {
    kind: attrgetter(*(column.name for column in fields(kind))) for kind in (Outcome, Effect)
}


@dataclass(frozen=True)
class Package:
    """A dataset folder: its rows in file order, and the descriptor."""

    folder: str  # datasets/<slug>
    outcomes: tuple[Outcome, ...]
    effects: tuple[Effect, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row of both files, outcomes first."""
        return (*self.outcomes, *self.effects)

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """Every row by its id; ids are unique over both files."""
        return {row.id: row for row in self.rows}

    def problem(self, row: Row, column: str, rule: str, message: str, hint: str, level: Level = Level.ERROR) -> Problem:
        """A problem at a row; the field is the column's name."""
        file = f"{self.folder}/{'outcomes' if isinstance(row, Outcome) else 'effects'}.csv"
        return Problem(file, row.line, None, column, rule, f"row {row.id}: {message}", hint, level)


@dataclass(frozen=True)
class Entry:
    """A case file that could be read, with its dataset if that could be read, and the places of its keys."""

    slug: str
    file: str
    draft: bool
    case: Case
    package: Package | None
    document: Document = field(repr=False, compare=False)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Ids of its sources."""
        return tuple(self.case.sources)

    @property
    def smallest_group(self) -> int:
        """Fewest students a figure may describe, as it asks for."""
        return self.case.result.smallest_group

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text of the case with its path: one walk for all rules."""
        return tuple(texts(self.case))

    @cached_property
    def prose(self) -> tuple[tuple[Path, str], ...]:
        """Every sentence of the case with its path."""
        return tuple(prose_of(self.texts))

    def without_places(self) -> Entry:
        """The entry of a case that was checked: the places of its keys are a third of all it needs in memory."""
        bare = replace(self, document=Document())
        vars(bare).update(texts=self.texts, prose=self.prose)  # so that nobody walks through them again
        return bare

    def problem(self, path: Path, rule: str, message: str, hint: str, level: Level = Level.ERROR) -> Problem:
        """A problem at a path of the case file."""
        return _problem_at(self.file, self.document, path, rule, message, hint, level)


@dataclass(frozen=True)
class Unshaped:
    """A case file that could be read and makes no case: that of a sketch, or one with a mistake in it."""

    slug: str
    file: str
    package: Package | None
    document: Document = field(repr=False, compare=False)
    refused: frozenset[str]  # the fields of which it is said already what is wrong
    waits: bool  # a draft that only lacks parts; its sentences may be unfinished as well

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text that stands in the file with its path, under whatever key."""
        return tuple(texts(self.document.data))

    @cached_property
    def prose(self) -> tuple[tuple[Path, str], ...]:
        """Every sentence that stands in the file with its path."""
        return tuple(prose_of(self.texts))

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Ids of the sources as far as there are any."""
        sources = self.document.data.get("sources")
        return tuple(sources) if isinstance(sources, dict) else ()

    @property
    def smallest_group(self) -> int:
        """Fewest students a figure may describe, if the file asks for more than the usual number."""
        asked = dict(self.texts).get(("result", "smallest_group"), "")
        return int(asked) if re.fullmatch("[0-9]{1,4}", asked) else MINIMUM

    def problem(self, path: Path, rule: str, message: str, hint: str, level: Level = Level.ERROR) -> Problem:
        """A problem at a path of the case file."""
        return _problem_at(self.file, self.document, path, rule, message, hint, level)


CaseFile = Entry | Unshaped


def _problem_at(file: str, document: Document, path: Path, *said: Any) -> Problem:
    line, column = document.place(path)
    return Problem(file, line, column, dotted(path), *said)


@dataclass(frozen=True)
class Sketch:
    """A draft that still lacks parts of a case: what can be said of it, and what it lacks."""

    slug: str
    file: str
    name: str
    state: str
    package: Package | None
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Repository:
    """All cases that could be read, by slug; drafts that are not yet a case; the slugs of what could not be read."""

    entries: tuple[Entry, ...] = ()
    sketches: tuple[Sketch, ...] = ()
    broken: frozenset[str] = frozenset()
    packages: tuple[Package, ...] = ()  # every dataset with the rows that could be read, also of a broken case
    unshaped: tuple[Unshaped, ...] = ()  # what was written in the files of the sketches and of broken cases

    @property
    def written(self) -> tuple[CaseFile, ...]:
        """Every case file that could be read, whether or not it makes a case."""
        return (*self.entries, *self.unshaped)

    @property
    def told(self) -> tuple[CaseFile, ...]:
        """Those whose sentences are judged, so that one misspelt word elsewhere does not hide what is wrong with them."""
        return (*self.entries, *(file for file in self.unshaped if not file.waits))

    @property
    def published(self) -> tuple[Entry, ...]:
        """Cases outside cases/drafts/."""
        return tuple(entry for entry in self.entries if not entry.draft)

    @property
    def drafts(self) -> tuple[Entry, ...]:
        """Cases that wait for data."""
        return tuple(entry for entry in self.entries if entry.draft)

    def smallest_group(self, package: Package) -> int:
        """Fewest students a figure of a dataset may describe: what its case asks for, never less than ten."""
        return max(MINIMUM, self._asked.get(id(package), MINIMUM))

    @cached_property
    def _asked(self) -> dict[int, int]:
        """What the cases of each dataset ask for. The dataset itself is meant: two cases may have read one folder twice."""
        asked: dict[int, int] = {}
        for file in self.written:
            asked[id(file.package)] = max(asked.get(id(file.package), 0), file.smallest_group)
        return asked


def make_row(table: str, cells: dict[str, Any], line: int) -> Row:
    """A typed row from checked cells (see table.py); empty cells are None."""
    period = parse_period(cells["period"])
    assert period is not None  # table.py has checked it
    significant = cells["significant"]
    shared = {
        "id": cells["id"],
        "metric": cells["metric"],
        "group": cells["group"],
        "arm": cells["arm"],
        "covers": cells["covers"],
        "site": cells["site"] or "",
        "population": cells["population"] or "",
        "when": period,
        "unit": cells["unit"],
        "n": cells["n"],
        "qualifier": cells["qualifier"],
        "significant": None if significant is None else significant == "yes",
        "instrument": cells["instrument"],
        "source": cells["source"],
        "note": cells["note"] or "",
        "line": line,
    }
    if table == "outcomes":
        return Outcome(**shared, value=cells["value"], n_scope=cells["n_scope"] or "row", sd=cells["sd"])
    return Effect(
        **shared,
        contrast=cells["contrast"],
        versus=cells["versus"] or "",
        estimate=cells["estimate"],
        se=cells["se"],
        p=cells["p"],
    )
