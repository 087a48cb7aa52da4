"""Every file that Git keeps is public: no personal data in any, and no raw export gets in."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from proofpoints.commands import ROOT
from proofpoints.gatekeeper.__main__ import main as gate
from proofpoints.gatekeeper.tree import _PACKED, _RAW
from proofpoints.persons.loose_text import _ADDRESS, _NOBODYS
from proofpoints.persons.people import found_in, names_in
from tests.trust.figures import state

# Code and its tests hold patterns and invented people; the lists of what is read by machines hold hashes.
_CODE = re.compile(
    r"^(tests/|requirements/|scripts/|.*\.(py|js|ts|css|png|woff2?|gs|sh)$|\.github/CODEOWNERS|Makefile)"
)
_AUTHORS = "Clayton Christensen Elo Hedges Hungerford Newcombe Wilson Cox"  # whose works are cited
_IMPORTED = "survey_import/exports/"  # answers of a public directory; the importer's own tests look for people in them


def tracked() -> list[str]:
    done = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True)
    return [name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def _plain(text: str) -> str:
    return _NOBODYS.sub("", _ADDRESS.sub("", text))


def test_no_file_of_the_repository_holds_personal_data() -> None:
    looked, found = 0, []
    for name in tracked():
        if _CODE.match(name):
            continue
        looked += 1
        cited = _AUTHORS if not name.startswith("cases/") else (ROOT / name).read_text("utf-8")
        for number, line in enumerate((ROOT / name).read_bytes().decode("utf-8").split("\n"), 1):
            kind = found_in(_plain(line)) or (
                "a name" if name.endswith((".md", ".cff")) and any(names_in(line, cited)) else None
            )
            found += [(name, number, kind)] if kind else []
    assert found == []
    assert looked > 150
    state("public-files", f"{looked} published files of the repository read line by line: 0 with personal data")


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(root), "-c", "user.name=Example", "-c", "user.email=e@example.org", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


EXPORTS = [f"answers{end}" for end in (*_RAW, *_PACKED)] + [
    "answers.csv", "docs/answers.csv", "cases/answers.tsv", "survey/Raw Answers.XLSX", "responses.TSV", "docs/deep/in/answers.zip",
]  # fmt: skip


@pytest.fixture
def copy(repository_copy: Path) -> Path:
    shutil.copyfile(ROOT / ".gitignore", repository_copy / ".gitignore")
    _git(repository_copy, "init", "--quiet")
    return repository_copy


def test_an_export_is_not_added_by_mistake(copy: Path) -> None:
    """.gitignore keeps it out of `git add .`; spellings in capitals are left to the gate."""
    for name in EXPORTS:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("Jane Doe,jane.doe@example.org\n", "utf-8")
    _git(copy, "add", ".")
    added = _git(copy, "ls-files").stdout.split("\n")
    assert [name for name in EXPORTS if name in added and name == name.lower()] == []
    assert "datasets/example-valley-schools/outcomes.csv" in added


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_that_was_forced_in_is_refused_before_it_is_checked_out(copy: Path, name: str) -> None:
    (copy / name).parent.mkdir(parents=True, exist_ok=True)
    (copy / name).write_text("Jane Doe,jane.doe@example.org\n", "utf-8")
    _git(copy, "add", "--force", ".")
    tree = _git(copy, "write-tree").stdout.strip()
    assert gate(["--root", str(copy), tree]) == 1


def test_the_gate_stands_before_a_commit_and_before_a_merge() -> None:
    hooks = [
        hook
        for repo in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
        for hook in repo["hooks"]
    ]
    gate_hook = next(hook for hook in hooks if hook["id"] == "gate")
    assert gate_hook["always_run"] is True
    assert "proofpoints.gatekeeper" in gate_hook["entry"]
    check = (ROOT / ".github/workflows/check.yml").read_text("utf-8")
    assert "-m proofpoints.gatekeeper HEAD" in check


def test_the_hook_refuses_what_is_staged(copy: Path) -> None:
    """The entry of the hook, as pre-commit runs it: the tree of the index, not what lies about."""
    (copy / "answers.xlsx").write_bytes(b"PK\3\4")
    assert gate(["--root", str(copy), "--staged"]) == 0
    _git(copy, "add", "--force", "answers.xlsx")
    assert gate(["--root", str(copy), "--staged"]) == 1
