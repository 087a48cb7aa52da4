"""hidden_cells_stay_hidden: what it names, that its hint mends it, and that no accepted table gives a hidden cell away."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from proofpoints.disclosure.recover import recovered
from proofpoints.disclosure.tables import split
from proofpoints.rows import Outcome, make_row
from proofpoints.rules import hidden_cells_stay_hidden
from tests.defect import RIDGE_EFFECTS, RIDGE_ROWS, VALLEY_ROWS, Defect, Edit, add, problems_in, swap, verify
from tests.trust.figures import state

ROW = "{id},graduation-rate,{group},program,district,{site},,{period},{value},percent,{n},,,{q},,federal cohort rate,S3,\n"


def rows(*lines: tuple[str, str, str, str]) -> str:
    """Rows from (group, period, value, n); an empty value is hidden."""
    return "".join(
        ROW.format(
            id=f"x{number}", group=group, site="", period=period, value=value, n=n, q="exact" if value else "suppressed"
        )
        for number, (group, period, value, n) in enumerate(lines)
    )


DEFECTS = [
    Defect(
        "the other group and the total tell it",
        (add(VALLEY_ROWS, rows(("female", "2013-14", "80.0", "425"), ("male", "2013-14", "", ""))),),
        (VALLEY_ROWS, 14, "n"),
        "row x1: the hidden figure can be computed",
        "hide the next smallest group",
        (swap(VALLEY_ROWS, "80.0,percent,425,,,exact", ",percent,,,,suppressed"),),
    ),
    Defect(
        "six students are elsewhere",
        (
            add(
                VALLEY_ROWS,
                rows(("all-students", "2012-13", "74.6", "403")).replace(
                    "district,,,2012", "district,North School,,2012"
                ),
            ),
        ),
        (VALLEY_ROWS, 6, "n"),
        "fewer than 10 students",
        "Leave n empty",
        (swap(VALLEY_ROWS, "74.6,percent,403", "74.6,percent,"),),
    ),
    Defect(
        "a group that is left out is small",
        (add(VALLEY_ROWS, rows(("low-income", "2012-13", "74.6", "402"))),),
        (VALLEY_ROWS, 6, "n"),
        "fewer than 10 students",
        "Leave n empty",
        (swap(VALLEY_ROWS, "74.6,percent,402", "74.6,percent,"),),
    ),
]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_small_slip_is_named_and_its_hint_mends_it(repository_copy: Path, defect: Defect) -> None:
    verify(repository_copy, hidden_cells_stay_hidden.ID, defect)


LEVEL = "y{id},course-pass-rate,all-students,{arm},{covers},,,2013-14,{value},percent,{n},{scope},,exact,,records,S3,\n"


def of_arms(one: tuple[str, str, int, int, str], other: tuple[str, str, int, int, str]) -> str:
    """Two rows from (arm, covers, value, n, n_scope)."""
    cells = (dict(zip(("arm", "covers", "value", "n", "scope"), arm, strict=True)) for arm in (one, other))
    return "".join(LEVEL.format(id=number, **named) for number, named in enumerate(cells))


@pytest.mark.parametrize(
    ("program", "other"),
    [
        (("program", "participants", 60, 200, "contrast"), ("control", "participants", 62, 194, "")),
        (("program", "participants", 60, 194, ""), ("control", "participants", 62, 200, "contrast")),
        (("program", "participants", 60, 194, ""), ("district", "district", 62, 200, "")),
        (("program", "participants", 60, 194, ""), ("program", "district", 62, 200, "")),
        (("program", "participants", 60, 194, ""), ("program", "school", 62, 200, "")),
        (("program", "participants", 60, 194, ""), ("region", "region", 62, 200, "")),
        (("program", "participants", 60, 194, ""), ("state", "state", 62, 200, "")),
        (("program", "participants", 60, 194, ""), ("nation", "nation", 62, 200, "")),
        (("program", "participants", 60, 194, ""), ("control", "participants", 62, 195, "contrast")),
        (("program", "participants", 60, 194, ""), ("program", "district", 62, 195, "")),
    ],
    ids=[
        "both groups less the control",
        "both groups less the program",
        "the district less the program",
        "the whole district less its participants",
        "the whole school less its participants",
        "the region less the program",
        "the state less the program",
        "the nation less the program",
        "a single student of the control group",
        "a single student of the district",
    ],
)
def test_the_few_of_another_arm_are_told(
    repository_copy: Path, program: tuple[str, str, int, int, str], other: tuple[str, str, int, int, str]
) -> None:
    add(VALLEY_ROWS, of_arms(program, other))(repository_copy)
    (problem,) = (one for one in problems_in(repository_copy) if one.level == "error")
    assert (problem.rule, problem.file, problem.field) == (hidden_cells_stay_hidden.ID, VALLEY_ROWS, "n")
    assert "row y0: with the other rows it tells that a group or site has fewer than 10 students" in problem.message


def test_many_of_another_arm_are_not(repository_copy: Path) -> None:
    both = ("program", "participants", 60, 200, "contrast"), ("control", "participants", 62, 100, "")
    add(VALLEY_ROWS, of_arms(*both))(repository_copy)
    assert [one.message for one in problems_in(repository_copy) if one.level == "error"] == []


@pytest.mark.parametrize(
    "other",
    [
        ("program", "district", 62, 194, ""),
        ("program", "district", 62, 204, ""),
        ("program", "district", 62, 190, ""),
        ("program", "district", 62, "", ""),
        ("control", "participants", 62, 200, ""),
        ("control", "school", 62, 200, ""),
    ],
    ids=[
        "nobody is left",
        "ten are left",
        "it is no part of it",
        "the district has no n",
        "the control group is another",
        "the school of the control group is another",
    ],
)
def test_of_those_around_the_program_many_or_nobody_may_be_left(
    repository_copy: Path, other: tuple[str, str, int, int, str]
) -> None:
    add(VALLEY_ROWS, of_arms(("program", "participants", 60, 194, ""), other))(repository_copy)
    assert [one.message for one in problems_in(repository_copy) if one.level == "error"] == []


def test_where_the_program_has_no_n_nothing_is_left(repository_copy: Path) -> None:
    add(VALLEY_ROWS, of_arms(("program", "participants", 60, "", ""), ("district", "district", 62, 8000, "")))(
        repository_copy
    )
    assert [one.message for one in problems_in(repository_copy) if one.level == "error"] == []


def test_those_who_took_another_test_are_no_part_of_the_others(repository_copy: Path) -> None:
    both = of_arms(("program", "participants", 60, 194, ""), ("program", "participants", 62, 200, ""))
    add(VALLEY_ROWS, both.replace("records", "own records", 1))(repository_copy)
    assert [one.message for one in problems_in(repository_copy) if one.level == "error"] == []


ONE_GROUP = "z2,engagement-scale,all-students,{arm},participants,,{population},{period},3.4,raw-score,{n},,,exact,,interest scale,S1,\n"


def effect_and_group(arm: str, n: int, population: str = "grade 7", period: str = "2013-14") -> Edit:
    """The row of one group beside a published difference of 239 students (e1 of the good repository)."""
    return add(RIDGE_ROWS, ONE_GROUP.format(arm=arm, n=n, population=population, period=period))


@pytest.mark.parametrize("contrast", ["difference", "difference-in-changes"])
@pytest.mark.parametrize("arm", ["program", "control"])
def test_a_published_difference_less_one_of_its_groups_tells_the_few_of_the_other(
    repository_copy: Path, arm: str, contrast: str
) -> None:
    effect_and_group(arm, 233)(repository_copy)
    swap(RIDGE_EFFECTS, "program,difference,control,", f"program,{contrast},control,")(repository_copy)
    (problem,) = (one for one in problems_in(repository_copy) if one.level == "error")
    assert (problem.rule, problem.file, problem.field) == (hidden_cells_stay_hidden.ID, RIDGE_ROWS, "n")
    assert "row z2: with the other rows it tells that a group or site has fewer than 10 students" in problem.message


@pytest.mark.parametrize(
    "edit",
    [
        effect_and_group("program", 120),
        effect_and_group("program", 239),
        effect_and_group("prior-cohort", 233),
        effect_and_group("program", 233, population="grade 8"),
        effect_and_group("program", 233, period="2012-13"),
    ],
    ids=["many are left", "nobody is left", "another arm", "other students", "another year"],
)
def test_a_published_difference_less_another_group_tells_nothing(repository_copy: Path, edit: Edit) -> None:
    edit(repository_copy)
    assert [one.message for one in problems_in(repository_copy) if one.level == "error"] == []


def test_a_published_change_counts_no_two_groups(repository_copy: Path) -> None:
    effect_and_group("program", 233)(repository_copy)
    swap(RIDGE_EFFECTS, "program,difference,control,", "program,change,,")(repository_copy)
    assert hidden_cells_stay_hidden.ID not in {one.rule for one in problems_in(repository_copy)}


def test_the_message_does_not_tell_the_number(repository_copy: Path) -> None:
    add(VALLEY_ROWS, rows(("female", "2013-14", "80.0", "425"), ("male", "2013-14", "", "")))(repository_copy)
    (problem,) = problems_in(repository_copy)
    assert "5" not in problem.message


def outcome(
    group: str, time: str, value: float | None, n: int | None, unit: str = "percent", site: str = ""
) -> Outcome:
    cells = {"id": f"o{group}{time}{site}", "metric": "graduation-rate", "group": group, "arm": "program", "covers": "district", "site": site,
             "population": None, "period": time, "value": value, "unit": unit, "n": n, "n_scope": None, "sd": None,
             "qualifier": "exact" if value is not None else "suppressed", "significant": None, "instrument": "one", "source": "S1",
             "note": None}  # fmt: skip
    row = make_row("outcomes", cells, 2)
    assert isinstance(row, Outcome)
    return row


def told(*outcomes: Outcome) -> list[str]:
    return [what for tables in split(outcomes) for _, what in recovered(tables)]


@pytest.mark.parametrize(
    ("expected", "outcomes"),
    [
        (["figure"], [("all-students", "2014", 80, 100), ("female", "2014", 82, 94), ("male", "2014", None, None)]),
        ([], [("all-students", "2014", 80, 100), ("female", "2014", None, None), ("male", "2014", None, None)]),
        ([], [("all-students", "2014", 80, None), ("female", "2014", 82, None), ("male", "2014", None, None)]),
        (["small"], [("all-students", "2014", 80, 100), ("female", "2014", 82, 94)]),
        ([], [("all-students", "2014", 80, 100), ("female", "2014", 85, 60)]),
        (["small"], [("all-students", "2013 to 2014", 80, 200), ("all-students", "2013", 82, 193), ("all-students", "2014", None, None)]),
        (["small"], [("all-students", "2014", 80, 100), ("white", "2014", 82, 60), ("black", "2014", 80, 35)]),
        (["figure"], [("all-students", "2014", 41, 190), ("white", "2014", 50, 96), ("students-of-color", "2014", None, None)]),
        (
            ["figure"],
            [("students-of-color", "2014", 80, 57), *((race, "2014", 80, 10) for race in ("black", "hispanic", "asian", "multiracial")),
             ("native-american", "2014", 100, 10), ("pacific-islander", "2014", None, None)],
        ),
    ],
)  # fmt: skip
def test_totals_groups_and_spans(
    expected: list[str], outcomes: list[tuple[str, str, float | None, int | None]]
) -> None:
    found = told(*(outcome(*row) for row in outcomes))
    assert (expected[0] in found) if expected else (found == [])


@pytest.mark.parametrize(
    ("expected", "whole", "female"),
    [
        (["figure"], (41, 190), (50, 96)),  # 29 or 30 of 94 boys
        ([], (80, 200), (50, 60)),  # 129 to 131 of 140 boys: 92 to 94 percent
        (
            ["figure"],
            (80.1, 2000),
            (82.3, 1000),
        ),  # 776 to 780 of 1,000 boys: one percentage point is enough to know a rate
    ],
)
def test_two_possible_numbers_or_less_than_a_point_tell_a_hidden_figure(
    expected: list[str], whole: tuple[float, int], female: tuple[float, int]
) -> None:
    rows = (outcome("all-students", "2014", *whole), outcome("female", "2014", *female))
    assert told(*rows, outcome("male", "2014", None, None)) == expected


@pytest.mark.parametrize("qualifier", ["at-least", "at-most", "approximate"])
def test_a_bound_or_a_rounded_figure_tells_less_than_an_exact_one(qualifier: str) -> None:
    whole, female = outcome("all-students", "2014", 41, 190), outcome("female", "2014", 50, 96)
    male = outcome("male", "2014", None, None)
    assert told(whole, female, male) == ["figure"]
    assert told(whole, replace(female, qualifier=qualifier), male) == []


def test_a_span_tells_how_few_were_there_in_a_year_that_has_no_row() -> None:
    years = [outcome("all-students", time, 80, n) for time, n in (("2013", 100), ("2014", 95))]
    assert told(outcome("all-students", "2012 to 2014", 80, 200), *years) == ["small"]
    assert told(outcome("all-students", "2012 to 2014", 80, 260), *years) == []
    assert (
        told(outcome("all-students", "2012 to 2014", 80, 295), *years, outcome("all-students", "2012", 80, 100)) == []
    )


@pytest.mark.parametrize(("few", "many"), [("male", "female"), ("low-income", "not-low-income")])
def test_shares_alone_tell_how_few_a_group_is(few: str, many: str) -> None:
    half = outcome(few, "2014", 50, None)
    assert told(outcome("all-students", "2014", 80.2, 500), outcome(many, "2014", 80.4, None), half) == ["small"]  # 4
    assert told(outcome("all-students", "2014", 80.2, 500), outcome(many, "2014", 82.4, None), half) == []  # about 34


def test_of_a_group_with_a_figure_somebody_is_there() -> None:
    whole = outcome("all-students", "2014", 80.2, 1500)  # at most 4 boys, and nobody only if their row said nothing
    assert told(whole, outcome("female", "2014", 80.2, None), outcome("male", "2014", 50, None)) == ["small"]


def test_a_hidden_site_is_told_by_the_groups_of_another_site() -> None:
    north = [outcome(group, "2014", 80, n, site="North") for group, n in (("all-students", None), ("female", 45))]
    west = outcome("all-students", "2014", None, None, site="West")
    for males, rate, expected in ((50, 80, ["small"]), (30, 72, [])):  # 5 or 25 at West
        male = outcome("male", "2014", 80, males, site="North")
        assert sorted({*told(outcome("all-students", "2014", rate, 100), *north, male, west)}) == expected


def test_a_hidden_site_that_is_just_the_rest_is_told() -> None:
    sites = [
        outcome("all-students", "2014", 80, n, site=site) for site, n in (("", 200), ("North", 110), ("South", 84))
    ]
    assert "small" in told(*sites, outcome("all-students", "2014", None, None, site="West"))
    assert told(*sites[:2], outcome("all-students", "2014", None, None, site="West")) == []


def test_counts_of_students_add_up_too() -> None:
    counts = [outcome("all-students", "2014", 100, None, "students"), outcome("female", "2014", 93, None, "students")]
    assert told(*counts, outcome("male", "2014", None, None, "students")) == ["figure"]


def test_a_count_that_is_left_out_is_told_by_those_of_the_others() -> None:
    whole = outcome("all-students", "2014", 60, None, "students")
    assert told(whole, outcome("female", "2014", 57, None, "students")) == ["small"]  # three boys
    assert told(whole, outcome("female", "2014", 40, None, "students")) == []
    assert told(whole, outcome("all-students", "2014", 57, None, "students", "North School")) == ["small"]


def test_so_few_of_the_rest_whom_the_measure_counts_are_told_by_shares_too() -> None:
    whole = outcome("all-students", "2014", 30, 100)  # 30 of 100; 25 of 60 and 18 of 60
    assert told(whole, outcome("female", "2014", 41.7, 60)) == ["small"]
    assert told(whole, outcome("female", "2014", 30, 60)) == []


@pytest.mark.parametrize(
    ("group", "site"), [("all-students", "North School"), ("english-learners", ""), ("female", "North School")]
)
def test_the_few_outside_one_site_or_one_group_are_told(group: str, site: str) -> None:
    whole = outcome("all-students" if not site else group, "2014", 80, 100)
    assert "small" in told(whole, outcome(group, "2014", 82, 94, site=site))
    assert told(whole, outcome(group, "2014", 85, 60, site=site)) == []
    assert told(whole, outcome(group, "2014", 80, 100, site=site)) == []  # nobody is left


def test_the_few_of_the_rest_who_failed_are_told_as_well() -> None:
    whole = outcome("all-students", "2014", 90.5, 200)  # 19 failed; 10 of 100 and 5 of 50 of them at North School
    assert "small" in told(whole, outcome("all-students", "2014", 90, 100, site="North School"))
    assert told(whole, outcome("all-students", "2014", 90, 50, site="North School")) == []
    counts = outcome("all-students", "2014", 181, 200, "students")
    assert "small" in told(counts, outcome("female", "2014", 90, 100, "students"))


def test_the_few_outside_one_group_of_one_site_are_told() -> None:
    whole = outcome("all-students", "2014", 80, 200)
    assert told(whole, outcome("low-income", "2014", 80, 195, site="North School")) == ["small"]
    assert told(whole, outcome("low-income", "2014", 80, 120, site="North School")) == []


def test_the_few_whose_average_score_could_be_computed_are_told() -> None:
    whole = outcome("all-students", "2014", 231.4, 200, "scale-score")
    assert "small" in told(whole, outcome("all-students", "2014", 232, 195, "scale-score", "North School"))
    assert "small" in told(whole, outcome("female", "2014", 232, 195, "scale-score"))
    assert told(whole, outcome("female", "2014", 232, 120, "scale-score")) == []


def test_counts_tell_what_is_hidden_among_shares() -> None:
    counts = [outcome("all-students", "2014", 60, None, "students"), outcome("female", "2014", 40, None, "students")]
    assert told(*counts, outcome("male", "2014", None, None)) == ["figure"]


def test_counts_that_contradict_the_shares_cloud_nothing() -> None:
    shares = [
        outcome("all-students", "2014", 80, 100),
        outcome("female", "2014", 82, 94),
        outcome("male", "2014", None, None),
    ]
    assert "figure" in told(*shares, outcome("all-students", "2014", 300, None, "students"))


def test_figures_that_contradict_each_other_tell_nothing() -> None:
    assert (
        told(
            outcome("all-students", "2014", 10, 100),
            outcome("female", "2014", 90, 90),
            outcome("male", "2014", None, None),
        )
        == []
    )


def test_shares_that_no_numbers_of_girls_and_boys_could_have_tell_nothing() -> None:
    for girls, boys, everybody, students in ((51.8, 52.6, 80.6, 689), (70.1, 39.8, 79.1, 660)):
        parts = [outcome("female", "2014", girls, None), outcome("male", "2014", boys, None)]
        assert told(outcome("all-students", "2014", everybody, students), *parts) == []


# --- 2,000 random tables against an adversary of another make: whole numbers, all combinations (mixed-integer programming)


@dataclass
class Shown:
    """One cell of a random table: the truth, and what is published of it."""

    group: str
    time: str
    n: int
    c: int
    n_shown: bool
    digits: int
    hidden: bool

    @property
    def value(self) -> float:
        return round(100 * self.c / self.n, self.digits)

    def row(self) -> Outcome:
        number = None if self.hidden or not self.n_shown else self.n
        return outcome(self.group, self.time, None if self.hidden else self.value, number)


PARTS = [("female", "male"), ("low-income", "not-low-income"), ("white", "students-of-color"),
         ("black", "hispanic", "asian", "native-american", "pacific-islander", "multiracial")]  # fmt: skip


def random_table(chance: random.Random) -> tuple[list[Shown], list[tuple[str, tuple[str, ...]]]]:
    """Cells of one or two years (and perhaps their span) with random hidden ones; and which groups add up."""
    parts = chance.choice(PARTS)
    whole = "students-of-color" if len(parts) > 2 else "all-students"
    years = ["2013", "2014"][: chance.choice([1, 1, 2])]
    digits = chance.choice([0, 1])
    cells: list[Shown] = []
    for year in years:
        inside = [
            (part, n := chance.choice([chance.randint(1, 12), chance.randint(10, 90)]), chance.randint(0, n))
            for part in parts
        ]
        cells += [_shown(chance, part, year, n, c, digits) for part, n, c in inside]
        cells.append(_shown(chance, whole, year, sum(n for _, n, _ in inside), sum(c for _, _, c in inside), digits))
    if len(years) == 2 and chance.random() < 0.7:
        for group in (whole, *parts):
            both = [cell for cell in cells if cell.group == group]
            cells.append(_shown(chance, group, "2013 to 2014", sum(x.n for x in both), sum(x.c for x in both), digits))
    if not any(cell.hidden for cell in cells):
        chance.choice(cells).hidden = True
    return cells, [(whole, parts)]


def _shown(chance: random.Random, group: str, time: str, n: int, c: int, digits: int) -> Shown:
    return Shown(group, time, n, c, chance.random() < 0.6, digits, n < 10 or chance.random() < 0.15)


def adversary(cells: list[Shown], families: list[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[Shown, int, int]]:
    """Least and greatest whole number of counted students of every hidden cell that fits all that is shown."""
    place = {(cell.group, cell.time): 2 * number for number, cell in enumerate(cells)}
    size = 2 * len(cells)
    facts: list[tuple[dict[int, float], float, float]] = []
    for cell in cells:
        n, c = place[cell.group, cell.time], place[cell.group, cell.time] + 1
        facts.append(({n: 1, c: -1}, 0, np.inf))
        if cell.hidden:
            continue
        half = 0.5 * 10**-cell.digits + 1e-9
        facts.append(({c: 100, n: -(cell.value - half)}, 0, np.inf))
        facts.append(({c: 100, n: -(cell.value + half)}, -np.inf, 0))
        if cell.n_shown:
            facts.append(({n: 1}, cell.n, cell.n))
    for time in {cell.time for cell in cells}:
        for whole, parts in families:
            facts += [
                ({place[whole, time] + k: 1, **{place[part, time] + k: -1 for part in parts}}, 0, 0) for k in (0, 1)
            ]
    for group in {cell.group for cell in cells if " to " in cell.time}:
        facts += [
            ({place[group, "2013 to 2014"] + k: 1, place[group, "2013"] + k: -1, place[group, "2014"] + k: -1}, 0, 0)
            for k in (0, 1)
        ]
    matrix = np.zeros((len(facts), size))
    for number, (terms, _, _) in enumerate(facts):
        for index, factor in terms.items():
            matrix[number, index] = factor
    limits = LinearConstraint(matrix, np.array([f[1] for f in facts]), np.array([f[2] for f in facts]))
    for cell in (cell for cell in cells if cell.hidden):
        ends = []
        for sign in (1, -1):
            cost = np.zeros(size)
            cost[place[cell.group, cell.time] + 1] = sign
            answer = milp(cost, constraints=limits, integrality=np.ones(size), bounds=Bounds(0, 5000))
            assert answer.status == 0, answer.message
            ends.append(round(sign * answer.fun))
        yield cell, ends[0], ends[1]


TABLES = 2000 if os.environ.get("PROOFPOINTS_FIGURES") else 150


def test_no_hidden_cell_of_a_random_table_is_recoverable() -> None:
    """2,000 tables with PROOFPOINTS_FIGURES set, fewer in the usual run."""
    chance = random.Random(20)
    accepted = cells_hidden = given_away = refused = rightly = 0
    for _ in range(TABLES):
        cells, families = random_table(chance)
        refused_here = bool(told(*(cell.row() for cell in cells)))
        ranges = [high - low for _, low, high in adversary(cells, families)]
        if refused_here:
            refused += 1
            rightly += any(width < 3 for width in ranges) or any(cell.n < 10 for cell in cells)
            continue
        accepted += 1
        cells_hidden += len(ranges)
        given_away += sum(width == 0 for width in ranges)
    assert given_away == 0
    assert accepted > TABLES / 8
    assert refused > TABLES / 8
    assert rightly / refused > 0.9
    state(
        "disclosure",
        f"{TABLES:,} random tables with hidden cells: {refused} refused, {accepted} accepted with {cells_hidden} hidden cells, "
        f"{given_away} of them recoverable by an adversary that solves for whole numbers",
    )
