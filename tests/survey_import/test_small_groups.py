"""Few students, however an answer says so: the figures are withheld, and nothing of them is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_import.values.group_sizes import counts_few, mentions_few, says_few
from tests.survey_import.example_form import import_rows, written
from tests.survey_import.test_properties import CALM

_FEW = """\
8|seven|<10|< 10|≤10|<11|n<10|N=7|n = 7|(7)|7 of 7|7/7|*|**|1-9|1 - 10|fewer than 10|\
under 10|less than 10 students|less then ten|up to 10|10 or fewer|ten or less|\
not more than 10|max 10|too few to report|suppressed|45 in all, 7 students tested|n is 7|\
not reported, n<10|a class of 8 students|* (fewer than 10)"""
FEW = _FEW.split("|")
_MANY = """\
412|10|n = 412|412*|412 of 450|< 500|more than 10|240 students in 3 schools|grades 3-5|\
2 classes of 24|3 schools|412 students in grade 8|Algebra 1 students: 45|quite a few|1,240|"""
MANY = _MANY.split("|")


@pytest.mark.parametrize("n", FEW)
def test_the_number_of_students_says_few(n: str, tmp_path: Path) -> None:
    run = import_rows(tmp_path, {"n": n})
    response = run.report["responses"][0]
    assert (response["class"], response["reasons"][0].partition(":")[0]) == ("needs-data", "small-cell")
    assert not (tmp_path / "out/cases/drafts").exists()
    assert "71%" not in written(run)
    assert "79%" not in written(run)


def test_who_told_of_few_plainly_is_asked_for_a_larger_group(tmp_path: Path) -> None:
    run = import_rows(tmp_path, {"n": "8"}, {"n": "fewer than 10"})
    for response in run.report["responses"]:
        assert response["reasons"][0].startswith("small-cell: the figures describe fewer than 10 students")


def test_a_number_of_students_that_tells_of_few_who_failed_is_written_nowhere(tmp_path: Path) -> None:
    run = import_rows(tmp_path, {"Result before": "90%", "Result now": "97%", "n": "207"})  # six of 207
    assert run.report["responses"][0]["class"] == "ready"
    assert "97%" in written(run)
    assert "207" not in written(run)


@pytest.mark.parametrize(
    ("measure", "before", "now", "n"),
    [("Dropout rate", "9%", "7%", 412), ("Average ACT composite score", "20.1", "21.4", 40)],
)
def test_a_low_rate_or_an_average_is_no_number_of_students(
    tmp_path: Path, measure: str, before: str, now: str, n: int
) -> None:
    run = import_rows(tmp_path, {"measure": measure, "Result before": before, "Result now": now, "n": str(n)})
    (response,) = run.report["responses"]
    assert (response["class"], response["outcomes"][0]["n"]) == ("ready", n)


@pytest.mark.parametrize("heading", ["Result before", "Result now", "measure"])
@pytest.mark.parametrize("aside", ["{} (2014), n=8", "{} (n<10)", "{}, fewer than 10 students"])
def test_few_students_told_beside_another_answer(heading: str, aside: str, tmp_path: Path) -> None:
    usual = {"Result before": "71%", "Result now": "79%", "measure": "Graduation rate"}
    run = import_rows(tmp_path, {heading: aside.format(usual[heading])})
    assert run.report["responses"][0]["reasons"][0].startswith("small-cell:")
    assert not (tmp_path / "out/cases/drafts").exists()
    assert "79" not in written(run)


_COUNTED = """\
79% (5 of 7)|79% (39/48)|79%, 39 out of 48|79% (11 of our 14)|79% (11 students of 14)|79% (11 of all 14 students)|\
79%, 11 pupils out of the 14|79%, 11/14|79% – 11 / 14 students|79% [11/14]"""


@pytest.mark.parametrize("now", _COUNTED.split("|"))
def test_a_count_beside_its_share_lets_few_be_computed(now: str, tmp_path: Path) -> None:
    run = import_rows(
        tmp_path, {"Result now": now}, {"Result now": "79% (320 of 405)"}, {"Result now": "79% in 3 of 4 schools"}
    )
    assert [one["class"] for one in run.report["responses"]] == ["needs-data", "ready", "ready"]
    assert len(list((tmp_path / "out/cases/drafts").iterdir())) == 2
    assert now not in written(run)


def test_few_students_told_in_a_story(tmp_path: Path) -> None:
    alone = {"measure": "", "Result before": "", "n": ""}
    texts = ["Graduation rate rose from 71% in 2012-13 to 79% in 2014-15 (n<10)"]
    texts += ["Graduation rate rose from 71% in 2012-13 to 79% in 2014-15 for fewer than 10 students"]
    for text in texts:
        run = import_rows(tmp_path, {**alone, "Result now": text})
        assert run.report["responses"][0]["class"] == "needs-data"
        assert not (tmp_path / "out/cases/drafts").exists()


def test_other_numbers_withhold_nothing(tmp_path: Path) -> None:
    run = import_rows(tmp_path, *[{"n": n} for n in MANY])
    kinds = {n: one["reasons"][0] for n, one in zip(MANY, run.report["responses"], strict=True)}
    assert not [n for n, reason in kinds.items() if reason.startswith("small-cell:")]


def test_numbers_that_count_something_else_withhold_nothing() -> None:
    for text in [
        "79% of grade 8 students",
        "79% of K-5 students",
        "79% of Algebra 1 students",
        "79% in 3 schools",
        "8 points",
        "79% (11/14/2014)",
        "79%, 7/8 grade",
        "79%, 320/405",
    ]:
        assert not mentions_few(text)
        assert not counts_few(text)
    for text in ["In groups of up to 6 students", "fewer than 10 students per class", "8 students told us so"]:
        assert not mentions_few(text, prose=True)


def test_a_bound_after_the_number_stays_a_bound(tmp_path: Path) -> None:
    run = import_rows(tmp_path, {"n": "300 or fewer"}, {"n": "300 or more"})
    found = [one["outcomes"][0]["n"] for one in run.report["responses"]]
    assert found == [{"value": 300, "qualifier": "at-most"}, {"value": 300, "qualifier": "at-least"}]
    rows = "".join(path.read_text("utf-8") for path in (tmp_path / "out/datasets").rglob("outcomes.csv"))
    assert ",percent,300," not in rows


_BOUNDS = """\
<{}|< {}|≤ {}|under {}|below {}|fewer than {}|Less than {}|at most {}|up to {}|{} or fewer|\
no more than {}|{} or less|maximum of {}"""
BOUNDS = _BOUNDS.split("|")
_FRAMES = """{}|n={}|N = {}|n{}|({})|{} students|only {}|{} pupils in grade 5|*{}|n: {}| {}. """
FRAMES = _FRAMES.split("|")


@CALM
@given(st.sampled_from(BOUNDS), st.sampled_from(FRAMES), st.integers(1, 10), st.integers(12, 10**4))
def test_any_spelling_of_a_bound(bound: str, frame: str, few: int, many: int) -> None:
    assert says_few(frame.format(bound.format(few)))
    assert not says_few(frame.format(bound.format(many)))


@CALM
@given(st.sampled_from([*FRAMES, "{0} of {0}", "about {}", "{} (of 40)"]), st.integers(0, 9), st.integers(10, 10**4))
def test_any_spelling_of_a_number(frame: str, few: int, many: int) -> None:
    assert says_few(frame.format(few))
    assert not says_few(frame.format(many))


@pytest.mark.parametrize("n", ["1.240", "4oo", "4O0"])
def test_a_number_of_students_that_can_be_read_in_two_ways_is_asked_for_in_digits(tmp_path: Path, n: str) -> None:
    run = import_rows(tmp_path, {"n": n})
    reason = run.report["responses"][0]["reasons"][0]
    assert reason.startswith("small-cell: the number of students can be read in two ways")
    assert "79%" not in written(run)
