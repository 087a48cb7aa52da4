"""examples: what they leave open, the solver leaves open as well; so nothing that must be told is passed over."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from proofpoints.disclosure import recover
from proofpoints.disclosure.examples import contradict
from proofpoints.disclosure.recover import Bounds, recovered
from proofpoints.disclosure.system import INFINITY
from proofpoints.disclosure.tables import PARTITIONS, split, system_of
from proofpoints.rows import Outcome, make_row

_PARTS = [parts for whole, parts in PARTITIONS if whole == "all-students"]


def outcome(number: int, site: str, time: str, group: str, value: float | None, n: int | None, unit: str) -> Outcome:
    cells = {"id": f"o{number}", "metric": "graduation-rate", "group": group, "arm": "program", "covers": "district",
             "site": site, "population": None, "period": time, "value": value, "unit": unit, "n": n, "n_scope": None, "sd": None,
             "qualifier": "exact" if value is not None else "suppressed", "significant": None, "instrument": "one",
             "source": "S1" if number % 3 else "S2", "note": None}  # fmt: skip
    row = make_row("outcomes", cells, number)
    assert isinstance(row, Outcome)
    return row


Truth = dict[tuple[str, str, str], tuple[int, int]]  # site, time and group; students, and those whom the measure counts


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """Students by group, year and site that add up, as those of a real school do."""
    found: Truth = {}
    years = draw(st.sampled_from([["2013"], ["2013", "2014"]]))
    partition = draw(st.lists(st.sampled_from(_PARTS), max_size=2, unique=True))
    for year in years:
        n = draw(st.one_of(st.integers(10, 60), st.integers(60, 2500)))
        counted = round(n * draw(st.floats(0.1, 0.95)))
        found["", year, "all-students"] = n, counted
        for parts in partition:
            left_n, left_c = n, counted
            for part in parts[:-1]:
                taken = round(left_n * draw(st.floats(0, 1)))
                inside = draw(st.integers(max(0, left_c - (left_n - taken)), min(taken, left_c)))
                found["", year, part] = taken, inside
                left_n, left_c = left_n - taken, left_c - inside
            found["", year, parts[-1]] = left_n, left_c
        if draw(st.booleans()):
            found["North", year, "all-students"] = n // 2, counted // 2
            found["South", year, "all-students"] = n - n // 2 - draw(st.integers(0, 9)), counted // 3
    if len(years) == 2 and draw(st.booleans()):
        sums = [found["", year, "all-students"] for year in years]
        found["", "2013 to 2014", "all-students"] = sum(n for n, _ in sums), sum(c for _, c in sums)
    return found


@st.composite
def published(draw: st.DrawFn) -> list[Outcome]:
    """Rows of a truth: some with n, some hidden, some left out, some wrong."""
    unit = draw(st.sampled_from(["percent"] * 4 + ["students"]))
    digits = draw(st.sampled_from([0, 1]))
    rows = []
    for number, ((site, time, group), (n, counted)) in enumerate(draw(truths()).items()):
        what = draw(st.sampled_from(["whole", "whole", "share", "share", "hidden", "left out", "wrong"]))
        share = round(float(Fraction(100 * counted, n)), digits) if n else 0.0
        value = None if what == "hidden" else float(counted) if unit == "students" else share
        value = round(value * 1.2, digits) if what == "wrong" and value else value
        shown = n if what == "whole" and unit == "percent" else None
        if what != "left out":
            rows.append(outcome(number, site, time, group, value, shown, unit))
    return rows


def told(rows: list[Outcome]) -> list[tuple[object, str]]:
    return [found for tables in split(rows) for found in recovered(tables)]


@given(published())
def test_examples_change_no_verdict(rows: list[Outcome]) -> None:
    quick = told(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recover, "leave_open", lambda *arguments: False)
        patch.setattr(recover, "contradict", lambda *arguments: False)
        assert quick == told(rows)


@given(published())
def test_a_contradiction_is_one_for_the_solver(rows: list[Outcome]) -> None:
    for tables in split(rows):
        if contradict(tables, tables.families):
            assert system_of(tables).bounds({next(iter(tables.rows)).number("n"): 1.0}) is None


_ENDS = st.one_of(st.just(INFINITY), st.integers(0, 40).map(float), st.floats(0, 40))


@given(_ENDS, _ENDS, _ENDS, _ENDS, st.floats(0, 5), st.floats(0, 5), st.sampled_from([10, 20]))
def test_wider_bounds_tell_no_more(
    a: float, b: float, c: float, d: float, down: float, up: float, minimum: int
) -> None:
    def wider(bounds: Bounds) -> Bounds:
        return max(0.0, bounds[0] - down), bounds[1] + up

    students, counted = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    assume(INFINITY not in (students[0], counted[0]))
    if not recover._follows(students, counted, minimum):
        assert not recover._follows(wider(students), wider(counted), minimum)


@pytest.mark.parametrize(
    "rows",
    [
        [("all-students", 60.0, 400), ("low-income", 52.0, None)],
        [("all-students", 45.4, 453), ("female", 47.9, None), ("black", 53.3, None), ("hispanic", 77.1, None)],
        [("all-students", 60.0, 400), ("female", 55.0, None), ("male", 66.0, None), ("white", 61.0, None)],
        [("all-students", 60.0, 400), ("female", 75.0, None), ("male", 66.0, None), ("white", 61.0, None)],
        [("all-students", 80.0, 100), ("female", None, None), ("male", None, None)],
        [("all-students", 80.0, 425), ("homeless", None, None)],
    ],
)
def test_what_is_published_every_day_is_not_solved(
    rows: list[tuple[str, float | None, int | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def solve(*arguments: object) -> None:
        raise AssertionError("it was solved")

    monkeypatch.setattr("proofpoints.disclosure.system.System.bounds", solve)
    numbered = [
        outcome(number, "", "2014", group, value, n, "percent") for number, (group, value, n) in enumerate(rows)
    ]
    assert told(numbered) == []
