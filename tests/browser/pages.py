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
EFFECTS = _case(_with("estimates"))
LONGEST = _case(max(RESULTS, key=lambda result: len(result.package.outcomes)))

MEMO = f"{LONGEST}memo/"
_PAIR = ",".join(result.slug for result in sorted(RESULTS, key=lambda one: -len(one.package.outcomes))[:2])

KINDS = {
    "home": "",
    "find": "cases/",
    "find nothing": "cases/?state=ME&subject=science&q=zebra",
    "trend case": TREND,
    "effects case": EFFECTS,
    "memo": MEMO,
    "compare": f"compare/?c={_PAIR}",
    "like us": f"like-us/?case={RESULTS[0].slug}",
    "map": "map/",
    "effects": "effects/",
    "equity": "equity/",
    "guides": "guides/",
    "measure your own": "guides/measure/",
    "measures": "measures/",
    "measure": "measures/graduation-rate/",
    "waiting": "waiting/",
    "rule": f"rules/{sorted(path.stem for path in (ROOT / 'docs' / 'rules').glob('*.md'))[0]}/",
    "data": "data/",
    "methods": "methods/",
    "benchmarks": "benchmarks/",
    "survey": "survey/",
    "404": "404.html",
}
READY = ("#pp-find", "#pp-compare", "#pp-like", "#pp-goal")  # forms that a script fills; each says when it is done
