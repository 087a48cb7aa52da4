"""Facets and orders of Find, on the fixtures."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.across.facets import FACETS, SIZES, bands, facet_column, setting, size
from proofpoints.across.sorting import SORTINGS, order, students
from proofpoints.analyse import analyse
from proofpoints.pages.gather import gather
from proofpoints.validate import load_and_validate


@pytest.mark.parametrize(
    ("grades", "wanted"),
    [
        ("K-5", ["elementary"]),
        ("K-8", ["elementary", "middle"]),
        ("9", ["high"]),
        ("PK-12", ["elementary", "middle", "high"]),
    ],
)
def test_grade_bands(grades: str, wanted: list[str]) -> None:
    assert bands(grades) == wanted


def test_every_facet_counts_the_values_of_every_case(good: Path) -> None:
    results = analyse(load_and_validate(good)[0])
    gists = tuple(map(gather, results))
    for facet in FACETS:
        column = facet_column(facet, gists)
        named = [[column["values"][number][0] for number in cell] for cell in column["column"]]
        assert named == [list(dict.fromkeys(facet.values(result))) for result in results], facet.key


def test_unknown_size_and_setting_stay_unknown(good: Path) -> None:
    for result in analyse(load_and_validate(good)[0]):
        assert (size(result) in SIZES) == bool(result.case.who.enrollment)
        assert bool(setting(result)) == (result.case.who.place.locale is not None)


@pytest.mark.parametrize("sorting", SORTINGS, ids=lambda one: one.id)
def test_orders_hold_every_case_once(good: Path, sorting) -> None:  # type: ignore[no-untyped-def]
    gists = tuple(map(gather, analyse(load_and_validate(good)[0])))
    assert sorted(order(sorting, gists)) == list(range(len(gists)))


def test_more_students_come_first(good: Path) -> None:
    gists = tuple(map(gather, analyse(load_and_validate(good)[0])))
    by_students = next(one for one in SORTINGS if one.id == "students")
    counts = [students(gists[index]) for index in order(by_students, gists)]
    assert counts == sorted(counts, reverse=True)
