"""Datasets that give a small group away in one to three steps with a pencil, and innocent ones that look like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.defect import VALLEY_ROWS, add, problems_in
from tests.disclosure.by_hand import csv_of

GUARDS = {"hidden-cells-stay-hidden", "small-cells"}

ATTACKS = {
    # one subtraction
    "six are no girls": "all 50 100; female 52 94",
    "six outside a site": "all 50 100; all 52 94 site=North",
    "six outside two sites": "all 50 200; all 52 100 site=North; all 50 94 site=South",
    "five are no English learners": "all 50 100; el 52 95",
    "boys hidden, computed": "all 50 100; female 52 60; male ? -",
    "all hidden, computed": "all ? -; female 52 60; male 40 60",
    "hidden race": "all 50 200; white 50 80; color 50 118",
    # n withheld, as the hint asks
    "boys without n, two of forty": "all 50 100; female 80 60; male 5 -",
    "boys without n, two of forty failed": "all 50 100; female 20 60; male 95 -",
    "not poor without n, three of 60": "all 30 160; poor 45 100; rich 5 -",
    "black without n, few passed of the others": "all 50 100; black 80 60; white 5 -; hispanic 5 -",
    "two sites of which one has no n, rest passes": "all 50 100; all 80 60 site=North; all 5 - site=South",
    "year without n, two of forty": "all 50 100 year=2013_to_2014; all 80 60 year=2013; all 5 - year=2014",
    # everybody or nobody
    "everybody passed, also the hidden boys": "all 100 200; female 100 -; male ? -",
    "nobody passed, nor the hidden boys": "all 0 200; female 0 -; male ? -",
    "everybody passed, no girls' n, hidden race": "all 100 200; white 100 -; color ? -",
    "the failed of the hidden boys": "all 90.5 200; female 100 -; male ? -",
    # spans
    "a span less one of its years": "all 50 200 year=2013_to_2014; all 51 194 year=2013",
    "a span less two of its three years": "all 50 300 year=2012_to_2014; all 51 150 year=2012; all 50 144 year=2014",
    "two spans that differ by a year": "all 50 300 year=2012_to_2014; all 51 294 year=2013_to_2014",
    "a span less a year, few passed": "all 50 200 year=2013_to_2014; all 79 120 year=2013",
    "shares of two years": "all 80.2 500 year=2013_to_2014; all 80.4 - year=2013; all 50 - year=2014",
    # contradictions elsewhere
    "a slip at another site clouds it": "all 50 100 site=North; female 52 60 site=North; male ? - site=North; "
    "all 20 400 site=South; female 60 200 site=South; male 70 200 site=South",
    "a slip in another partition clouds it": "all 50 100; female 52 60; male ? -; poor 70 50; rich 80 50",
    "a slip among races clouds the boys": "all 50 400; female 52.5 360; male ? -; white 80 200; color 70 200",
    "digits of another source cloud it": "all 50 100; female 52 60; male ? -; el 33.33 30 by=S2",
    "mixed digits in one row cloud it": "all 51 190; female 50 96; male ? -; el 33.33 30",
    "mixed digits of one source": "all 52.5 200; female 53 100; male ? -; swd 50.25 -",
    # several sources
    "whole of one source, group of another": "all 50 100; female 52 94 by=S2",
    "one of two sources tells": "all 50 100; all 51 120 by=S2; female 52 94; female 50 70 by=S2",
    # arms and coverage
    "seven who passed outside the program": "all 60 194 covers=participants; all 42 294 covers=district",
    "few who failed outside the program": "all 40 194 covers=participants; all 58 294 covers=district",
    "the district less the program, few passed": "all 60 194 covers=participants; all 42 294 arm=district",
    "girls of the program of all of the district": "female 60 194 covers=participants; all 58 200 covers=district",
    "one site of the program of the district": "all 60 194 covers=participants site=North; all 58 200 covers=district",
    "the rest of the district is hidden": "all 60 194 covers=participants; all ? - arm=rest-of-district; all 55 294 arm=district",
    "grade 9 of all": "all 60 194 of=grade_9; all 58 200",
    "both arms less those of girls": "all 60 200 n=both; female 61 194 n=both",
    "both arms less a site": "all 60 200 n=both; all 61 194 n=both site=North",
    "both arms, scores, less girls": "all 231p 200 n=both; female 232p 194 n=both",
    # scores
    "hidden score of the boys": "all 231.4p 200; female 232.0p 100; male ?p -",
    "hidden score of all": "all ?p -; female 232.0p 100; male 231.0p 100",
    "hidden score of a year": "all 231.4p 200 year=2013_to_2014; all 232p 100 year=2013; all ?p - year=2014",
    "scores tell how few boys": "all 231.4p 500; female 231.5p -; male 200p -",
    "few outside a site with scores": "all 231.4p 500; all 231p 495 site=North",
    # counts
    "a count of the class itself": "all 93s 100",
    "count and share of one cell": "all 95s -; all 95 -",
    "count and share of one cell, two sources": "all 95s -; all 95 - by=S2",
    "counts of groups": "all 60s -; female 57s -",
    "count of girls, share of all": "all 50 100; female 46s -",
    "counts and hidden": "all 60s -; female 40s -; male ?s -",
    "about": "all ~100s -; female ~95s -",
    # several steps
    "boys first, then those outside North": "all 50 200; female 50 100; male 50 95 site=North",
    "boys hidden, outside North": "all 50 200; female 50 100; male ? -; male 50 95 site=North",
    "of color first, then one race": "all 50 200; white 50 100; black 50 95",
    "year of the boys": "all 50 200 year=2013_to_2014; female 50 100 year=2013_to_2014; male 50 95 year=2013",
    "others unknown, black nearly all": "all 50 100; black 50 95; white 60 -",
    "low-income and a site": "poor 50 100; poor 55 40 site=North; poor 45 55 site=South",
    "girls of North outside": "female 50 100; all 50 200; all 51 100 site=North; female 50 95 site=North",
    # denominators
    "English learners must be 21 of 22": "all 50 22; el 52.38 -",
    "girls must be 21 of 27": "all 44.44 27; female 52.38 -",
    # bounds
    "at least 95 percent of 60": "all >95 60",
    "failed: all at least": "all 90 120; female >99 60; male ? -",
}

INNOCENT = {
    "two large groups": "all 50 200; female 52 100; male 48 100",
    "a group of half": "all 50 200; poor 45 120",
    "two hidden": "all 50 200; female ? -; male ? -",
    "no n": "all 50 -; female 52 -; male 48 -",
    "n of all alone": "all 50.1 400; female 52.3 -; male 48.1 -",
    "n of all alone, races": "all 45.4 453; white 47.9 -; black 43.3 -; hispanic 37.1 -",
    "years": "all 50 200 year=2012; all 52 210 year=2013; all 55 205 year=2014",
    "a span beside its years": "all 52 300 year=2012_to_2014; all 50 100 year=2012; all 52 100 year=2013; all 54 100 year=2014",
    "the same students over a span": "all 231p 200 year=2013_to_2014; all 230p 200 year=2013; all 240p 200 year=2014",
    "two sites": "all 50 200; all 52 100 site=North; all 48 100 site=South",
    "one site of many": "all 50 2000; all 52 100 site=North; all ? - site=South",
    "a hidden small group": "all 50 200; homeless ? -",
    "hidden small race": "all 50 400; white 55 200; black 45 100; native ? -; hispanic 44 -",
    "two sources that differ": "all 50.1 200; all 50.6 - by=S2; female 52.0 -",
    "arms": "all 60 194 covers=participants; all 55 180 arm=control covers=participants; all 58 - arm=district",
    "program and state": "all 60 194 covers=participants; all 55 - arm=state covers=state",
    "both arms": "all 231p 200 n=both; all 228p 200 n=both arm=control",
    "both arms by half": "all 231p 200 n=both; female 232p 110 n=both",
    "scores of two groups": "all 231p 200; female 232p 100; male 230p 100",
    "scores without n": "all 231p 200; female 232p -; male 230p -",
    "counts": "all 100s -; female 60s -; male 40s -",
    "count of a class": "all 60s 100",
    "served": "all 100s 100",
    "count and share": "all 30s -; all 30 -",
    "bounds": "all <5 -; female <5 -; all >95 - year=2013",
    "hidden at two sites": "all 50 200; all 52 100 site=North; all ? - site=South; all ? - site=West",
    "everybody passed": "all 100 200; female 100 100; male 100 100",
    "mixed digits": "all 50 200; female 52.5 120; el 47.5 80",
    "half of a class in the program": "all 60 194 covers=participants; all 50 600 covers=district",
    "English learners": "all 50.1 400; el 22.7 66",
    "fractions of many": "all 50.1 400; el 22.73 -",
}


def refused_by(root: Path, rows: str) -> set[str]:
    add(VALLEY_ROWS, csv_of(rows))(root)
    return {problem.rule for problem in problems_in(root)} & GUARDS


@pytest.mark.parametrize("rows", ATTACKS.values(), ids=ATTACKS)
def test_what_a_pencil_finds_is_refused(repository_copy: Path, rows: str) -> None:
    assert refused_by(repository_copy, rows)


@pytest.mark.parametrize("rows", INNOCENT.values(), ids=INNOCENT)
def test_what_gives_nobody_away_passes(repository_copy: Path, rows: str) -> None:
    assert refused_by(repository_copy, rows) == set()
