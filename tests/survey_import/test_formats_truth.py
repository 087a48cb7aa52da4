"""Every format against the truth: no row lost, classes and values as a careful person would read them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.survey_import.answers import TRUTHS
from tests.survey_import.exports import EXPORTS

VALUES = ("measure", "baseline", "followup", "change", "unit", "n", "comparison")


def _expected(name: str) -> list[str]:
    return [truth.kind for truth in TRUTHS] + EXPORTS[name][4]


@pytest.mark.parametrize("name", EXPORTS)
def test_every_row_is_accounted_for(runs: Any, name: str) -> None:
    report = runs[name].report
    assert runs[name].code == 0, runs[name].printed
    assert [response["record"] for response in report["responses"]] == list(range(1, len(_expected(name)) + 1))
    assert sum(report["counts"].values()) == len(_expected(name)) >= 30
    assert set(report["tools"].values()) == {EXPORTS[name][1]}


@pytest.mark.parametrize("name", EXPORTS)
def test_the_triage_equals_the_truth(runs: Any, name: str) -> None:
    found = [response["class"] for response in runs[name].report["responses"]]
    pairs = list(zip(range(1, 99), _expected(name), found, strict=False))
    wrong = [pair for pair in pairs if pair[1] != pair[2]]
    print(f"{name}: {len(pairs) - len(wrong)} of {len(pairs)} classes")
    assert not wrong


@pytest.mark.parametrize("name", EXPORTS)
def test_values_are_read_as_typed(runs: Any, name: str) -> None:
    wrong = []
    wanted = 0
    for number, truth in enumerate(TRUTHS):
        if truth.outcome is None:
            continue
        outcomes = runs[name].report["responses"][number]["outcomes"]
        for key, value in truth.outcome.items():
            wanted += 1
            if not outcomes or outcomes[0][key] != value:
                wrong.append((number + 1, key, value, outcomes and outcomes[0][key]))
    print(f"{name}: {wanted - len(wrong)} of {wanted} values")
    assert len(wrong) <= 0.05 * wanted, wrong


@pytest.mark.parametrize("name", EXPORTS)
def test_reasons_name_exactly_what_is_missing(runs: Any, name: str) -> None:
    wrong = []
    for number, truth in enumerate(TRUTHS):
        if truth.lacks:
            codes = {reason.partition(":")[0] for reason in runs[name].report["responses"][number]["reasons"]}
            codes = {code for code in codes if not code.startswith("further")}
            if codes != set(truth.lacks):
                wrong.append((number + 1, truth.lacks, codes))
    assert len(wrong) <= 1, wrong
