"""A first-time user with an unknown export is led to a finished profile by the messages alone; wrong usage is told."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from survey_import import form
from survey_import.__main__ import main
from survey_import.command import parser
from survey_import.questions.mapping import named_profile
from survey_import.reporting.letters import ROOT
from tests.survey_import.export_forms import plain_csv

_HEADER = "Agency,Region,Contact person,Kind of result,Percent before,School year before,Percent now,School year now,"
UNKNOWN = f"""{_HEADER}Pupils,Evidence,Mood
Example Valley Schools,Ohio,Ottoline Featherstone,Math proficiency,42%,2012-13,61%,2013-14,412,https://example.org/a.pdf,fine
Example Ridge Schools,Ohio,Casimir Oyelaran,,N/A,,,,,,tired
"""


def call(*arguments: str) -> tuple[int, str]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = main([*arguments])
    return code, printed.getvalue()


def test_from_an_unknown_export_to_drafts(tmp_path: Path) -> None:
    file, out = tmp_path / "agency.csv", str(tmp_path / "out")
    file.write_text(UNKNOWN, "utf-8")
    code, printed = call(str(file), "--out", out)
    assert code == 1
    profile = Path(re.search(r"Written: (\S+)", printed)[1])  # type: ignore[index]
    command = re.search(r"Run: python -m survey_import (.*)", printed)
    assert command is not None
    assert "Featherstone" not in printed + profile.read_text("utf-8")
    code, printed = call(*shlex.split(command[1]), "--out", out)
    assert code == 1
    assert "confirmed: yes" in printed
    text = profile.read_text("utf-8").replace("confirmed: no", "confirmed: yes")
    assert text.count("unmapped") > 1
    right = {
        "Agency": "name",
        "Region": "state",
        "Kind of result": "measure",
        "Percent before": "baseline",
        "School year before": "baseline_period",
        "Percent now": "followup",
        "School year now": "followup_period",
        "Pupils": "n",
        "Evidence": "sauce",
        "Contact person": "personal",
    }
    for heading, name in right.items():
        text = re.sub(rf'(heading: "{heading}"\n    field: )\w+', rf"\g<1>{name}", text)
    profile.write_text(text, "utf-8")
    code, printed = call(*shlex.split(command[1]), "--out", out)
    assert code == 1
    assert "sauce" in printed
    assert "Did you mean" in printed
    profile.write_text(text.replace("sauce", "source"), "utf-8")
    code, printed = call(*shlex.split(command[1]), "--out", out)
    assert code == 0
    assert "1 ready" in printed
    assert "column 11 is mapped to no question" in printed
    assert [path.name for path in Path(out, "cases/drafts").iterdir()] == ["example-valley-schools-oh.yml"]


def test_the_proposed_command_keeps_the_options_given(tmp_path: Path) -> None:
    file, out = tmp_path / "agency.csv", tmp_path / "drafts of mine"
    file.write_text(UNKNOWN, "utf-8")
    more = ["--out", str(out), "--keep", "ready", "--letters", str(tmp_path / "letters"), "--recount", "--dry-run"]
    more += ["--report", str(tmp_path / "a.json"), "--report", str(tmp_path / "b.csv")]
    for step in ("Run: ", "Next: "):  # the profile is new, then it is there
        _, printed = call(str(file), *more)
        command = re.search(rf"{step}python -m survey_import (.*)", printed)
        assert command is not None
        given, wanted = parser().parse_args(shlex.split(command[1])), parser().parse_args([str(file), *more])
        assert given.profile == str(tmp_path / "agency.profile.yml")
        assert {**vars(given), "profile": None} == vars(wanted)
    _, printed = call(str(file))
    assert re.search(r"Next: python -m survey_import \S+ --profile \S+\n", printed)


def test_most_headings_are_suggested_rightly(tmp_path: Path) -> None:
    file = plain_csv(tmp_path)
    call(str(file), "--out", str(tmp_path / "out"))
    text = file.with_name("plain.profile.yml").read_text("utf-8")
    wanted = {
        "Name of your district or school": "name",
        "State": "state",
        "Program name": "program",
        "Value before": "baseline",
        "Year of the value before": "baseline_period",
        "Value after": "followup",
        "Year of the value after": "followup_period",
        "Number of students tested": "n",
        "Link to the report": "source",
        "Your e-mail": "personal",
        "What did you measure?": "measure",
        "Who is the comparison group?": "arm",
        "Results in your own words": "results",
    }
    wrong = [
        heading
        for heading, name in wanted.items()
        if not re.search(rf'heading: "{re.escape(heading)}"\n    field: {name} ', text)
    ]
    print(f"{len(wanted) - len(wrong)} of {len(wanted)} suggestions are right")
    assert len(wrong) <= 2, wrong


def test_the_school_years_of_two_values_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "years.csv"
    file.write_text(
        "District name,Value before,School year before,Value after,School year after\n"
        "Example Valley Schools,42%,2012-13,61%,2013-14\n",
        "utf-8",
    )
    call(str(file), "--out", str(tmp_path / "out"))
    text = file.with_name("years.profile.yml").read_text("utf-8")
    assert re.findall(r"field: (\w*period) ", text) == ["baseline_period", "followup_period"]


def test_a_profile_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "agency.csv"
    file.write_text(UNKNOWN, "utf-8")
    file.with_name("agency.profile.yml").write_text("mine", "utf-8")
    code, printed = call(str(file), "--out", str(tmp_path / "out"))
    assert code == 1
    assert "was not changed" in printed
    assert file.with_name("agency.profile.yml").read_text("utf-8") == "mine"


def test_a_report_without_a_profile_is_a_preview(tmp_path: Path) -> None:
    file = tmp_path / "agency.csv"
    file.write_text(UNKNOWN, "utf-8")
    code, _ = call(str(file), "--out", str(tmp_path / "out"), "--report", str(tmp_path / "r.json"))
    assert code == 1
    report = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert report["confirmed"] is False
    assert sum(report["counts"].values()) == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere.csv"],
        ["{file}", "--profile", "nope"],
        ["{file}", "--report", "r.doc"],
        ["--bogus"],
        [],
        ["{file}", "--out", "{file}"],
    ],
)
def test_wrong_usage_ends_with_two(arguments: list[str], tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(UNKNOWN, "utf-8")
    assert call(*[argument.format(file=file) for argument in arguments])[0] == 2


def test_the_generated_forms_and_profile_are_up_to_date() -> None:
    for path, text in form.generated().items():
        assert path.read_text("utf-8") == text, f"run python -m survey_import.form ({path.name})"


def test_an_export_of_our_own_survey_needs_no_profile(tmp_path: Path) -> None:
    texts = {id_: text for id_, text, _ in form.questions()}
    said = {
        "consent": "Yes",
        "name": "Example Valley Schools",
        "state": "Ohio",
        "measure": "Proficient in mathematics",
        "baseline": "42%",
        "baseline_period": "2012-13",
        "followup": "61%",
        "followup_period": "2013-14",
        "n": "412",
        "source": "https://example.org/a.pdf",
        "measure.2": "Attendance",
        "baseline.2": "91",
        "baseline_period.2": "2012-13",
        "followup.2": "93",
        "followup_period.2": "2013-14",
    }
    rows = ["\t".join(texts.values()), "\t".join(said.get(id_, "") for id_ in texts)]
    file = tmp_path / "own.tsv"
    file.write_text("\n".join(rows) + "\n", "utf-8")
    code, printed = call(str(file), "--out", str(tmp_path / "out"), "--report", str(tmp_path / "r.json"))
    assert code == 0, printed
    report = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert report["profile"] == named_profile("survey").name
    assert [outcome["measure"] for outcome in report["responses"][0]["outcomes"]] == [
        "proficiency-math",
        "attendance-rate",
    ]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_pipe_that_cannot_hold_a_heading_gets_it_all_the_same(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "agency.csv").write_text(UNKNOWN.replace("Mood", "Łódź → mood"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "survey_import", str(tmp_path / "agency.csv")],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert done.returncode == 1, done.stderr
    assert "Łódź → mood" in done.stdout.decode("utf-8")
