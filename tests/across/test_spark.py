"""The small drawing: honest scales, and nothing but numbers in its paths."""

from __future__ import annotations

import re
from pathlib import Path

from proofpoints.across.spark import HEIGHT, WIDTH, spark
from proofpoints.analyse import analyse
from proofpoints.evidence.contrasts import Change, Published
from proofpoints.validate import load_and_validate

ROOT = Path(__file__).resolve().parents[2]
JUDGED = [item for result in analyse(load_and_validate(ROOT)[0]) for item in result.judged]


def test_paths_hold_commands_and_numbers_inside_the_box() -> None:
    for item in JUDGED:
        drawn = spark(item.finding)
        assert re.fullmatch(r"(?:[MLHVh]|\d+| )+", drawn.own)
        assert re.fullmatch(r"(?:[MLHVh]|\d+| )*", drawn.other)
        assert all(int(number) <= max(WIDTH, HEIGHT) for number in re.findall(r"\d+", drawn.own + drawn.other))


def test_a_rise_goes_up_and_a_fall_down() -> None:
    for item in JUDGED:
        if isinstance(item.finding.contrast, Change) and item.finding.contrast.estimate:
            heights = [int(y) for y in re.findall(r" (\d+)", spark(item.finding).own)]
            points = item.finding.series.points if item.finding.series else ()
            rising = (points[-1].value or 0) > (points[0].value or 0)
            assert (heights[-1] < heights[0]) == rising


def test_dots_stand_on_the_side_of_their_sign() -> None:
    for item in JUDGED:
        if isinstance(item.finding.contrast, Published):
            x = int(re.findall(r"\d+", spark(item.finding).own)[0])
            assert (x > WIDTH // 2) == (item.finding.contrast.estimate > 0)
