"""The benchmark still runs, its repositories are good, and its page says what the last run found. Nothing is timed here."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from proofpoints.commands import ROOT
from proofpoints.problems import has_errors
from proofpoints.validate import load_and_validate
from tests.benchmarks.__main__ import main
from tests.benchmarks.generate import generate
from tests.benchmarks.invented import name_of
from tests.benchmarks.limits import LIMITS, Results, as_text, verdict
from tests.benchmarks.measure import Failed, Process, apart, python, run
from tests.benchmarks.ours import Ours
from tests.benchmarks.pages_as_markdown import markdown
from tests.benchmarks.report import LAST, PAGE, page
from tests.site.built import contents

_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)


def test_generated_cases_are_good_and_the_same_each_time(tmp_path: Path) -> None:
    slugs = generate(40, tmp_path / "one")
    generate(40, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    repository, problems = load_and_validate(tmp_path / "one")
    assert not has_errors(problems), problems[:3]
    assert [entry.slug for entry in repository.published] == sorted(slugs)
    assert len(repository.entries) == 41  # one more is a draft
    assert {entry.case.who.name.split()[0] for entry in repository.entries} == {"Example"}


def test_a_case_is_the_same_in_a_small_and_in_a_large_repository(tmp_path: Path) -> None:
    few, many = generate(2, tmp_path / "few"), generate(5, tmp_path / "many")
    assert many[:2] == few
    small, large = contents(tmp_path / "few"), contents(tmp_path / "many")
    assert small.items() <= large.items()


def test_no_two_names_are_alike() -> None:
    assert len({name_of(number) for number in range(13_000)}) == 13_000


def test_a_stage_runs_and_its_figures_are_put_beside_the_limits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "results.json"
    options = ["--sizes", "3", "--stages", "validation", "--rounds", "1", "--out", str(out), "--date", "2026-11-22"]
    assert main(options) == 0
    results = json.loads(out.read_text("utf-8"))
    assert results["validation"]["count"] == 3
    assert results["validation"]["packages"][0]["cpu"] > 0
    printed = capsys.readouterr().out
    assert all(limit.said in printed for limit in LIMITS)
    sized = {"sizes": json.loads(LAST.read_text("utf-8"))["sizes"]}
    assert "Measured on 2026-11-22 in one run on one machine" in page({**results, **sized})
    assert main([*options, "--add"]) == 0
    added = page({**json.loads(out.read_text("utf-8")), **sized})
    assert "Measured on 2026-11-22 on one machine" in added
    assert "Measured after the rest: validation, at 3 cases." in added


def test_the_page_does_not_call_one_run_what_was_measured_later() -> None:
    written = PAGE.read_text("utf-8")
    assert not ("in one run" in written and "once more after the rest" in written)


def test_a_changed_and_a_spoiled_case_are_what_they_should_be(tmp_path: Path) -> None:
    ours = Ours(tmp_path / "root", generate(2, tmp_path / "root"))
    before = contents(ours.root)
    ours.change(ours.slugs[0], 1)
    changed = {path for path, content in contents(ours.root).items() if before[path] != content}
    assert changed == {f"cases/{ours.slugs[0]}.yml", f"datasets/{ours.slugs[0]}/outcomes.csv"}
    assert not has_errors(load_and_validate(ours.root)[1])
    rows = ours.spoil(ours.slugs[1])
    assert [problem.rule for problem in load_and_validate(ours.root)[1]] == ["table-value"]
    ours.restore(ours.slugs[1], rows)
    assert not load_and_validate(ours.root)[1]


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    used = run(python("-c", "bytearray(80_000_000); import time; time.sleep(0.3)"), tmp_path)
    assert used.memory > 8 and used.cpu > 0
    with pytest.raises(Failed, match="no such thing"):
        run(python("-c", "raise SystemExit('no such thing')"), tmp_path)


def test_a_process_that_is_being_started_is_not_counted_twice() -> None:
    first = Process(1, 0, "python", 9, 0, 300, 300, space=5_000)
    begins, copied = (
        Process(2, 1, "python", 0, 0, 300, 300, space=5_000),
        Process(3, 1, "python", 0, 0, 280, 280, space=5_000),
    )
    assert apart([first, begins, copied]) == [first, copied]


def test_a_page_of_ours_becomes_markdown_with_its_tables_and_drawings() -> None:
    text = markdown(
        '<article><div id="pp-main"><h2>All <em>figures</em></h2><svg viewBox="0 0 1 1"><text>a\nb</text></svg><table><tr>'
        '<th>Period</th><th>Value</th></tr><tr><td>2014</td><td>5 | 6</td></tr></table><p>By <a href="https://example.org">them'
        '</a> &amp; <a href="../here/">us</a></p></div></article>'
    )
    assert text == (
        '## All *figures*\n\n<figure><svg viewBox="0 0 1 1"><text>a b</text></svg></figure>\n\n'
        "| Period | Value |\n| --- | --- |\n| 2014 | 5 / 6 |\n\nBy [them](https://example.org) & us\n"
    )


def test_the_page_of_the_docs_is_that_of_the_last_run() -> None:
    results: Results = json.loads(LAST.read_text("utf-8"))
    written = PAGE.read_text("utf-8")
    remedy = "run `python -m tests.benchmarks.report` and commit docs/benchmarks.md"
    assert _SVG.sub("", written) == _SVG.sub("", page(results)), remedy
    for limit in LIMITS:
        assert f"| {limit.said} |" in written
        assert verdict(limit, results) in written
    assert len(_SVG.findall(written)) == 1
    assert as_text(results)


def test_the_page_is_linked_and_on_the_site() -> None:
    assert "(benchmarks.md)" in (ROOT / "docs" / "methods.md").read_text("utf-8")
    assert "/benchmarks.md" in (ROOT / "mkdocs.yml").read_text("utf-8")
