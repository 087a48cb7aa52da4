"""`new`: from nothing, or from a spreadsheet of figures, to files that `check` reads and whose every gap it names."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from proofpoints.commands import main
from proofpoints.generated.template import case_template, scalar
from proofpoints.intake.answers import QUESTIONS, ask, choose_by
from proofpoints.model import Case
from proofpoints.part import keys_of
from proofpoints.reading.yamlfile import read_yaml
from proofpoints.validate import load_and_validate
from proofpoints.vocabulary import METRICS
from tests.defect import GOOD

SHEET = """Measure,Subgroup,School year,Percent,Number tested,Test,Whose
Proficient in mathematics,All students,2012-2013,55.2%,410,State test,program
Proficient in mathematics,All students,SY 2013/14,61.5%,"1,402",State test,program
proficiency math,All,2013-14,58,,State test,State
Proficient in mathematics,Students with disabilities,2013-14,*,,State test,program
"""


def new(root: Path, *arguments: str) -> int:
    return main(["new", "--root", str(root), *arguments])


def sheet(root: Path, text: str, name: str = "figures.csv") -> str:
    path = root / name
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize(("name", "said"), [("nothing.md", "is no file"), ("", "is no file"), ("raw.md", "is no text")])
def test_an_issue_that_cannot_be_read_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    (tmp_path / "raw.md").write_bytes(b"\xff\xfe")
    assert new(tmp_path, "example-river", "--issue", str(tmp_path / name)) == 2
    err = capsys.readouterr().err
    assert f"{tmp_path / name} {said}" in err
    assert "hint: Name a file that holds the text of the issue" in err
    assert not (tmp_path / "cases").exists()


def test_a_new_draft_names_every_part_that_a_case_needs(repository_copy: Path) -> None:
    assert new(repository_copy, "example-river") == 0
    _, problems = load_and_validate(repository_copy, ["example-river"])
    assert {str(problem.level) for problem in problems} == {"warning"}
    named = {problem.field for problem in problems if problem.rule == "shape-missing"}
    required = {
        f"{part.name}.{key.written}"
        for part in keys_of(Case)
        if part.name not in ("sources", "record")
        for key in keys_of(part.annotation)
        if key.required
    }
    assert required - {"result.dataset", "who.place"} <= named
    assert "who.place.state" in named


def test_figures_of_a_csv_become_rows_and_sentences_can_refer_to_them(
    repository_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(repository_copy, "example-river", "--from", sheet(repository_copy, SHEET), "--covers", "district") == 0
    rows = (repository_copy / "datasets/example-river/outcomes.csv").read_text("utf-8").split("\n")[1:5]
    end = "State test,S1,"
    assert rows == [
        f"o1,proficiency-math,all-students,program,district,,,2012-13,55.2,percent,410,,,exact,,{end}",
        f"o2,proficiency-math,all-students,program,district,,,2013-14,61.5,percent,1402,,,exact,,{end}",
        f"o3,proficiency-math,all-students,state,state,,,2013-14,58,percent,,,,exact,,{end}",
        f"o4,proficiency-math,students-with-disabilities,program,district,,,2013-14,,percent,,,,suppressed,,{end}",
    ]
    assert "{o2} 61.5 percent, proficiency-math" in (repository_copy / "cases/example-river.yml").read_text("utf-8")
    _, problems = load_and_validate(repository_copy, ["example-river"])
    assert {problem.rule for problem in problems} == {"shape-missing"}
    assert "source: S1" in capsys.readouterr().out


def test_a_workbook_with_years_as_columns_and_formatted_percentages(repository_copy: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Example Valley, from the data office"])  # type: ignore[union-attr]
    page.append(["Measure", "School", "2012-13", "2013-14"])  # type: ignore[union-attr]
    page.append(["Graduation on time", "Example High", 0.615, 0.7])  # type: ignore[union-attr]
    for cell in page[3][2:]:  # type: ignore[index]
        cell.number_format = "0.0%"
    book.save(repository_copy / "figures.xlsx")
    assert new(repository_copy, "example-river", "--from", str(repository_copy / "figures.xlsx")) == 0
    rows = (repository_copy / "datasets/example-river/outcomes.csv").read_text("utf-8").split("\n")
    assert rows[1].startswith("o1,graduation-rate,all-students,program,,Example High,,2012-13,61.5,percent")
    assert rows[2].startswith("o2,graduation-rate,all-students,program,,Example High,,2013-14,70,percent")


def test_a_word_nobody_knows_stays_and_check_proposes_one(repository_copy: Path) -> None:
    text = "measure,year,value\nMath profficiency,2013-14,61.5%\n"
    assert new(repository_copy, "example-river", "--from", sheet(repository_copy, text), "--covers", "school") == 0
    _, problems = load_and_validate(repository_copy, ["example-river"])
    (found,) = [problem for problem in problems if problem.rule == "table-value"]
    assert (found.line, found.field) == (2, "metric")
    assert 'Did you mean "proficiency-math"?' in found.hint


def test_a_word_can_be_said_to_mean_a_value(repository_copy: Path) -> None:
    text = "measure,year,value\nOur index,2013-14,61.5%\n"
    figures = ["--from", sheet(repository_copy, text), "--covers", "school"]
    assert new(repository_copy, "example-river", *figures, "--means", "Our index=proficiency-math") == 0
    rows = (repository_copy / "datasets/example-river/outcomes.csv").read_text("utf-8")
    assert "\no1,proficiency-math,all-students," in rows


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Example River"], "such as example-river."),
        (["example-valley-schools"], "exists already"),
        (["example-river", "--level", "distrct"], 'Did you mean "district"?'),
        (["example-river", "--grades", "nine"], "must be grades such as K-5"),
        (["example-river", "--source-url", "example.org"], "must be a web address"),
        (["example-river", "--from", "missing.csv"], "missing.csv is no file"),
    ],
)
def test_what_can_not_be_is_refused_before_anything_is_written(
    repository_copy: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert new(repository_copy, *arguments) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert "hint:" in shown
    assert not (repository_copy / "datasets/example-river").exists()


@pytest.mark.parametrize("text", ["", "just words\n", "name,age\nJane,9\n"])
def test_a_sheet_without_figures_is_refused(
    repository_copy: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert new(repository_copy, "example-river", "--from", sheet(repository_copy, text)) == 2
    assert "headings" in capsys.readouterr().err


def test_answers_stand_in_the_case_as_yaml_reads_them(repository_copy: Path) -> None:
    given = [
        "--name",
        'Example "River": Schools #1',
        "--state",
        "Washington",
        "--model",
        "Station Rotation",
        "--model",
        "flex",
    ]
    assert new(repository_copy, "example-river", *given) == 0
    data = read_yaml((repository_copy / "cases/drafts/example-river.yml").read_bytes()).data
    assert data["who"]["name"] == 'Example "River": Schools #1'
    assert data["who"]["place"]["state"] == "WA"
    assert data["what"]["models"] == ["station-rotation", "flex"]


@pytest.mark.parametrize(
    "text", ["no", "2013-14", "K-12", "a: b", "- x", "#1", "'", '"', "{o1}", "&a", "null", " x", "é"]
)
def test_any_text_comes_back_from_yaml_as_it_was(text: str) -> None:
    assert read_yaml(f"key: {scalar(text)}\n".encode()).data == {"key": text}


def test_questions_are_asked_again_until_the_answer_fits() -> None:
    answers = iter(["distrct", "", "District"])
    asked: list[str] = []

    def say(question: str) -> str:
        asked.append(question)
        return next(answers)

    level = next(question for question in QUESTIONS if question.option == "level")
    assert ask(level, say) == "district"
    assert 'Did you mean "district"?' in asked[1]


def test_enter_takes_the_proposed_value() -> None:
    assert choose_by(lambda question: "")("metric", "Math proficiency", METRICS) == "proficiency-math"


def test_the_template_follows_the_model_order() -> None:
    lines = case_template("example-river").split("\n")
    tops = [line.removesuffix(":") for line in lines if line and line[0].isalpha()]
    assert tops == [key.name for key in keys_of(Case) if key.name != "record"]


def test_every_gap_filled_with_the_good_case_passes(repository_copy: Path) -> None:
    """The path of a contributor: new from figures, fill in, check."""
    shutil.rmtree(repository_copy)
    shutil.copytree(GOOD, repository_copy)
    assert new(repository_copy, "example-river", "--from", sheet(repository_copy, SHEET), "--covers", "district") == 0
    case = repository_copy / "cases/example-river.yml"
    text = case.read_text("utf-8")
    text = text.replace("\n  grades:\n", "\n  grades: K-12\n").replace("\n  models: []\n", "\n  models: [flex]\n")
    for key, value in FILLED.items():
        assert text.count(f"\n{key}:\n") == 1, key
        text = text.replace(f"\n{key}:\n", f"\n{key}: {value}\n")
    case.write_text(text, "utf-8")
    (repository_copy / "figures.csv").unlink()
    _, problems = load_and_validate(repository_copy, ["example-river"])
    assert problems == []


FILLED = {
    "  name": "Example River Schools",
    "  level": "district",
    "    state": "WA",
    "  students_served": "none-published",
    "  program": "Rotations",
    "  description": "Students rotate between stations.",
    "  comparison": "The district's own earlier classes, beside the state.",
    "  text": "Too few students were proficient in mathematics.",
    "  goal": "none-published",
    "  implementation": "[{text: Teachers began with one grade., source: S1}]",
    "  summary": '"The share rose from {o1} to {o2}."',
    "  design": "before-after",
    "  caveats": "[{text: Two years are few.}]",
    "    title": "Annual report",
    "    publisher": "Example River Schools",
    "    url": '"https://example.org/report"',
    "    read": "whole",
}
