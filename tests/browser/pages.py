"""One page of each kind, chosen from the data: tests that hold for a kind run on these."""

from __future__ import annotations

from proofpoints.analyse import Result, analyse
from proofpoints.commands import ROOT
from proofpoints.load import load

RESULTS: tuple[Result, ...] = analyse(load(ROOT)[0])


def _forms(result: Result) -> list[str]:
    return [exhibit.form for exhibit in result.exhibits]


def _with(form: str) -> Result:
    """The case with the most charts that has this form and, if there is one, nothing else."""
    having = [result for result in RESULTS if form in _forms(result)]
    return max(having, key=lambda result: (set(_forms(result)) == {form}, len(result.exhibits)))


def _case(result: Result) -> str:
    return f"cases/{result.slug}/"


TREND = _case(_with("trend"))
RANDOMIZED = _case(next(result for result in RESULTS if result.case.doubt.design == "randomized"))
EFFECTS = _case(_with("estimates"))
LONGEST = _case(max(RESULTS, key=lambda result: len(result.package.outcomes)))

KINDS = {
    "home": "",
    "find": "cases/",
    "trend case": TREND,
    "randomized case": RANDOMIZED,
    "effects case": EFFECTS,
    "measures": "measures/",
    "measure": "measures/graduation-rate/",
    "waiting": "waiting/",
    "methods": "methods/",
    "benchmarks": "benchmarks/",
    "survey": "survey/",
    "contribute": "contribute/",
    "404": "404.html",
}
