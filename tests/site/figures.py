"""Rows of a dataset read anew from its CSV files, and every number that may be said of them, by plain arithmetic.

Nothing here calls the code that writes the pages: what is computed twice in two ways can be compared.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import permutations
from pathlib import Path

from proofpoints.vocabulary import GROUPS, METRICS

Z = 1.959963984540054  # the 97.5 percent point of the normal distribution

# unit of a row -> the word a page writes after a level, and after a difference (singular)
LEVEL = {
    "percent": "percent",
    "scale-score": "scale-score point",
    "raw-score": "point",
    "sd": "standard deviation",
    "percentile": "percentile",
    "percent-of-expected": "percent of expected growth",
    "years": "year of growth",
    "words-per-minute": "word per minute",
    "students": "student",
    "credits": "credit",
    "count": "",
    "index": "index point",
}
DIFFERENCE = LEVEL | {
    "percent": "percentage point",
    "percentile": "percentile point",
    "percent-of-expected": "point of expected growth",
}
EFFECT = {
    "percentage-points": "percentage point",
    "scale-points": "scale-score point",
    "raw-points": "point",
    "sd": "standard deviation",
    "percentile-points": "percentile point",
    "percent-relative": "percent",
    "percent-ambiguous": "percent",
    "students": "student",
    "credits": "credit",
    "ratio": "time",
    "points-of-expected": "point of expected growth",
    "years": "year of learning",
    "index-points": "index point",
}


@dataclass(frozen=True)
class Row:
    """A row of either file as text; `amount` is its value or its estimate."""

    cells: dict[str, str]
    effect: bool

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column) or ""

    @cached_property
    def amount(self) -> Decimal | None:
        """The figure itself; None if the source hides it."""
        text = self["estimate" if self.effect else "value"]
        return Decimal(text) if text else None

    @cached_property
    def word(self) -> str:
        """What a page must write after the figure."""
        return EFFECT[self["unit"]] if self.effect else LEVEL[self["unit"]]

    @cached_property
    def own_n(self) -> int | None:
        """Students behind this row alone."""
        return int(self["n"]) if self["n"] and self["n_scope"] != "contrast" else None

    @cached_property
    def time(self) -> float:
        """The end of the period; a school year is filed under the year in which it ends."""
        last = self["period"].split(" to ")[-1]
        season = {"winter": 0.1, "spring": 0.3, "summer": 0.6, "fall": 0.8}.get(last.split(" ")[0], 0.0)
        digits = re.findall(r"\d+", last) or ["0"]
        return (int(digits[0]) + 1 if "-" in last else int(digits[0])) + season

    @property
    def measure(self) -> tuple[str, ...]:
        """What two figures must share to be subtracted: never two instruments."""
        method = self["instrument"].casefold() if self["instrument"] != "unstated" else f"unstated in {self['source']}"
        return (self["metric"], self["group"], self["population"], self["unit"], method, str(self.effect))

    @property
    def line(self) -> tuple[str, ...]:
        """What two figures must share to be one line over time."""
        return (self["arm"], self["covers"], self["site"])


def read_rows(dataset: Path) -> dict[str, Row]:
    """Every row of a dataset folder by id."""
    rows: dict[str, Row] = {}
    for name in ("outcomes.csv", "effects.csv"):
        if (dataset / name).is_file():
            with (dataset / name).open(encoding="utf-8", newline="") as file:
                rows |= {cells["id"]: Row(cells, name == "effects.csv") for cells in csv.DictReader(file)}
    return rows


@dataclass(frozen=True)
class Sayable:
    """What a page may say of some rows."""

    rows: tuple[Row, ...]

    @cached_property
    def pairs(self) -> tuple[tuple[Row, Row], ...]:
        """Rows that may be subtracted, the way round a reader expects: later - earlier, program - other."""
        return tuple((one, other) for one, other in permutations(self.rows, 2) if _subtracted(one, other, self.rows))

    @cached_property
    def levels(self) -> set[tuple[Decimal, str]]:
        """Published figures with the word of their unit, and numbers of students."""
        said = {(row.amount, row.word) for row in self.rows if row.amount is not None}
        return said | {(Decimal(row["n"]), "student") for row in self.rows if row["n"]}

    @cached_property
    def differences(self) -> set[tuple[Decimal, str]]:
        """Computed differences with the word of their unit, and differences of two changes."""
        single = {(_minus(one, other), DIFFERENCE[one["unit"]]) for one, other in self.pairs}
        return single | set(self._double())

    def _double(self) -> Iterator[tuple[Decimal, str]]:
        changes = [pair for pair in self.pairs if pair[0].line == pair[1].line] if len(self.rows) <= 4 else []
        for one, other in permutations(changes, 2):
            if one[0]["arm"] == "program" != other[0]["arm"] and one[0].measure == other[0].measure:
                yield _minus(*one) - _minus(*other), DIFFERENCE[one[0]["unit"]]

    @cached_property
    def bare(self) -> set[Decimal]:
        """Numbers that may stand without a unit, as in a chart or in a column of students."""
        numbers = {value for value, _ in self.levels | self.differences}
        return numbers | {Decimal(row["n"]) for row in self.rows if row["n"]}

    @cached_property
    def doubts(self) -> set[Decimal]:
        """Standard deviations, standard errors and p as published: they stand in the note of their row."""
        return {Decimal(row[column]) for row in self.rows for column in ("sd", "se", "p") if row[column]}

    @cached_property
    def intervals(self) -> set[tuple[Decimal, Decimal, str]]:
        """Ends of the intervals as rounded on a page, with the word of their unit."""
        found = [
            (*newcombe(one, other), DIFFERENCE[one["unit"]])
            for one, other in self.pairs
            if one["unit"] == "percent" and one.own_n and other.own_n
        ]
        for row in self.rows:
            if row.effect and row["se"]:
                half = Z * float(row["se"])
                found.append((float(row.amount or 0) - half, float(row.amount or 0) + half, row.word))
        return {(_rounded(low, low, high), _rounded(high, low, high), word) for low, high, word in found}

    @cached_property
    def effect_sizes(self) -> set[tuple[Decimal, str]]:
        """Effect sizes of the program against a comparison, to two decimals, with their kind."""
        return {
            size for one, other in self.pairs if one["arm"] == "program" != other["arm"] for size in _sizes(one, other)
        }

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Words of the rows in which digits are no figures, the longest first."""
        found: set[str] = set()
        for row in self.rows:
            found |= {row[column] for column in ("period", "site", "population", "instrument", "source", "id")}
            found |= {piece.strip() for piece in re.split(r"\{[^}]*\}", row["note"])}
            found |= {METRICS[row["metric"]].label, GROUPS[row["group"]].label}
        named = {name for name in found if re.search(r"\d", name)}
        return tuple(sorted(named, key=lambda name: (-len(name), name)))


