"""Importing again, late rows, edited drafts, two imports at once, and kills."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from proofpoints.validate import load_and_validate
from tests.survey_import.export_forms import plain_csv, plain_xlsx
from tests.survey_import.export_parts import profile_text
from tests.survey_import.exports import EXPORTS
from tests.survey_import.importing import Run, run_import

ROOT = Path(__file__).resolve().parents[2]


def tree(root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and "build" not in path.relative_to(root).parts:
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@pytest.fixture
def first(tmp_path: Path) -> Run:
    profile = tmp_path / "example.yml"
    profile.write_text(profile_text(), "utf-8")
    return run_import(tmp_path, plain_csv(tmp_path), profile)


@pytest.mark.parametrize("name", EXPORTS)
def test_drafts_are_valid(runs: Any, name: str) -> None:
    repository, problems = load_and_validate(runs[name].folder / "out")
    assert not [problem for problem in problems if problem.level == "error"]
    assert len(repository.sketches) + len(repository.drafts) >= 15


def test_a_ready_draft_lacks_only_what_a_person_must_write(first: Run) -> None:
    _, problems = load_and_validate(first.folder / "out", ["example-valley-schools-oh"])
    lacking = {problem.field for problem in problems if problem.rule == "shape-missing"}
    assert "what.description" in lacking
    assert not {"who.name", "who.place.state", "what.models", "result.dataset", "sources.S1.url"} & lacking


def test_the_same_file_again_changes_nothing(first: Run) -> None:
    before = tree(first.folder / "out")
    again = run_import(first.folder, first.file, first.profile)
    assert tree(first.folder / "out") == before
    assert " unchanged" in again.printed
    assert " new" not in again.printed.split("Drafts:")[1].split("\n")[0]
    assert again.report == first.report


def test_the_same_answers_in_another_format_change_nothing(first: Run) -> None:
    before = tree(first.folder / "out")
    run_import(first.folder, plain_xlsx(first.folder), first.profile)
    assert tree(first.folder / "out") == before


def test_late_rows_add_just_themselves(first: Run) -> None:
    before = {path: path.read_bytes() for path in (first.folder / "out/cases").rglob("*.yml")}
    text = first.file.read_text("utf-8")
    late = text + text.split("\n")[1].replace("Example Valley", "Example Late Valley") + "\n"
    first.file.write_text(late, "utf-8")
    run_import(first.folder, first.file, first.profile)
    after = {path: path.read_bytes() for path in (first.folder / "out/cases").rglob("*.yml")}
    assert [path.stem for path in after if path not in before] == ["example-late-valley-schools-oh"]
    assert all(after[path] == raw for path, raw in before.items())


def test_an_edited_answer_changes_only_its_draft(first: Run) -> None:
    before = {path: path.read_bytes() for path in (first.folder / "out").rglob("*") if path.is_file()}
    first.file.write_text(first.file.read_text("utf-8").replace("91%", "92%"), "utf-8")
    run = run_import(first.folder, first.file, first.profile)
    after = {path: path.read_bytes() for path in (first.folder / "out").rglob("*") if path.is_file()}
    changed = sorted({path.stem for path in after if before.get(path) != after[path]})
    assert changed == ["example", "example-creek-schools-mn", "outcomes"], (
        run.printed
    )  # the ledger, the draft, its rows


def test_a_draft_that_a_person_has_edited_is_never_overwritten(first: Run) -> None:
    draft = first.folder / "out/cases/drafts/example-creek-schools-mn.yml"
    draft.write_text(draft.read_text("utf-8").replace("who:", "who:  # looked at"), "utf-8")
    edited = draft.read_bytes()
    first.file.write_text(first.file.read_text("utf-8").replace("91%", "92%"), "utf-8")
    run = run_import(first.folder, first.file, first.profile)
    assert draft.read_bytes() == edited
    assert "edited by a person" in run.printed


def test_a_poorer_late_answer_does_not_replace_a_complete_one(first: Run) -> None:
    before = [tree(first.folder / "out/cases"), tree(first.folder / "out/datasets")]
    header, row = first.file.read_text("utf-8").split("\n")[:2]
    late = first.folder / "late.csv"
    late.write_text(f"{header}\n{row.replace('42%', '').replace('2012-13', '')}\n", "utf-8")
    run = run_import(first.folder, late, first.profile)
    assert "kept, because the earlier answer is more complete" in run.printed
    drafts = first.folder / "out/cases/drafts/example-valley-schools-oh.yml"
    assert "record 1." in drafts.read_text("utf-8")
    run_import(first.folder, first.file, first.profile)
    assert [tree(first.folder / "out/cases"), tree(first.folder / "out/datasets")] == before


def test_a_published_case_is_left_alone(first: Run) -> None:
    out = first.folder / "out"
    (out / "cases/drafts/example-creek-schools-mn.yml").rename(out / "cases/example-creek-schools-mn.yml")
    before = tree(out)
    run = run_import(first.folder, first.file, first.profile)
    assert tree(out) == before
    assert "already published" in run.printed


def _command(run: Run, out: Path) -> list[str]:
    return [sys.executable, "-m", "survey_import", str(run.file), "--profile", str(run.profile), "--out", str(out)]


def test_two_imports_at_once_give_one_result(first: Run) -> None:
    out = first.folder / "both"
    started = [subprocess.Popen(_command(first, out), cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    assert [process.wait() for process in started if process.communicate()] == [0, 0]
    assert tree(out) == tree(first.folder / "out")
    assert not (out / "build").exists()


def test_a_kill_leaves_the_old_or_the_new_tree(first: Run) -> None:
    old = first.folder / "out"
    first.file.write_text(first.file.read_text("utf-8").replace("%", " %").replace("412", "512"), "utf-8")
    new, out = first.folder / "new", first.folder / "killed"
    shutil.copytree(old, new)
    start = time.monotonic()
    subprocess.run(_command(first, new), cwd=ROOT, check=True, capture_output=True)
    length = time.monotonic() - start
    names, states = {tree(old): "old", tree(new): "new"}, {"old": 0, "new": 0}
    assert len(names) == 2
    moments = random.Random(7)
    for _ in range(12):
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(old, out)
        process = subprocess.Popen(_command(first, out), cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            process.wait(timeout=length * (0.4 + 0.6 * moments.random()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        states[names[tree(out)]] += 1  # a tree between the two has no name
        if (out / "build").exists() or states == {"old": 1, "new": 0}:
            subprocess.run(_command(first, out), cwd=ROOT, check=True, capture_output=True)
            assert tree(out) == tree(new)
            assert not (out / "build").exists()
    print(states)


def test_a_decided_import_is_finished_by_the_next_run(first: Run, tmp_path: Path) -> None:
    out = tmp_path / "journal"
    stage = out / "build/survey_import"
    stage.mkdir(parents=True)
    (stage / "0").write_text("half", "utf-8")
    (stage / "1").write_text("other half", "utf-8")
    names = {"cases/drafts/one.yml": "half", "cases/drafts/two.yml": "other half"}
    journal = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in names.items()}
    (stage / "journal.json").write_text(json.dumps(journal), "utf-8")
    run_import(tmp_path, first.file, first.profile, "--out", str(out))
    assert (out / "cases/drafts/one.yml").read_text("utf-8") == "half"
    assert (out / "cases/drafts/two.yml").read_text("utf-8") == "other half"
    assert not (out / "build").exists()


def test_letters_are_refused_inside_a_repository(first: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run = run_import(first.folder, first.file, first.profile, "--letters", str(ROOT / "letters"))
    assert run.code == 2
    assert "outside" in run.printed
    assert not (ROOT / "letters").exists()
    (first.folder / "elsewhere/.git").mkdir(parents=True)
    assert (
        run_import(first.folder, first.file, first.profile, "--letters", str(first.folder / "elsewhere/letters")).code
        == 2
    )


def test_letters_ask_for_exactly_what_is_missing(first: Run) -> None:
    letters = {path.name: path.read_text("utf-8") for path in (first.folder / "letters").iterdir()}
    letter = next(text for name, text in letters.items() if name.endswith("record-15.txt"))
    assert "How many students are behind these figures" in letter
    assert "web address" not in letter
    assert not [name for name in letters if name.endswith("record-1.txt")]
