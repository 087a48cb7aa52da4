"""Exhibits of example rows, one of each form, and what every test of a form needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from proofpoints.charts.choose import choose
from proofpoints.charts.exhibit import Exhibit
from proofpoints.evidence.findings import find_all
from proofpoints.evidence.series import find_breaks, find_series
from proofpoints.evidence.verdict import judge
from proofpoints.rows import Effect, Outcome
from tests.evidence.rows import case, effect, outcome, package

ROOT = Path(__file__).parents[2]
GOAL = {
    "text": "Nine in ten graduate.",
    "metric": "graduation-rate",
    "group": "all-students",
    "target": 90,
    "unit": "percent",
    "deadline": "2020",
    "source": "S1",
}

TREND_ROWS = (
    outcome("o1", 60, "2007", instrument="estimated rate"),
    outcome("o2", 62, "2009", instrument="estimated rate"),
    outcome("o3", 76.7, "2010-11", n=1900),
    outcome("o4", None, "2012", qualifier="suppressed"),
    outcome("o5", 75, "2013", qualifier="at-least"),
    outcome("o6", 80, "2014", qualifier="approximate"),
    outcome("o7", 85.6, "2017", n=2017),
    outcome("o8", 76.6, "2011", arm="state"),
    outcome("o9", 79.3, "2017", arm="state"),
)
COMPARE_ROWS = (
    outcome("o1", 51, n=972, n_scope="contrast", metric="course-pass-rate"),
    outcome("o2", 67.4, arm="control", n=972, n_scope="contrast", metric="course-pass-rate"),
)
SCORE_ROWS = (
    outcome("o1", 599.1, metric="score-math", unit="scale-score"),
    outcome("o2", 611.28, metric="score-math", unit="scale-score", arm="similar-schools", site="Iron County"),
)
ESTIMATE_ROWS = (
    effect("e1", 0.18, metric="score-math", unit="sd", se=0.05),
    effect("e2", -0.29, metric="score-math", unit="sd", group="low-prior-achievement"),
)
BESIDE_ROWS = (effect("e1", 25, contrast="change"), effect("e2", 6, contrast="change", arm="control"))
GROUP_ROWS = (
    outcome("o1", 60, "2011"),
    outcome("o2", 70, "2014"),
    outcome("o3", 50, "2011", group="black"),
    outcome("o4", 45, "2014", group="black", qualifier="approximate"),
)


def exhibits(
    *rows: Outcome | Effect,
    headline: tuple[dict[str, object], ...],
    goal: object = "none-published",
) -> tuple[Exhibit, ...]:
    """The charts that a case with these rows and headlines gets."""
    example, data = case(*headline, goal=goal), package(*rows)
    weighed = [(found, judge(found)) for found in find_all(example, data)]
    series = find_series(data.outcomes)
    return choose(example, weighed, series, find_breaks(one for one in series if one.first.arm == "program"))


def trend_exhibit() -> Exhibit:
    headline = {"metric": "graduation-rate", "instrument": "federal cohort rate", "versus": "state"}
    return exhibits(*TREND_ROWS, headline=(headline,), goal=GOAL)[0]


def compare_exhibit() -> Exhibit:
    return exhibits(*COMPARE_ROWS, headline=({"metric": "course-pass-rate", "versus": "control"},))[0]


def score_exhibit() -> Exhibit:
    return exhibits(*SCORE_ROWS, headline=({"metric": "score-math", "versus": "similar-schools"},))[0]


def estimates_exhibit() -> Exhibit:
    return exhibits(*ESTIMATE_ROWS, headline=({"effect": "e1"}, {"effect": "e2"}))[0]


def beside_exhibit() -> Exhibit:
    return exhibits(*BESIDE_ROWS, headline=({"effect": "e1"},))[0]


def group_exhibit() -> Exhibit:
    return exhibits(*GROUP_ROWS, headline=({"metric": "graduation-rate"},))[-1]


def every_exhibit() -> list[Exhibit]:
    """One of each."""
    return [trend_exhibit(), compare_exhibit(), score_exhibit(), estimates_exhibit(), beside_exhibit(), group_exhibit()]


def as_json(exhibit: Exhibit) -> str:
    """The specification as text, keys in their order."""
    return json.dumps(exhibit.spec, ensure_ascii=False)


def in_another_process(name: str, seed: str) -> str:
    """The same specification made by a fresh Python with another hash seed."""
    code = f"from tests.charts import exhibits as e; print(e.as_json(e.{name}()))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.rstrip("\n")
