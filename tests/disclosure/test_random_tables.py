"""Random tables as real ones are, n left out, shares, counts and bounds mixed, sites and spans, against an adversary that
solves for whole numbers and asks of every cell and rest how many students there are, are counted and are not."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from proofpoints.disclosure.recover import recovered
from proofpoints.disclosure.tables import split
from proofpoints.rows import Package, Repository
from proofpoints.rules.small_cells import check as small_cells
from tests.disclosure.by_hand import outcomes_of

TABLES = 400 if os.environ.get("PROOFPOINTS_FIGURES") else 60
# Known to be left: where shares without n, sites and bounds must be solved together with the fact that somebody is in each
# group. 11 of 293 accepted tables of another seed did; PRIVACY.md says so. Of the few tables here, two of 27 do.
MOST = 0.08
PARTS = [("female", "male"), ("poor", "rich"), ("white", "color")]
Fact = tuple[dict[int, float], float, float]


@dataclass
class Shown:
    """A cell of the truth, and what is published of it; a cell that no row gives has no text."""

    group: str
    site: str
    year: str
    n: int
    c: int
    text: str = ""
    hidden: bool = False
    low: float = 0  # the share, of 1
    high: float = 1
    count: tuple[float, float] = (0, np.inf)
    n_shown: bool = False


def _show(chance: random.Random, cell: Shown, digits: int, minimum: int) -> None:
    """Write a row as careful publishers do: nothing of a small group, no n where it tells how few passed or failed."""
    where = f" site={cell.site}" * bool(cell.site) + f" year={cell.year}"
    what = chance.random()
    if what < 0.08:
        return
    if cell.n < minimum or what < 0.18:
        cell.text, cell.hidden = f"{cell.group} ? -{where}", True
        return
    few = 0 < cell.c < minimum or 0 < cell.n - cell.c < minimum
    cell.n_shown = not few and chance.random() < 0.6
    n = str(cell.n) if cell.n_shown else "-"
    if what < 0.3 and not few and cell.c:
        cell.text, cell.count, cell.n_shown = f"{cell.group} {cell.c}s -{where}", (cell.c, cell.c), False
        return
    share, half = round(100 * cell.c / cell.n, digits), 0.5 * 10**-digits
    sign, low, high = "", share - half, share + half
    if what > 0.92:
        share, sign = (float(np.ceil(share)), "<") if share < 50 else (float(np.floor(share)), ">")
        low, high = (0, share) if sign == "<" else (share, 100)
    elif what > 0.87:
        sign, low, high = "~", share - 2, share + 2
    cell.low, cell.high = max(0, low / 100), min(1, high / 100)
    cell.text = f"{cell.group} {sign}{share} {n}{where}"


def random_table(chance: random.Random, minimum: int) -> list[Shown]:
    """Everybody and two groups, perhaps by site, perhaps in two years and over both."""
    parts, years = chance.choice(PARTS), ["2013", "2014"][: chance.choice([1, 1, 2])]
    sites = chance.choice([[""], [""], ["", "North", "South"]])
    digits, everybody = chance.choice([0, 1, 2]), chance.random() < 0.1
    found: dict[tuple[str, str, str], list[int]] = {}
    for year in years:
        for part in parts:
            for site in sites[1:] or [""]:
                n = chance.choice([chance.randint(1, 14), chance.randint(15, 90), chance.randint(90, 400)])
                c = n if everybody else round(n * chance.random())
                for group in (part, "all"):
                    for place in dict.fromkeys((site, "")):  # in this order on every machine
                        for when in (year, "2013_to_2014")[: len(years)]:
                            total = found.setdefault((group, place, when), [0, 0])
                            total[0], total[1] = total[0] + n, total[1] + c
    cells = [Shown(*key, *numbers) for key, numbers in found.items()]
    for cell in cells:
        _show(chance, cell, digits, minimum)
    return cells


def _families(cells: list[Shown]) -> list[tuple[int, tuple[int, ...], bool]]:
    """Places of a whole and its parts, and whether these are all of them."""
    place = {(cell.group, cell.site, cell.year): number for number, cell in enumerate(cells)}
    parts = {cell.group for cell in cells} - {"all"}
    years = {cell.year for cell in cells} - {"2013_to_2014"}
    sites = {cell.site for cell in cells if cell.site}
    found = []
    for cell in cells:
        here = place[cell.group, cell.site, cell.year]
        if cell.group == "all":
            found.append((here, tuple(place[part, cell.site, cell.year] for part in sorted(parts)), True))
        if cell.year not in years:
            found.append((here, tuple(place[cell.group, cell.site, year] for year in sorted(years)), True))
        if sites and not cell.site:
            found.append((here, tuple(place[cell.group, site, cell.year] for site in sorted(sites)), False))
    return found


def _facts(cells: list[Shown]) -> list[Fact]:
    facts: list[Fact] = []
    for number, cell in enumerate(cells):
        n, c = 2 * number, 2 * number + 1
        facts += [
            ({n: 1, c: -1}, 0, np.inf),
            ({c: 1, n: -cell.low}, -1e-7, np.inf),
            ({c: 1, n: -cell.high}, -np.inf, 1e-7),
        ]
        facts += [({c: 1}, *cell.count), ({n: 1}, *((cell.n, cell.n) if cell.n_shown else (0, np.inf)))]
        if cell.text and not cell.hidden:
            facts.append(({n: 1}, 1, np.inf))
    for whole, parts, all_of_them in _families(cells):
        for what in (0, 1):
            terms = {2 * whole + what: 1.0} | {2 * part + what: -1.0 for part in parts}
            facts.append((terms, 0, 0 if all_of_them else np.inf))
    return facts


def given_away(cells: list[Shown], minimum: int) -> list[str]:
    """Hidden numbers that only one value fits, and groups that somebody is in and surely fewer than `minimum`."""
    size, facts = 2 * len(cells), _facts(cells)
    rows = [[terms.get(index, 0.0) for index in range(size)] for terms, _, _ in facts]
    limits = LinearConstraint(rows, [low for _, low, _ in facts], [high for _, _, high in facts])

    def ends(terms: dict[int, float]) -> tuple[int, int] | None:
        found = []
        for sign in (1, -1):
            cost = [sign * terms.get(index, 0.0) for index in range(size)]
            answer = milp(
                cost, constraints=limits, integrality=np.ones(size), bounds=Bounds(0, 9000), options={"time_limit": 5}
            )
            if answer.status != 0:
                return None
            found.append(round(sign * answer.fun))
        return found[0], found[1]

    leaks = []
    for name, terms, hidden in _asked(cells):
        found = ends(terms)
        if found and ((hidden and found[0] == found[1]) or (not hidden and 1 <= found[0] <= found[1] < minimum)):
            leaks.append(f"{name} {found}")
    return leaks


def _asked(cells: list[Shown]) -> list[tuple[str, dict[int, float], bool]]:
    asked: list[tuple[str, dict[int, float], bool]] = []
    for number, cell in enumerate(cells):
        n, c = 2 * number, 2 * number + 1
        each = {"students": {n: 1.0}, "counted": {c: 1.0}, "failed": {n: 1.0, c: -1.0}}
        if cell.text:
            names = ["counted", "failed"] if cell.hidden else [*each]
            asked += [(f"{cell.group} {cell.site} {cell.year} {what}", each[what], cell.hidden) for what in names]
    for whole, parts, _ in _families(cells):
        shown = [part for part in parts if cells[part].text and not cells[part].hidden]
        silent = [part for part in parts if part not in shown]
        if not shown or not cells[whole].text or cells[whole].hidden or (len(silent) == 1 and cells[silent[0]].hidden):
            continue
        for what in (0, 1):
            terms = {2 * whole + what: 1.0} | {2 * part + what: -1.0 for part in shown}
            asked.append((f"rest of {cells[whole]}: {what}", terms, False))
    return asked


@pytest.mark.parametrize("minimum", [10, 20])
def test_few_accepted_tables_give_a_small_group_away_to_a_solver(minimum: int) -> None:
    chance = random.Random(minimum)
    accepted, refused = 0, 0
    leaks: list[str] = []
    for _ in range(TABLES):
        cells = random_table(chance, minimum)
        text = "; ".join(cell.text for cell in cells if cell.text)
        if not text:
            continue
        rows = outcomes_of(text)
        package = Package("datasets/example", tuple(rows), ())
        if minimum == 10 and [*small_cells(Repository((), (), frozenset(), (package,)))]:
            continue
        if any(True for tables in split(rows) for _ in recovered(tables, minimum)):
            refused += 1
            continue
        accepted += 1
        leaks += [f"{text}: {given}" for given in [given_away(cells, minimum)] if given]
    assert len(leaks) <= MOST * accepted, leaks
    assert min(accepted, refused) > TABLES / 10
