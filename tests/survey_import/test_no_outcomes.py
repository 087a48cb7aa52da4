"""Opinions, devices, costs, enrollment, ranks and logins are no outcomes of students, however complete their figures are."""

from __future__ import annotations

from pathlib import Path

import pytest

from survey_import.values.no_outcomes import no_outcome
from tests.survey_import.example_form import import_rows
from tests.survey_import.importing import run_import

NONE = [
    ("opinion", "Teacher satisfaction", "71", "79"),
    ("opinion", "Teacher satisfaction", "71%", "79%"),
    ("cost-or-enrollment", "Number of devices", "100", "500"),
    ("cost-or-enrollment", "Cost per student", "$500", "$400"),
    ("cost-or-enrollment", "Cost per student", "500", "400"),
    ("cost-or-enrollment", "Enrollment", "400", "500"),
    ("cost-or-enrollment", "Logins per week", "100", "400"),
    ("cost-or-enrollment", "", "$500", "$400"),
    ("cost-or-enrollment", "", "100 devices", "500 devices"),
    ("opinion", "", "71% satisfied parents", "79% satisfied parents"),
    ("rank", "State rank", "40", "12"),
    ("rank", "State rank in math proficiency", "40", "12"),
]


@pytest.mark.parametrize(("why", "measure", "before", "now"), NONE)
def test_such_figures_are_no_outcome_data(why: str, measure: str, before: str, now: str, tmp_path: Path) -> None:
    run = import_rows(tmp_path, {"measure": measure, "Result before": before, "Result now": now})
    response = run.report["responses"][0]
    assert response["class"] == "no-outcome-data"
    assert [reason.partition(":")[0].removesuffix("-only") for reason in response["reasons"]] == [why]
    assert not (tmp_path / "out/cases/drafts").exists()
    stages = {stage["label"]: stage for stage in run.report["funnel"]["stages"]}
    assert stages["Speak of outcomes of students"]["count"] == 0
    assert stages["Speak of outcomes of students"]["note"] == "1 give no outcome data"


def test_measures_of_students_are_still_asked_about(tmp_path: Path) -> None:
    measures = ["Test scores", "Students on track", "National percentile rank in math", "Student engagement", ""]
    run = import_rows(tmp_path, *[{"measure": measure} for measure in measures])
    assert {one["class"] for one in run.report["responses"]} == {"needs-data"}
    assert no_outcome("Graduation rate") == no_outcome("College enrollment") == no_outcome("Frank's count") == ""


def test_an_amount_of_money_in_place_of_a_rate_is_asked_about(tmp_path: Path) -> None:
    run = import_rows(tmp_path, {"Result before": "$71"})
    assert run.report["responses"][0]["class"] == "needs-data"


def test_an_outcome_beside_such_figures_is_not_lost(tmp_path: Path) -> None:
    form, profile = tmp_path / "two.csv", tmp_path / "two.yml"
    fields = {"Who": "name", "What": "measure", "Was": "baseline", "Is": "followup", "Story": "results"}
    form.write_text(
        "Who,What,Was,Is,Story\n"
        "Example Valley Schools,Number of devices,100,500,Graduation rate rose from 71% in 2012-13 to 79% in 2014-15\n"
        "Example Ridge Schools,Number of devices,100,500,We bought 400 laptops\n",
        "utf-8",
    )
    columns = [f"  - {{heading: {heading}, field: {field}}}" for heading, field in fields.items()]
    profile.write_text("\n".join(["name: two", "confirmed: yes", "columns:", *columns]) + "\n", "utf-8")
    first, second = run_import(tmp_path, form, profile).report["responses"]
    assert first["class"] == "needs-data"
    assert [reason.partition(":")[0] for reason in first["reasons"]] == ["n", "source", "further figure, 2"]
    assert second["class"] == "no-outcome-data"
