"""The figure of a state or the nation is never read as the program's, and days missed are no share of students."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.intake.answers import leave
from proofpoints.intake.figures import read_figures
from proofpoints.intake.sheet import read_sheets
from proofpoints.intake.usual_words import usual_term


def rows_of(folder: Path, text: str) -> list[tuple[str, str, str, str, str]]:
    (folder / "figures.csv").write_text(text, "utf-8")
    figures = read_figures(read_sheets(folder / "figures.csv"), {"covers": "district"}, leave)
    return [(row["arm"], row["covers"], row["metric"], row["period"], row["value"]) for row in figures.rows]


@pytest.mark.parametrize(
    "text",
    [
        "Year,Graduation rate,State graduation rate\n2013,81,85\n",
        "Measure,Year,Rate,State Rate\nGraduation rate,2013,81,85\n",
        "Year,Graduation rate,Graduation rate (State)\n2013,81,85\n",
        "Measure,2013,\n,Rate,State rate\nGraduation rate,81,85\n",
        "Measure,2013\nGraduation rate,81\nState graduation rate,85\n",
        "Measure,2013\nGraduation rate,81\nGraduation rate - statewide average,85\n",
    ],
)
def test_the_figure_of_the_state_is_the_states(tmp_path: Path, text: str) -> None:
    assert rows_of(tmp_path, text) == [
        ("program", "district", "graduation-rate", "2013", "81"),
        ("state", "state", "graduation-rate", "2013", "85"),
    ]


@pytest.mark.parametrize("text", ["State test % proficient in math", "% proficient, math, on the state test"])
def test_the_test_of_a_state_is_not_the_state(tmp_path: Path, text: str) -> None:
    assert rows_of(tmp_path, f'Measure,2013\n"{text}",45\n') == [
        ("program", "district", "proficiency-math", "2013", "45")
    ]


@pytest.mark.parametrize(
    "text", ["Absence rate", "Average daily absence", "Absenteeism rate", "Percent of students in advanced math"]
)
def test_another_measure_is_none_of_ours(text: str) -> None:
    assert usual_term("metric", text) is None