def _subtracted(one: Row, other: Row, rows: tuple[Row, ...]) -> bool:
    known = one.amount is not None and other.amount is not None
    plain = {one["qualifier"], other["qualifier"]} <= {"exact", "approximate"}
    if one.effect or not (known and plain and one.measure == other.measure):
        return False
    if len(rows) == 2 and rows[0] is one:  # a reference such as {o9-o8} says itself which way round
        return True
    if one.line == other.line:
        return one.time > other.time
    return one["arm"] == "program" and (one["arm"] != other["arm"])


def _minus(one: Row, other: Row) -> Decimal:
    return (one.amount or Decimal(0)) - (other.amount or Decimal(0))


def _rounded(end: float, low: float, high: float) -> Decimal:
    return Decimal(str(round(end, 1 if max(abs(low), abs(high)) >= 1 else 2) + 0.0))


def wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's score interval of a share between 0 and 1."""
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return middle - half, middle + half


def newcombe(one: Row, other: Row) -> tuple[float, float]:
    """Newcombe's interval (method 10) of a difference of two percentages, in percentage points."""
    p1, p2 = float(one.amount or 0) / 100, float(other.amount or 0) / 100
    (l1, u1), (l2, u2) = wilson(p1, one.own_n or 0), wilson(p2, other.own_n or 0)
    low = p1 - p2 - math.hypot(p1 - l1, u2 - p2)
    return 100 * low, 100 * (p1 - p2 + math.hypot(u1 - p1, p2 - l2))


def _sizes(one: Row, other: Row) -> Iterable[tuple[Decimal, str]]:
    a, b = float(one.amount or 0), float(other.amount or 0)
    if one["unit"] == "sd":
        yield _two(a - b), "difference of standardized means"
    elif one["unit"] == "percent" and 0 < a < 100 and 0 < b < 100:
        yield _two((math.log(a / (100 - a)) - math.log(b / (100 - b))) / 1.65), "Cox index"
    elif one["sd"] and other["sd"] and one.own_n and other.own_n:
        n1, n2, s1, s2 = one.own_n, other.own_n, float(one["sd"]), float(other["sd"])
        pooled = math.sqrt(((n1 - 1) * s1 * s1 + (n2 - 1) * s2 * s2) / (n1 + n2 - 2))
        yield _two((1 - 3 / (4 * (n1 + n2) - 9)) * (a - b) / pooled), "Hedges g"


def _two(value: float) -> Decimal:
    return Decimal(str(round(value, 2) + 0.0))
