"""What counts as measurable, and what a dataset that does not pass is told."""

import pytest
from hypothesis import given

from proofpoints.evidence.contrasts import differences
from proofpoints.evidence.gate import missing, passes, still_missing
from proofpoints.evidence.series import is_point
from proofpoints.rows import Effect, Outcome
from tests.evidence.rows import REFERENCE_ARMS, case, effect, outcome, package, tables


def gate(*rows: Outcome | Effect, prefer: tuple[dict[str, object], ...] = ()) -> bool:
    return passes(case(prefer=prefer), package(*rows))


def test_a_change_passes() -> None:
    assert gate(outcome("o1", 60, "2011"), outcome("o2", 61, "2014"))


def test_a_comparison_passes() -> None:
    assert gate(outcome("o1", 60), outcome("o2", 61, arm="control"))


def test_a_published_estimate_passes() -> None:
    assert gate(effect())
    assert gate(effect(contrast="change"))


def test_arms_of_published_differences_are_named_too() -> None:
    reason = missing(package(effect(arm="state", contrast="change")))[0]
    assert "all rows describe state" in reason


@pytest.mark.parametrize(
    "rows",
    [
        (outcome("o1"),),
        (outcome("o1", 60, "2011", instrument="estimated rate"), outcome("o2", 83, "2014")),
        (outcome("o1", 60, "2011"), outcome("o2", None, "2014", qualifier="suppressed")),
        (outcome("o1", 60, "2011"), outcome("o2", 95, "2014", qualifier="at-least")),
        (outcome("o1", 60, "2011"), outcome("o2", 70, "2014", group="black")),
        (outcome("o1", 60, "2011"), outcome("o2", 70, "2014", site="North High")),
        (outcome("o1", 60, "2011"), outcome("o2", 70, "unstated")),
        (outcome("o1", 90, "2011", metric="opinion"), outcome("o2", 95, "2014", metric="opinion")),
        (
            outcome("o1", 10, "2011", metric="students-served", unit="students"),
            outcome("o2", 600, "2014", metric="students-served", unit="students"),
        ),
        (outcome("o1", 60, "2011", arm="state"), outcome("o2", 70, "2014", arm="state")),
        (outcome("o1", 60), outcome("o2", 40, arm="elsewhere")),
        (effect(unit="percent-ambiguous"),),
        (effect(instrument="more than one method"),),
        (effect(period="unstated"),),
        (effect(versus="elsewhere"),),
        (effect(arm="district", contrast="change"),),
    ],
    ids=lambda rows: "+".join(f"{row.arm}:{row.unit}:{row.when.text}" for row in rows),
)
def test_what_does_not_pass_and_is_told_why(rows: tuple[Outcome | Effect, ...]) -> None:
    assert not gate(*rows)
    reasons = missing(package(*rows))
    assert len(reasons) > 1
    assert reasons[-1].startswith("Needed:")
    assert all(reason.endswith(".") for reason in reasons)


def test_rows_set_aside_do_not_help() -> None:
    rows = (outcome("o1", 60, "2011"), outcome("o2", 70, "2014"))
    assert gate(*rows)
    assert not gate(*rows, prefer=({"row": "o1", "over": ["o2"], "because": "It is wrong."},))


def test_the_reasons_name_what_is_wrong() -> None:
    assert "describes the program itself" in missing(package(outcome(arm="state")))[0]
    assert missing(package())[0] == "The dataset holds no figures yet."
    assert "all rows describe control and state" in missing(package(outcome(arm="state"), effect(arm="control")))[0]
    arms = (outcome(arm="state"), outcome("o2", arm="nation"), effect(arm="control"))
    assert "all rows describe control, nation and state" in missing(package(*arms))[0]
    assert "all rows describe control (" in missing(package(effect(arm="control", contrast="change")))[0]
    assert missing(package(outcome()))[0].startswith("Graduation on time, 2014: one level alone;")
    assert "not from a comparison group or a reference" in " ".join(missing(package(effect(versus="elsewhere"))))
    assert "does not say what it is compared with" in " ".join(missing(package(effect(versus=None))))
    assert "points or a relative change" in " ".join(missing(package(effect(unit="percent-ambiguous"))))
    assert "crosses two methods" in " ".join(missing(package(effect(instrument="more than one method"))))
    assert "time" in " ".join(missing(package(effect(period="unstated"))))
    assert "only a bound of the difference" in " ".join(missing(package(effect(qualifier="at-least"))))
    assert missing(package(outcome(value=None, qualifier="suppressed")))[0].startswith("No figure of the program is")
    assert "is not from a comparison" not in " ".join(
        missing(package(outcome(), effect(arm="control", versus="elsewhere")))
    )
    assert "Rogers" in " ".join(missing(package(outcome(site="Rogers High School"))))
    assert "reach or opinion" in " ".join(missing(package(effect(metric="opinion", unit="percentage-points"))))


def test_a_draft_whose_figures_pass_lacks_only_its_text() -> None:
    assert still_missing(package(outcome())) == missing(package(outcome()))
    assert "missing is the text" in still_missing(package(outcome("o1", 60, "2011"), outcome("o2", 61, "2014")))[0]


@given(tables((*REFERENCE_ARMS, "elsewhere"), "r"))
def test_rows_of_state_nation_region_district_or_elsewhere_never_pass_by_themselves(rows: tuple[Outcome, ...]) -> None:
    assert not gate(*rows)


@given(tables(), tables(("elsewhere",), "r"))
def test_other_places_never_make_a_dataset_pass(rows: tuple[Outcome, ...], more: tuple[Outcome, ...]) -> None:
    assert gate(*rows, *more) == gate(*rows)


@given(tables(), tables((*REFERENCE_ARMS, "elsewhere"), "r"))
def test_a_reference_helps_only_beside_a_figure_of_the_program_of_the_same_time(
    rows: tuple[Outcome, ...], more: tuple[Outcome, ...]
) -> None:
    """Design, section 4.2: a comparison is of the program, on the same measure and at the same time; nothing else."""
    if gate(*rows) or not gate(*rows, *more):
        return
    program = [row for row in rows if row.arm == "program" and row.about.outcome and is_point(row)]
    assert program
    assert any(d.program in program and d.comparison in more for d in differences((*rows, *more)))


@given(tables(), tables())
def test_more_rows_never_take_a_pass_away(rows: tuple[Outcome, ...], more: tuple[Outcome, ...]) -> None:
    """More rows of other instruments keep the series as they are."""
    if gate(*rows) and not {row.instrument for row in rows} & {row.instrument for row in more}:
        assert gate(*rows, *more)
