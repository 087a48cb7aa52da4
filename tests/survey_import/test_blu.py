"""The real run: 84 profiles of a school directory, against the code of its README."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.survey_import.importing import run_import

EXPORT = Path(__file__).resolve().parents[2] / "survey_import/exports/blu-directory/blu_profiles.csv"
REPEATS = {
    50: 49,
    51: 42,
    52: 42,
    54: 53,
    63: 2,
    64: 2,
    68: 26,
    71: 37,
    72: 44,
    73: 3,
    74: 30,
    80: 79,
    81: 22,
    82: 25,
    83: 45,
    84: 27,
}


def _code(text: str) -> str:
    """The README's code, written down once more and independently."""
    if not text:
        return "not seen"
    clauses = [clause.strip() for clause in text.split(";")]
    if text.startswith("Not available"):
        return "not-available"
    outcome = [
        c
        for c in clauses
        if not c.startswith(("cost:", "enrollment:", "No figures", "No outcome figures")) and "Not available" not in c
    ]
    if outcome:
        return "outcome"
    return "cost-or-enrollment" if any(c.startswith(("cost:", "enrollment:")) for c in clauses) else "no-figure"


@pytest.fixture(scope="module")
def blu(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return run_import(tmp_path_factory.mktemp("blu"), EXPORT, "blu")


def _rows() -> list[dict[str, str]]:
    with EXPORT.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_rows_are_the_sum_of_the_classes(blu: Any) -> None:
    assert len(blu.report["responses"]) == sum(blu.report["counts"].values()) == len(_rows()) == 84
    print(blu.report["counts"])


def test_the_split_agrees_with_the_code(blu: Any) -> None:
    wrong, split = [], dict.fromkeys(("outcome", "cost-or-enrollment", "no-figure", "not-available", "not seen"), 0)
    for row, response in zip(_rows(), blu.report["responses"], strict=True):
        code = _code(row["notable_results_figures"])
        split[code] += 1
        reasons = {reason.partition(":")[0] for reason in response["reasons"]}
        content = (
            "ready"
            if "ready" in reasons
            else "no-outcome-data"
            if reasons & {"cost-or-enrollment", "no-figure", "not-available"}
            else "needs-data"
        )
        expected = {"outcome": {"ready", "needs-data"}, "not seen": {"needs-data"}}.get(code, {"no-outcome-data"})
        if (
            content not in expected
            or (code not in ("outcome", "not seen") and code not in reasons)
            or (code == "not seen") != ("not-seen" in reasons)
        ):
            wrong.append((response["record"], code, response["reasons"]))
    print(split)
    assert sum(split.values()) - split["not seen"] == 45
    assert not wrong


def test_a_level_alone_is_not_called_measurable(blu: Any) -> None:
    for response in blu.report["responses"]:
        if response["class"] == "ready":
            assert any(
                (
                    outcome["followup"] is not None
                    and (outcome["baseline"] is not None or outcome["comparison"] is not None)
                )
                or outcome["change"] is not None
                for outcome in response["outcomes"]
            )
    assert [response["record"] for response in blu.report["responses"] if response["class"] == "ready"] == [15]


def test_repeats_of_one_school_are_recognised(blu: Any) -> None:
    found = {
        response["record"]: int(response["reasons"][0].split(" record ")[1].split(";")[0])
        for response in blu.report["responses"]
        if response["class"] == "update"
    }
    assert found == REPEATS


def test_bounds_and_approximate_values_stay_so(blu: Any) -> None:
    by_record = {response["record"]: response["outcomes"] for response in blu.report["responses"]}
    assert by_record[24][0]["followup"] == {"value": 50, "qualifier": "approximate"}
    assert {"value": 93, "qualifier": "at-least"} in [outcome["followup"] for outcome in by_record[18]]
    assert by_record[23][0]["baseline"] == 81
    assert by_record[23][0]["followup"] == 84


def test_the_kept_run_is_what_the_export_gives(blu: Any) -> None:
    root = EXPORT.parents[3]
    for name in ("funnels", "ledgers"):
        kept = root / f"survey_import/{name}/blu-directory.json"
        assert kept.read_text("utf-8") == (blu.folder / f"out/survey_import/{name}/blu-directory.json").read_text(
            "utf-8"
        )
    drafts = {path.name for path in (blu.folder / "out/cases/drafts").iterdir()}
    assert drafts == {"fairmont-preparatory-academy-ca.yml", "quakertown-community-school-district-pa.yml"}
    assert all((root / "cases/drafts" / name).is_file() or (root / "cases" / name).is_file() for name in drafts)


def test_late_rows_alone_add_to_the_first_run(tmp_path: Path) -> None:
    rows = EXPORT.read_text("utf-8").splitlines(keepends=True)
    first, late = tmp_path / "first.csv", tmp_path / "late.csv"
    first.write_text("".join(rows[:61]), "utf-8")
    late.write_text("".join([rows[0], *rows[61:]]), "utf-8")
    run_import(tmp_path, first, "blu")
    run = run_import(tmp_path, late, "blu")
    assert "84 rows of all imports, 60 of them known before" in run.printed
    found = tmp_path / "out/survey_import/funnels/blu-directory.json"
    assert found.read_text("utf-8") == (EXPORT.parents[3] / "survey_import/funnels/blu-directory.json").read_text(
        "utf-8"
    )
